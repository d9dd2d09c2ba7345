"""Keep a record longer than its period, and no longer."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import BaseForm
from interwonen.core.pages import Breadcrumbs, form_page
from interwonen.core.routes import pilot_url
from interwonen.retention.actions.holds import hold_back, hold_file, hold_record, release_hold
from interwonen.retention.forms.destructions import CodeHoldForm, HoldForm, ReleaseForm
from interwonen.retention.models import Destruction
from interwonen.retention.views.destructions import destruction_trail, retention_trail
from participants.models import Participant
from participants.views.participants_page import participant_trail


def _hold_page(
    request: PilotRequest,
    form: BaseForm,
    action: Any,
    about: dict[str, Any],
    *,
    title: str,
    breadcrumbs: Breadcrumbs,
) -> HttpResponse:
    return form_page(
        request,
        form,
        action,
        {**about, "today": clock.today()},
        done=_("It is kept until someone says that it may go."),
        then=lambda row: pilot_url("retention:destruction-detail", request.pilot.slug, row.pk),
        title=title,
        lead=_("While there is a reason, nobody can destroy it."),
        breadcrumbs=breadcrumbs,
    )


@require(Permission.RETENTION_DECIDE, Destruction)
def destruction_hold(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """Keep a record on the list longer, with a reason."""
    return _hold_page(
        request,
        HoldForm(request.POST or None),
        hold_back,
        {"destruction": destruction},
        title=_("Keep longer: %(what)s") % {"what": destruction},
        breadcrumbs=destruction_trail(destruction),
    )


@require(Permission.RETENTION_DECIDE)
def record_hold(request: PilotRequest) -> HttpResponse:
    """Keep the file or question with a code longer, also before it is due."""
    return _hold_page(
        request,
        CodeHoldForm(request.POST or None),
        hold_record,
        {"pilot": request.pilot},
        title=_("Keep something longer"),
        breadcrumbs=retention_trail(request.pilot.slug),
    )


@require(Permission.RETENTION_DECIDE, Participant)
def file_hold(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Keep the file of a participant longer, also before it is due."""
    sees_file = Permission.PARTICIPANT_READ in request.file_permissions
    slug = request.pilot.slug
    if not sees_file:
        request.record = None  # the title of the page would name the person
    return _hold_page(
        request,
        HoldForm(request.POST or None),
        hold_file,
        {"participant": participant},
        title=_("Keep the file longer"),
        breadcrumbs=participant_trail(participant) if sees_file else retention_trail(slug),
    )


@require(
    Permission.RETENTION_DECIDE,
    Destruction,
    writes=Act.DESTROY,
    step_up=gettext_lazy("Keep a record no longer"),
)
def destruction_release(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """Let a record be destroyed when its time is over."""
    return form_page(
        request,
        ReleaseForm(request.POST or None),
        release_hold,
        {"destruction": destruction},
        done=_("The reason to keep it is gone. It may be destroyed once its time is over."),
        title=_("Keep no longer: %(what)s") % {"what": destruction},
        lead=_("It was kept because: %(why)s") % {"why": destruction.held_because},
        breadcrumbs=destruction_trail(destruction),
    )
