"""What is due in a pilot within a week or late, and whom to remind of it.

Only who may do something about it is reminded: a membership that ended, an account that was closed
and a file that went to a colleague bring no reminder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from evaluations.models import Reminder
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.pilots.models import Pilot
from participants.models import Participant
from participants.selectors.progress_reviews_due import progress_reviews_due

DUE_WITHIN = timedelta(days=7)
Subject = Reminder.Subject


@dataclass(frozen=True)
class Due:
    """One thing that is due: what it is, its key, its last day in time, and who is reminded."""

    subject: Subject
    about: str
    due_on: date
    people: tuple[User, ...]


@dataclass(frozen=True)
class DueInPilot:
    """All that is due in a pilot on the date `today`."""

    pilot: Pilot
    today: date

    def rows(self) -> list[Due]:
        """Each thing with who is reminded of it; without anyone it is left out."""
        return [due for due in self._all() if due.people]

    def _all(self) -> Iterator[Due]:
        participants = Participant.objects.filter(pilot=self.pilot)
        for review in progress_reviews_due(participants, self.today, within=DUE_WITHIN):
            people = self._supporters(review.participant, Permission.GOAL_WRITE)
            about = str(review.participant.pk)
            yield Due(Subject.PROGRESS_REVIEW, about, review.due_on, people)

    def _supporters(self, participant: Any, permission: Permission) -> tuple[User, ...]:
        """The counsellor of a participant, or without one who assigns a counsellor, who may do this."""
        support = participant.support
        people = [support.counsellor] if support else self._leads
        return tuple(each for each in people if each.may(permission, participant, on=self.today))

    @cached_property
    def _leads(self) -> Iterable[User]:
        return list(people_with(self.pilot, Permission.CASELOAD_ASSIGN, on=self.today))
