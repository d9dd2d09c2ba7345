"""Addresses of what residents ask about their own data: /<pilot>/rechten/."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.audit.withdrawals import Withdrawal, withdrawal_urls
from interwonen.core.routes import page
from interwonen.core.withdrawals import withdraw
from interwonen.rights.models import FileCopy, ResidentStatement, RightsRequest
from interwonen.rights.views import copies, file_limits, requests, requests_list, statements
from participants.models import FileLimit
from participants.views.participants_page import record_trail

app_name = "rights"

offer_history(RightsRequest, "rechten", Permission.RIGHTS_WRITE, requests.request_trail)
offer_history(FileCopy, "kopieen", Permission.FILE_COPY, copies.copy_trail)
offer_history(FileLimit, "beperkingen", Permission.PARTICIPANT_READ, file_limits.limit_trail)
offer_history(ResidentStatement, "verklaringen", Permission.PARTICIPANT_READ, record_trail)

WITHDRAWALS = (
    Withdrawal(
        ResidentStatement,
        "statement",
        Permission.RIGHTS_WRITE,
        record_trail,
        lead=_("When the resident takes it back, or wants to say it otherwise."),
        question=_("Why does it no longer stand?"),
    ),
    Withdrawal(
        FileCopy,
        "copy",
        Permission.FILE_COPY,
        copies.copy_trail,
        _("Was it given to the resident? Then ask for it back, and tell the privacy officer."),
        lead=_("For a copy in which something is wrong. You can make a new one then."),
    ),
)

urlpatterns = [
    page("rechten/", requests_list.request_list),
    page("rechten/<int:pk>/", requests.request_detail),
    page("rechten/<int:pk>/wijzigen/", requests.request_change),
    page("rechten/<int:pk>/verlengen/", requests.request_extend),
    page("rechten/<int:pk>/antwoord/", requests.request_answer),
    page("rechten/<int:pk>/intrekken/", requests.request_withdraw),
    page("rechten/<int:pk>/beperken/", file_limits.limit_set),
    page("beperkingen/<int:pk>/opheffen/", file_limits.limit_lift),
    page("rechten/<int:pk>/kopie/", copies.copy_show),
    page("rechten/<int:pk>/kopie/maken/", copies.copy_make),
    page("kopieen/<int:pk>/teksten/", copies.copy_texts),
    page("kopieen/<int:pk>/vrijgeven/", copies.copy_release),
    page("kopieen/<int:pk>/pdf/", copies.copy_pdf),
    page("kopieen/<int:pk>/json/", copies.copy_json),
    page("deelnemers/<int:pk>/rechten/", requests_list.file_requests),
    page("deelnemers/<int:pk>/verzoek/", requests.request_create),
    page("deelnemers/<int:pk>/verklaring/", statements.statement_create),
    *withdrawal_urls(WITHDRAWALS, withdraw),
]
