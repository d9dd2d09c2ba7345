"""When the self-reliance of someone is to be assessed next, and whether that is overdue.

At the start, within two weeks of moving in; every three months after the last time; within two weeks
of leaving; and once more three to six months later. Who died is not assessed any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import OuterRef

from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.periods import months_later
from participants.models import Assessment, Participant, Placement
from participants.models.exits import DECEASED_REASON, Exit
from participants.querysets.participants import ParticipantQuerySet
from participants.querysets.placements import PlacementQuerySet

DAYS_TO_ASSESS = timedelta(days=14)
MONTHS_BETWEEN = 3
FOLLOW_UP_FROM, FOLLOW_UP_UNTIL = 3, 6  # months after the exit
# A month after that it would tell of another time than the one asked for.
FOLLOW_UP_LAPSES = 7

START, INTERIM, AT_EXIT, FOLLOW_UP = (
    f"assessment_moment.{code}" for code in ("t0", "t_interim", "t_exit", "t_followup")
)


@dataclass(frozen=True)
class AssessedOn:
    """An assessment that counts: its moment, as the key of a term, and its day."""

    moment: str
    day: date


@dataclass(frozen=True)
class DueAssessment:
    """The next assessment of someone: which moment, from which day on, and its last day in time."""

    participant: Participant
    moment: str
    opens_on: date
    due_on: date

    def is_open(self, on: date) -> bool:
        """Whether it can be done on the date `on`."""
        return self.opens_on <= on

    def is_overdue(self, on: date) -> bool:
        """Whether its last day lies before the date `on`."""
        return self.due_on < on


def with_assessed(stays: PlacementQuerySet, *, on: date) -> Any:
    """Each stay's `.assessed`: the assessments of its resident up to the date `on` that count, packed
    as AssessedOn."""
    rows = Assessment.objects.filter(participant=OuterRef("participant"), assessed_on__lte=on)
    return stays.annotate(assessed=packed(rows.current(), moment="moment", day="assessed_on"))


def assessments_due(participants: ParticipantQuerySet, *, on: date) -> list[DueAssessment]:
    """What is to be assessed of these participants on the date `on`, the oldest first.

    That is what can be done by then, overdue or not; nobody is in it twice. Takes one query.
    """
    stays = Placement.objects.filter(participant__in=participants, starts_on__lte=on)
    stays = with_assessed(stays.select_related("exit", "participant"), on=on)
    rows = stays.order_by("participant", "starts_on")
    found = [
        next_assessment(list(of_one), on)
        for _pk, of_one in groupby(rows, key=lambda stay: stay.participant_id)
    ]
    due = [each for each in found if each is not None and each.is_open(on)]
    return sorted(due, key=lambda each: (each.due_on, each.participant.reference))


def next_assessment(stays: Sequence[Any], on: date) -> DueAssessment | None:
    """The next assessment of who has these stays, the first one first; it may still be ahead.

    The stays are those of `with_assessed`. None before moving in, after the last assessment, and
    while a stay is over without a recorded exit. Who came back after an exit begins anew.
    """
    begun = [stay for stay in stays if stay.starts_on <= on]
    if not begun:
        return None
    last, leaving = begun[-1], _exit_of(begun[-1], on)
    came_back = max((stay.ends_on for stay in begun[:-1] if _exit_of(stay, on)), default=date.min)
    first_day = min(stay.starts_on for stay in begun if stay.starts_on > came_back)
    # Before moving in only a start is of this time; the rest told of the time before.
    done = [
        each
        for each in unpacked(AssessedOn, last.assessed)
        if each.day > came_back and (each.moment == START or each.day >= first_day)
    ]
    if leaving is not None:
        found = _after_leaving(leaving, {each.moment for each in done}, on)
    elif last.ends_on < on:
        found = None
    else:
        found = _while_living(first_day, last.ends_on, done)
    return DueAssessment(last.participant, *found) if found else None


def _exit_of(stay: Placement, on: date) -> Exit | None:
    leaving = getattr(stay, "exit", None)
    return leaving if leaving is not None and leaving.exited_on <= on else None


def _while_living(
    first_day: date, last_day: date, done: Sequence[AssessedOn]
) -> tuple[str, date, date] | None:
    moments = {each.moment for each in done}
    if START not in moments:
        return START, first_day, first_day + DAYS_TO_ASSESS
    again = months_later(max(each.day for each in done), MONTHS_BETWEEN)
    if again <= last_day:
        return INTERIM, again - DAYS_TO_ASSESS, again
    if AT_EXIT in moments:
        return None
    return AT_EXIT, last_day - DAYS_TO_ASSESS, last_day + DAYS_TO_ASSESS


def _after_leaving(leaving: Exit, moments: set[str], on: date) -> tuple[str, date, date] | None:
    if leaving.reason_id == DECEASED_REASON:
        return None
    left_on = leaving.exited_on
    follow_up_from = months_later(left_on, FOLLOW_UP_FROM)
    if AT_EXIT not in moments and on < follow_up_from:
        return AT_EXIT, left_on, left_on + DAYS_TO_ASSESS
    if FOLLOW_UP in moments or on > months_later(left_on, FOLLOW_UP_LAPSES):
        return None
    return FOLLOW_UP, follow_up_from, months_later(left_on, FOLLOW_UP_UNTIL)
