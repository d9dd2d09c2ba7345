"""What was agreed at a meeting of the sounding board, and whether it was kept."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, sent, while_it_counts
from interwonen.core.routes import pilot_url
from neighbours.actions.sounding_board_agreements import (
    agree_with_board,
    change_board_agreement,
    reopen_board_agreement,
    settle_board_agreement,
)
from neighbours.forms.sounding_board import AgreementChangeForm, AgreementForm, SettleForm
from neighbours.models import BoardAgreement, BoardMeeting
from neighbours.views.sounding_board_meetings import meeting_trail, meeting_url


def agreement_trail(agreement: BoardAgreement) -> Breadcrumbs:
    """Those of the meeting, where the agreement stands."""
    return meeting_trail(agreement.meeting)


_while_the_meeting_counts = while_it_counts(meeting_url)
while_agreement_counts = while_it_counts(
    lambda agreement: meeting_url(agreement.meeting), of="meeting"
)


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMeeting, writes=Act.CREATE)
@_while_the_meeting_counts
def board_agreement_create(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """Record what was agreed."""
    form = AgreementForm(request.POST or None)
    return form_page(
        request,
        form,
        agree_with_board,
        {"meeting": meeting, "today": clock.today()},
        done=_("The agreement has been saved."),
        title=_("Add an agreement"),
        breadcrumbs=meeting_trail(meeting),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardAgreement)
@while_agreement_counts
def board_agreement_change(request: PilotRequest, agreement: BoardAgreement) -> HttpResponse:
    """Correct what was agreed."""
    form = AgreementChangeForm(request.POST or None, row=agreement)
    return form_page(
        request,
        form,
        change_board_agreement,
        {"agreement": agreement, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the agreement"),
        lead=_("The old data stay in the history."),
        otherwise=Otherwise(
            _("Recorded by mistake?"),
            _("Withdraw"),
            pilot_url("neighbours:board-agreement-withdraw", request.pilot.slug, agreement.pk),
        ),
        breadcrumbs=agreement_trail(agreement),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardAgreement)
@while_agreement_counts
def board_agreement_settle(request: PilotRequest, agreement: BoardAgreement) -> HttpResponse:
    """Record whether it was kept, or correct that."""
    today = clock.today()
    initial = {"settled_on": agreement.settled_on or today}
    form = SettleForm(request.POST or None, row=agreement, initial=initial, **drafting(request))
    return form_page(
        request,
        form,
        settle_board_agreement,
        {"agreement": agreement, "today": today},
        done=_("It has been saved."),
        title=_("Kept or not?"),
        lead=agreement.what,
        breadcrumbs=agreement_trail(agreement),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardAgreement)
@while_agreement_counts
def board_agreement_reopen(request: PilotRequest, agreement: BoardAgreement) -> HttpResponse:
    """Open an agreement again."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Open again")),
        reopen_board_agreement,
        {"agreement": agreement},
        done=_("The agreement is open again."),
        title=_("Open the agreement again"),
        lead=_("For an agreement that was called kept or not kept by mistake."),
        breadcrumbs=agreement_trail(agreement),
    )
