"""The stays of a participant, and a new placement."""

from datetime import date
from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import form_page
from interwonen.pilots.models import Pilot
from participants.actions.placements import place
from participants.forms.placements import PlacementForm
from participants.models import Dwelling, Participant, Placement, PlacementProposal
from participants.selectors.placements_occupancy import residents_on
from participants.selectors.referrals_waiting import Room, next_place, room_in
from participants.views.participants_page import file_of, participant_page, participant_trail
from participants.views.placements_blocks import blocks_of


@require(Permission.PARTICIPANT_READ, Participant)
def participant_placements(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The past, present and planned stays of a participant, and what may be told of it."""
    file = file_of(request, participant, in_full=True)
    return participant_page(
        request,
        file,
        "participants/participant_placements.html",
        tab="participant-placements",
        blocks=blocks_of(file),
        statements=list(participant.agreed_statements.all()),
    )


@require(Permission.PLACEMENT_DECIDE, Participant, writes=Act.CREATE)
def placement_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Place a participant; the form starts with the proposal, or with the next free dwelling."""
    today = clock.today()
    pilot = request.pilot
    room = room_in(pilot, on=today)
    first_day, offered = offered_placement(pilot, room)
    proposal = PlacementProposal.objects.open_for(participant, on=today)
    form = PlacementForm(
        request.POST or None,
        initial=model_to_dict(proposal, fields=offered) if proposal else offered,
        dwellings=dwellings_to_choose(pilot, first_day),
        day=first_day,
        today=today,
    )
    facts = {"participant": participant, "today": today}
    return form_page(
        request,
        form,
        place,
        {**facts},
        done=_("The stay has been recorded."),
        title=_("Place %(name)s") % {"name": participant.full_name},
        lead=_lead(pilot, room, proposal, today),
        breadcrumbs=participant_trail(participant),
    )


def offered_placement(pilot: Pilot, room: Room) -> tuple[date, dict[str, Any]]:
    """The first day with a free place, and the values that a form about a stay starts with."""
    first_day, home = next_place(pilot, room)
    return first_day, {
        "dwelling": home.dwelling if home else None,
        "starts_on": first_day,
        "ends_on": home.days.last if home else pilot.ends_on,
    }


def _lead(pilot: Pilot, room: Room, proposal: PlacementProposal | None, today: date) -> str:
    if room.first == today and room.levels:
        residents, capacity = room.levels[0].residents, room.levels[0].places
    else:
        residents, capacity = residents_on(pilot, today), pilot.capacity_on(today)
    words: dict[str, Any] = {"residents": residents, "capacity": capacity}
    taken = _("Today %(residents)d of %(capacity)d places are taken.") % words
    if proposal is None:
        return taken
    words = {"name": proposal.proposed_by, "why": proposal.why}
    return f"{taken} " + _("Filled in is the proposal of %(name)s: %(why)s") % words


def dwellings_to_choose(pilot: Any, day: date) -> Any:
    """Every dwelling with its state on `day` and its stays from then on, the nearest first."""
    placements = Placement.objects.filter(ends_on__gte=day)
    rows = Dwelling.objects.of_pilot(pilot).nearest_first(on=day).with_vacant_since(on=day)
    return rows.with_placements(placements)
