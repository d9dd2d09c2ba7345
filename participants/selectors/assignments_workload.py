"""The workload of each counsellor of a team, and the participants without contact."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from interwonen.pilots.models import Pilot
from participants.models import Assignment, FollowUp, Participant, SupportSession
from participants.selectors.assignments_team import team_of
from participants.selectors.sessions_today import Unseen, without_contact

WEEKS = 4
Status = SupportSession.Status


@dataclass(frozen=True)
class Load:
    """The work of one counsellor; weeks run from Monday to Sunday.

    Planned minutes count whether or not the session was held, unless it was cancelled.
    """

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
        """Percentage missed of the sessions with one participant in five weeks; None without any."""
        appointments = self.missed + self.kept
        return round(100 * self.missed / appointments) if appointments else None


def team_loads(pilot: Pilot, *, on: date) -> list[Load]:
    """The workload of everyone in the team, in a constant number of queries."""
    participants = _counted(Assignment.objects.of_pilot(pilot).in_force(on), "counsellor")
    late = FollowUp.objects.of_pilot(pilot).open().filter(due_on__lt=on)
    late_by_owner = _counted(late, "owner")
    sessions = _sessions_of(pilot, on)
    return [
        Load(
            counsellor=member,
            participants=participants.get(member.pk, 0),
            late_follow_ups=late_by_owner.get(member.pk, 0),
            **_sums(sessions[member.pk], _monday(on)),
        )
        for member in team_of(pilot, on=on)
    ]


def _counted(rows: Any, field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(number=Count("pk")))


def _sessions_of(pilot: Pilot, on: date) -> dict[int, list[Any]]:
    """By counsellor: the sessions of this week and the four weeks before, without cancelled ones."""
    monday = _monday(on)
    weeks = (monday - timedelta(weeks=WEEKS), monday + timedelta(days=6))
    rows = SupportSession.objects.of_pilot(pilot).filter(day__range=weeks)
    called_off = (Status.CANCELLED, Status.WITHDRAWN)
    sessions: dict[int, list[Any]] = defaultdict(list)
    for session in rows.exclude(status__in=called_off).only(*_LOOKED_AT):
        sessions[session.counsellor_id].append(session)
    return sessions


_LOOKED_AT = ("counsellor", "status", "day", "group", "duration_minutes", "planned_minutes")


def _sums(sessions: list[Any], monday: date) -> dict[str, int]:
    held = [session for session in sessions if session.status == Status.HELD]
    appointments = [session for session in sessions if session.planned_minutes]
    return {
        "planned_minutes": sum(each.planned_minutes for each in appointments if each.day >= monday),
        "held_minutes": _minutes(each for each in held if each.day >= monday),
        "held_minutes_before": _minutes(each for each in held if each.day < monday),
        "missed": sum(session.status == Status.NO_SHOW for session in sessions),
        "kept": sum(session.group is None for session in held),
    }


def _minutes(held: Iterable[Any]) -> int:
    """Minutes of a counsellor's time: a group contact counts once, by its longest session."""
    longest: dict[Any, int] = {}
    for session in held:
        contact = session.group or session.pk
        longest[contact] = max(longest.get(contact, 0), session.duration_minutes)
    return sum(longest.values())


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def unseen_participants(pilot: Pilot, *, on: date) -> list[Unseen]:
    """The participants without contact for a week or longer, except those who have left."""
    rows = Participant.objects.of_pilot(pilot).supported(on=on).with_sessions(on=on)
    here = rows.exclude(status=Participant.Status.AFTERCARE)
    return without_contact(here.with_here_since(on=on), on=on)
