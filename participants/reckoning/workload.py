"""The team at a glance: how much each counsellor has and does, and who was not seen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, Sum

from interwonen.pilots.models import Pilot
from participants.models import Assignment, FollowUp, Participant, SupportSession
from participants.reckoning.team import team_of
from participants.reckoning.today import Unseen, without_contact

WEEKS = 4


@dataclass(frozen=True)
class Load:
    """One counsellor: people, minutes and what was missed; weeks run from Monday to Sunday."""

    counsellor: Any
    participants: int
    planned_minutes: int
    held_minutes: int
    held_minutes_before: int
    missed: int
    kept: int
    late_follow_ups: int

    @property
    def held_per_week(self) -> float:
        """Hours held per week, over the four weeks before this one."""
        return self.held_minutes_before / 60 / WEEKS

    @property
    def planned_hours(self) -> float:
        return self.planned_minutes / 60

    @property
    def held_hours(self) -> float:
        return self.held_minutes / 60

    @property
    def no_show_share(self) -> int | None:
        """Percentage of the appointments of five weeks that were missed; none without any."""
        appointments = self.missed + self.kept
        return round(100 * self.missed / appointments) if appointments else None


def team_loads(pilot: Pilot, *, on: date) -> list[Load]:
    """A line for everyone of the team, in a constant number of queries."""
    people = _counted(Assignment.objects.of_pilot(pilot).in_force(on), "counsellor")
    late = FollowUp.objects.of_pilot(pilot).open().filter(due_on__lt=on)
    late_by_owner = _counted(late, "owner")
    sessions = _session_sums(pilot, on)
    return [
        Load(
            counsellor=member,
            participants=people.get(member.pk, 0),
            late_follow_ups=late_by_owner.get(member.pk, 0),
            **sessions.get(member.pk, _NOTHING),
        )
        for member in team_of(pilot, on=on)
    ]


_NOTHING = {
    "planned_minutes": 0,
    "held_minutes": 0,
    "held_minutes_before": 0,
    "missed": 0,
    "kept": 0,
}


def _counted(rows: Any, field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(number=Count("pk")))


def _session_sums(pilot: Pilot, on: date) -> dict[int, dict[str, int]]:
    """Minutes of this week and of the four weeks before, by counsellor."""
    monday = on - timedelta(days=on.weekday())
    sunday, earlier = monday + timedelta(days=6), monday - timedelta(weeks=WEEKS)
    this_week, before = Q(day__range=(monday, sunday)), Q(day__range=(earlier, monday))
    rows = SupportSession.objects.of_pilot(pilot).filter(day__range=(earlier, sunday))
    sums = (
        rows.order_by()
        .values(who=F("counsellor"))
        .annotate(
            planned_minutes=Sum(
                "duration_minutes", filter=this_week & Q(planned_type__isnull=False)
            ),
            held_minutes=Sum("duration_minutes", filter=this_week & Q(status="held")),
            held_minutes_before=Sum(
                "duration_minutes", filter=before & Q(status="held", day__lt=monday)
            ),
            missed=Count("pk", filter=Q(status="no_show")),
            kept=Count("pk", filter=Q(status="held")),
        )
    )
    return {row.pop("who"): {name: value or 0 for name, value in row.items()} for row in sums}


def unseen_residents(pilot: Pilot, *, on: date) -> list[Unseen]:
    """Residents whom nobody saw for a week or longer, the longest first."""
    rows = Participant.objects.of_pilot(pilot).living_on(on).with_last_session(on=on)
    return without_contact(rows.with_living_since(on=on), on=on)
