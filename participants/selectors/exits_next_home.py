"""Who still lives in the pilot without a certain next home, and from when everyone needs a plan."""

from dataclasses import dataclass
from datetime import date

from interwonen.core.periods import months_later
from interwonen.pilots.models import Pilot
from participants.models import ExitPlan, Placement
from participants.querysets.placements import PlacementQuerySet

# So long before the last day of the pilot everyone who lives there needs a plan for afterwards.
PLAN_MONTHS = 3


@dataclass(frozen=True)
class Resident:
    """Someone who lives in the pilot on a day, with the plan as far as there is one.

    `last_stay` is the one that someone who is to move within the pilot leaves from; `days_left`
    runs up to and including its planned last day.
    """

    placement: Placement
    last_placement: Placement
    plan: ExitPlan | None
    days_left: int


def plan_required_from(pilot: Pilot) -> date:
    """The first day on which everyone who lives in the pilot needs a plan for the next home."""
    return months_later(pilot.ends_on, -PLAN_MONTHS)


def without_next_home(placements: PlacementQuerySet, *, on: date) -> list[Resident]:
    """Of `stays`, those of residents on the date `on` without a certain next home, first to leave
    first."""
    living = placements.on_day(on).select_related("participant", "dwelling")
    ahead = Placement.objects.filter(
        participant__in=living.values("participant"), ends_on__gte=on
    ).select_related("exit_plan__destination")
    last_placements = {
        placement.participant_id: placement for placement in ahead.order_by("starts_on")
    }
    residents = [
        _resident(placement, last_placements[placement.participant_id], on) for placement in living
    ]
    unsettled = [who for who in residents if who.plan is None or not who.plan.is_arranged]
    return sorted(unsettled, key=lambda who: (who.days_left, who.placement.participant.reference))


def _resident(placement: Placement, last_placement: Placement, on: date) -> Resident:
    plan = getattr(last_placement, "exit_plan", None)
    known = plan if plan is not None and plan.made_on <= on else None
    return Resident(placement, last_placement, known, (last_placement.ends_on - on).days + 1)
