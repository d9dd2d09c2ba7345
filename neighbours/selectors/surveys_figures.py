"""The survey among neighbours as it is counted: what a completed round says never changes."""

from dataclasses import dataclass
from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import SurveyRound


@dataclass(frozen=True)
class CountedRound:
    """A round of the survey: when it was completed, and how many forms came back."""

    completed_on: date
    forms: int


def counted_rounds(pilot: Pilot, *, as_of: date) -> list[CountedRound]:
    """The rounds that were completed by a day; one query."""
    rows = SurveyRound.objects.of_pilot(pilot).standing().filter(completed_on__lte=as_of)
    facts = rows.with_counts().values_list("completed_on", "forms_returned")
    return [CountedRound(*each) for each in facts]
