"""Residents without a certain next home, and the date from which every resident needs a plan."""

from dataclasses import dataclass
from datetime import date

from interwonen.core.periods import months_later
from interwonen.pilots.models import Pilot
from participants.models import ExitPlan, Placement
from participants.querysets.placements import PlacementQuerySet

# Every resident needs a plan this long before the last day of the pilot.
PLAN_MONTHS = 3


@dataclass(frozen=True)
class Resident:
    """A participant who lives in the pilot on a day, with the plan for a next home, if any.

    `last_placement` differs from `placement` when a move within the pilot is planned; `days_left`
    counts up to and including its planned last day.
    """

    placement: Placement
    last_placement: Placement
    plan: ExitPlan | None
    days_left: int


def plan_required_from(pilot: Pilot) -> date:
    """The first day on which every resident of the pilot needs a plan for the next home."""
    return months_later(pilot.ends_on, -PLAN_MONTHS)


def without_next_home(placements: PlacementQuerySet, *, on: date) -> list[Resident]:
    """Of `placements`, the residents on the date `on` without a certain next home, in the order in
    which they leave."""
    without = placements.without_certain_next_home(on)
    current = without.select_related("participant", "dwelling")
    ahead = Placement.objects.filter(participant__in=current.values("participant"), ends_on__gte=on)
    ahead = ahead.select_related("exit_plan__destination").order_by("starts_on")
    last = {placement.participant_id: placement for placement in ahead}
    residents = [_resident(placement, last[placement.participant_id], on) for placement in current]
    return sorted(
        residents, key=lambda each: (each.days_left, each.placement.participant.reference)
    )


def _resident(placement: Placement, last_placement: Placement, on: date) -> Resident:
    plan = getattr(last_placement, "exit_plan", None)
    known = plan if plan is not None and plan.made_on <= on else None
    return Resident(placement, last_placement, known, (last_placement.ends_on - on).days + 1)
