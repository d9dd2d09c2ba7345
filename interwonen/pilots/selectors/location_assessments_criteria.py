"""The list of criteria that the location of a pilot is judged by, in its versions.

A pilot begins with the list that comes with the product. A list that its officer makes is a version of
the same question set for this pilot only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Min, Q
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.pilots.models import Pilot, Question
from interwonen.pilots.models.location_assessments import LOCATION_CRITERION

_OWN = "pilot-"
SHIPPED_NUMBER = 1


def own_version(pilot: Pilot, number: int) -> str:
    """What a list of the pilot is called as a version of the question set."""
    return f"{_OWN}{pilot.pk}-{number}"


def list_number(version: str) -> int:
    """1 for a list that comes with the product, 2 for the first that the officer made, and so on."""
    return int(version.rpartition("-")[2]) if version.startswith(_OWN) else SHIPPED_NUMBER


@dataclass(frozen=True)
class CriteriaList:
    """The criteria of one version, in their order, and when it was made."""

    version: str
    criteria: Sequence[Question]
    made_at: datetime | None = None

    @property
    def number(self) -> int:
        return list_number(self.version)

    @property
    def label(self) -> str:
        """What the list is called on screen."""
        if self.number == SHIPPED_NUMBER:
            return _("List 1, which comes with Interwonen")
        day = self.made_at.date() if self.made_at else None
        return _("List %(number)d, of %(day)s") % {"number": self.number, "day": in_words(day)}


def criteria_lists(pilot: Pilot) -> list[CriteriaList]:
    """The lists of the pilot, the newest one first, and at last that which comes with the product."""
    made = Question.history.filter(_own(pilot), question_set=LOCATION_CRITERION, history_type="+")
    dates = dict(made.order_by().values_list("version").annotate(Min("history_date")))
    return [
        CriteriaList(version, criteria, dates.get(version))
        for version, criteria in _versions(pilot)
    ]


def current_criteria(pilot: Pilot) -> list[Question]:
    """The criteria of the newest list of the pilot, in their order."""
    return _versions(pilot)[0][1]


def criteria_of(version: str) -> list[Question]:
    """The criteria of one version of the list, in their order."""
    of_version = Question.objects.filter(question_set=LOCATION_CRITERION, version=version)
    return list(of_version.filter(offered=True).order_by("position"))


def _own(pilot: Pilot) -> Q:
    return Q(version__startswith=own_version(pilot, 0)[:-1])


def _versions(pilot: Pilot) -> list[tuple[str, list[Question]]]:
    """Each version with its criteria, the newest one first."""
    of_set = Question.objects.filter(question_set=LOCATION_CRITERION, offered=True)
    questions = of_set.filter(_own(pilot) | ~Q(version__startswith=_OWN))
    groups = groupby(questions.order_by("version", "position"), key=lambda each: each.version)
    versions = [(version, list(group)) for version, group in groups]
    return sorted(versions, key=lambda each: list_number(each[0]), reverse=True)
