"""Whether the location of a pilot is to be assessed, and why."""

from dataclasses import dataclass
from datetime import date

from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import CapacityStep, LocationAssessment, Pilot


@dataclass(frozen=True)
class _Step:
    """A decision on the number of places."""

    effective_from: date
    capacity: int


@dataclass(frozen=True)
class LocationAssessmentDue:
    """The location is to be assessed by `due_on`, from which day there are `places`.

    `latest` is the last assessment, which was about fewer places; None when there is none yet.
    """

    due_on: date
    places: int
    latest: LocationAssessment | None = None

    def is_late(self, today: date) -> bool:
        """Whether it should have been assessed already."""
        return self.due_on <= today


def location_assessment_due(pilot: Pilot, today: date) -> LocationAssessmentDue | None:
    """That the location is to be assessed, as known on the date `today`; None when it is not.

    It is due before the pilot begins, and again before each day from which there are more places
    than the last assessment was about. An assessment for a number of places holds for fewer too. Once
    the pilot is over, nothing is due. One query.
    """
    if today > pilot.ends_on:
        return None
    steps = CapacityStep.objects.of_pilot(pilot).order_by("effective_from")
    steps_found = packed(steps, effective_from="effective_from", capacity="capacity")
    made = LocationAssessment.objects.of_pilot(pilot).made(on=today)
    latest = made.annotate(steps_found=steps_found).first()
    if latest is None:
        return LocationAssessmentDue(pilot.starts_on, pilot.base_capacity)
    numbers = [(pilot.starts_on, pilot.base_capacity)]
    numbers += [
        (step.effective_from, step.capacity) for step in unpacked(_Step, latest.steps_found)
    ]
    then = max((first for first, _ in numbers if first <= latest.assessed_on), default=date.min)
    for first, places in numbers:
        if first >= then and places > latest.places:
            return LocationAssessmentDue(first, places, latest)
    return None
