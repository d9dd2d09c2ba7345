"""Limit the use of a file at a request, and lift that again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from interwonen.rights.models import RightsRequest
from interwonen.rights.views.requests import request_trail
from participants.actions.file_limits import lift_limit, limit_file
from participants.forms.file_limits import LimitForm
from participants.models import FileLimit
from participants.views.participants_page import participant_trail, participant_url


def limit_trail(limit: FileLimit) -> Breadcrumbs:
    """The participant's page."""
    return participant_trail(limit.participant)


_until_lifted = only_while(
    lambda limit: not limit.is_lifted,
    gettext_lazy("This limit was lifted already."),
    lambda limit: participant_url(limit.participant),
)


@require(Permission.RIGHTS_WRITE, RightsRequest, writes=Act.CREATE)
def limit_set(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Limit the use of the file of who asks."""
    today = clock.today()
    kinds = {RightsRequest.Right.OBJECTION: FileLimit.Kind.OBJECTION}
    first = kinds.get(row.right, FileLimit.Kind.RESTRICTION)  # type: ignore[call-overload]
    return form_page(
        request,
        LimitForm(request.POST or None, initial={"since": today, "kind": first}),
        limit_file,
        {"participant": row.participant, "today": today},
        done=_("The use of the file is limited; every page of it says so."),
        title=_("Limit the use of the file"),
        lead=_(
            "With a restriction the file is only kept: nobody changes or destroys anything in it."
        ),
        breadcrumbs=request_trail(row),
    )


@require(Permission.RIGHTS_WRITE, FileLimit)
@_until_lifted
def limit_lift(request: PilotRequest, limit: FileLimit) -> HttpResponse:
    """Lift a limit, once the resident was told."""
    return form_page(
        request,
        ReasonForm(
            request.POST or None,
            question=_("Why is it lifted? Tell the resident first."),
            label=_("Lift the limit"),
        ),
        lift_limit,
        {"limit": limit, "today": clock.today()},
        done=_("The limit has been lifted."),
        title=_("Lift the limit"),
        lead=f"{limit}: {limit.because}",
        template="confirm_page.html",
        breadcrumbs=limit_trail(limit),
    )
