"""Record an exit, agree on aftercare, record a return, and plan the next home."""

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, only_while
from interwonen.core.routes import pilot_url
from participants.actions.exits import change_aftercare, keep_exit_plan, record_exit, record_return
from participants.forms.exits import AftercareForm, ExitForm, ExitPlanForm, ReturnForm
from participants.models import Exit, ExitPlan, Placement, Return
from participants.views.participants_page import participant_trail
from participants.views.placements_blocks import placement_page, placement_url, while_it_lasts
from participants.views.sessions_planning import with_cancelled

_until_exit = only_while(
    lambda placement: not Exit.objects.filter(placement=placement).exists(),
    gettext_lazy("The exit has been recorded already; you see it below."),
    placement_url,
)
_until_return = only_while(
    lambda exit: not Return.objects.filter(exit=exit).exists(),
    gettext_lazy("The return has been recorded already; you see it below."),
    lambda exit: placement_url(exit.placement),
)


@require(Permission.PLACEMENT_DECIDE, Placement)
@_until_exit
def exit_create(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Record the exit that ends a stay."""
    today = clock.today()
    participant = placement.participant
    form = ExitForm(
        request.POST or None, initial={"exited_on": min(today, placement.ends_on)}, today=today
    )
    return form_page(
        request,
        form,
        record_exit,
        {"placement": placement, "today": today},
        done=with_cancelled(request, participant, _to_inspect(request, placement)),
        title=_("Record the exit of %(name)s") % {"name": participant.full_name},
        lead=_("The reason and the destination are two facts; the report counts them apart."),
        breadcrumbs=participant_trail(participant),
        back=placement_url(placement),
    )


def _to_inspect(request: PilotRequest, placement: Placement) -> str:
    """The message after an exit, with a link to the inspection that comes next."""
    page = "inspect" if Permission.DWELLING_INSPECT in request.permissions else "detail"
    return format_html(
        '{} <a href="{}">{}</a>',
        _("The exit has been recorded. Before someone else moves in, the dwelling is inspected:"),
        pilot_url(f"participants:dwelling-{page}", request.pilot.slug, placement.dwelling_id),
        placement.dwelling,
    )


@require(Permission.PARTICIPANT_WRITE, Exit)
def aftercare_change(request: PilotRequest, exit: Exit) -> HttpResponse:
    """Set or change the last day of the aftercare."""
    placement = exit.placement
    form = AftercareForm(request.POST or None, row=exit)
    done = _("The aftercare has been recorded.")
    return placement_page(
        request,
        form,
        placement,
        change_aftercare,
        {"exit": exit},
        done=with_cancelled(request, placement.participant, done),
        title=_("Aftercare"),
        lead=_("%(name)s can get support up to and including this day, after leaving.")
        % {"name": placement.participant.full_name},
    )


@require(Permission.PARTICIPANT_WRITE, Exit, writes=Act.CREATE)
@_until_return
def return_record(request: PilotRequest, exit: Exit) -> HttpResponse:
    """Record that someone who left became homeless again within six months."""
    today = clock.today()
    placement = exit.placement
    form = ReturnForm(request.POST or None, today=today)
    return placement_page(
        request,
        form,
        placement,
        record_return,
        {"exit": exit, "today": today},
        done=_("The return has been recorded."),
        title=_("Return to homelessness of %(name)s") % {"name": placement.participant.full_name},
        lead=_(
            "The places are those of ETHOS Light, a European list of ways to have no home, in the "
            "words of CBS. Never compare numbers from here with the count of CBS: that counts fewer "
            "situations."
        ),
    )


@require(Permission.PARTICIPANT_WRITE, Placement)
@while_it_lasts
def exit_plan(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Plan where a resident goes after the stay."""
    today = clock.today()
    plan = ExitPlan.objects.filter(placement=placement).first()
    form = ExitPlanForm(
        request.POST or None, row=plan or ExitPlan(placement=placement), today=today
    )
    return placement_page(
        request,
        form,
        placement,
        keep_exit_plan,
        {"placement": placement, "today": today},
        done=_("The plan for the next home has been saved."),
        title=_("Next home"),
    )
