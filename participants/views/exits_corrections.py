"""Correct an exit or a return, and withdraw an exit that did not happen."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import Otherwise
from interwonen.core.routes import pilot_url
from participants.actions.exits_corrections import change_exit, change_return, withdraw_exit
from participants.forms.exits import ExitChangeForm, ReturnChangeForm, WithdrawExitForm
from participants.models import Exit, Return
from participants.views.placements_blocks import placement_page
from participants.views.sessions_planning import with_cancelled


@require(Permission.PLACEMENT_DECIDE, Exit)
def exit_change(request: PilotRequest, exit: Exit) -> HttpResponse:
    """Correct when, why and where someone left."""
    today = clock.today()
    placement = exit.placement
    form = ExitChangeForm(request.POST or None, row=exit, today=today)
    otherwise = Otherwise(
        _("Did the person not leave at all?"),
        _("Withdraw the exit"),
        pilot_url("participants:exit-withdraw", request.pilot.slug, exit.pk),
    )
    done = _("The correction has been saved.")
    return placement_page(
        request,
        form,
        placement,
        change_exit,
        {"exit": exit, "today": today},
        done=with_cancelled(request, placement.participant, done),
        title=_("Correct the exit"),
        otherwise=otherwise,
    )


@require(Permission.PLACEMENT_DECIDE, Exit)
def exit_withdraw(request: PilotRequest, exit: Exit) -> HttpResponse:
    """Withdraw an exit that did not happen; the stay continues."""
    placement = exit.placement
    form = WithdrawExitForm(
        request.POST or None, row=exit, initial={"ends_on": request.pilot.ends_on}
    )
    return placement_page(
        request,
        form,
        placement,
        withdraw_exit,
        {"exit": exit},
        done=_("The exit has been withdrawn; the stay goes on."),
        title=_("Withdraw the exit of %(name)s") % {"name": placement.participant.full_name},
        lead=_("Sessions that were cancelled because of the exit stay cancelled: plan them again."),
    )


@require(Permission.PARTICIPANT_WRITE, Return)
def return_change(request: PilotRequest, came_back: Return) -> HttpResponse:
    """Correct since when someone is homeless again, and where."""
    today = clock.today()
    placement = came_back.exit.placement
    form = ReturnChangeForm(request.POST or None, row=came_back, today=today)
    return placement_page(
        request,
        form,
        placement,
        change_return,
        {"came_back": came_back, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct the return"),
    )
