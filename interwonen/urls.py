"""All addresses of the site; those of a pilot begin with its slug."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy

from interwonen.access.guard import public, require, require_any, signed_in
from interwonen.access.permissions import Act
from interwonen.accounts.factor_views import app_replace, recovery_codes_make, second_factor_link
from interwonen.accounts.openid_views import openid_begin, openid_return
from interwonen.accounts.session_views import session_extend, session_list
from interwonen.accounts.step_up_views import step_up
from interwonen.accounts.too_many import too_many
from interwonen.accounts.views import invitation_accept
from interwonen.audit.histories import record_history
from interwonen.audit.views import log_anchors
from interwonen.audit.withdrawn import withdrawn_list, withdrawn_show
from interwonen.core.draft_views import draft_discard, draft_keep
from interwonen.core.long_work_views import work_file, work_show
from interwonen.core.routes import page
from interwonen.core.views import components
from interwonen.core.well_known_views import change_password, robots, security_txt
from participants.views.calendar_feeds import calendar_feed

handler429 = too_many  # the sign-in library looks for it here

# /<pilot>/
pilot_urls: list[URLPattern | URLResolver] = [
    path("pilot/", include("interwonen.pilots.urls")),
    path("mensen/", include("interwonen.accounts.urls")),
    path("logboek/", include("interwonen.audit.urls")),
    path("geschiedenis/<slug:kind>/<slug:pk>/", record_history, name="record-history"),
    page("geschiedenis/ingetrokken/", withdrawn_list),
    page("geschiedenis/ingetrokken/<slug:kind>/<slug:key>/", withdrawn_show),
    # Whoever started the work opens them, while they hold the permission of its kind.
    path("werk/<int:pk>/", require_any(work_show), name="work-show"),
    path(
        "werk/<int:pk>/bestand/",
        require(None, reads=Act.EXPORT, step_up=gettext_lazy("Download a file"))(work_file),
        name="work-file",
    ),
    path("bewaren/", include("interwonen.retention.urls")),
    path("", include("neighbours.urls")),
    path("", include("evaluations.urls")),
    path("", include("interwonen.rights.urls")),
    path("", include("participants.urls")),
]

urlpatterns = [
    page("robots.txt", public(robots)),
    page(".well-known/security.txt", public(security_txt)),
    page(".well-known/change-password", public(change_password)),
    # Published, so that whoever keeps it can tell later whether the access log is another one.
    page("controle/logboek.txt", public(log_anchors)),
    path("onderdelen/", public(components), name="components"),  # 404 outside DEBUG
    # Public, so that a user whose session ended is warned instead of losing text unnoticed.
    path("toegang/concepten/", public(draft_keep), name="draft-keep"),
    path("toegang/concepten/weg/", signed_in(draft_discard), name="draft-discard"),
    path("toegang/agenda/<str:token>.ics", public(calendar_feed), name="calendar-feed"),
    path("toegang/bevestigen/", step_up, name="step-up"),
    page("toegang/blijf-ingelogd/", session_extend),
    page("toegang/sessies/", session_list),
    page("toegang/organisatie/<slug:issuer>/", openid_begin),
    page("toegang/organisatie/<slug:issuer>/terug/", openid_return),
    path("toegang/tweede-stap/link/<str:token>/", second_factor_link, name="second-factor-link"),
    page("toegang/tweede-stap/herstelcodes/", recovery_codes_make),
    page("toegang/tweede-stap/app-vervangen/", app_replace),
    path("toegang/", include("interwonen.accounts.sign_in_urls")),
    path("uitnodiging/<str:token>/", invitation_accept, name="invitation-accept"),
    path("buurt/<slug:pilot>/rapportages/", include("evaluations.public_urls")),
    path("buurt/<slug:pilot>/", include("neighbours.public_urls")),
    path("", include("interwonen.home.urls")),
    path("<slug:pilot>/", include(pilot_urls)),
]
