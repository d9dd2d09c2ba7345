"""Who still lives in the pilot without a certain next home, and from when everyone needs a plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from interwonen.core.periods import months_later
from interwonen.pilots.models import Pilot
from participants.models import ExitPlan, Placement
from participants.querysets import PlacementQuerySet

# So long before the last day of the pilot everyone who lives there needs a plan for what comes next.
PLAN_MONTHS = 3


@dataclass(frozen=True)
class Resident:
    """Someone who lives in the pilot on a day, with the plan as far as there is one."""

    stay: Placement
    plan: ExitPlan | None
    days_left: int


def plan_required_from(pilot: Pilot) -> date:
    """The first day on which everyone who lives in the pilot needs a plan for the next home."""
    return months_later(pilot.ends_on, -PLAN_MONTHS)


def without_next_home(stays: PlacementQuerySet, *, on: date) -> list[Resident]:
    """Of `stays`, those of residents on the date `on` without a certain next home, first to leave
    first; `days_left` runs up to and including the planned last day."""
    living = stays.on_day(on).select_related("participant", "dwelling")
    plans = _plans(living, on=on)
    residents = [
        Resident(stay, plans.get(stay.participant_id), (stay.ends_on - on).days + 1)
        for stay in living.order_by("ends_on", "participant__reference")
    ]
    return [who for who in residents if who.plan is None or not who.plan.is_arranged]


def _plans(stays: QuerySet[Placement], *, on: date) -> dict[int, ExitPlan]:
    """By participant, the plan as it was made by then; that of a coming move counts too."""
    of_them = ExitPlan.objects.filter(
        placement__participant__in=stays.values("participant"),
        placement__ends_on__gte=on,
        made_on__lte=on,
    )
    known = of_them.select_related("placement", "destination")
    return {plan.placement.participant_id: plan for plan in known}
