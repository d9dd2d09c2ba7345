"""Whether neighbours heard of the growth of a pilot before it took effect."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch

from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.models import LetterRound


class Heard(StrEnum):
    """What neighbours knew when the pilot grew, or know of growth that has yet to come."""

    IN_TIME = "in_time"
    LATE = "late"
    NOT = "not"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Growth:
    """A decision by which the pilot grows, and the letter about it, if there is one."""

    step: CapacityStep
    round: LetterRound | None

    def heard(self, today: date) -> Heard:
        """Whether a letter went out before the day on which the pilot grows."""
        sent_on = self.round.sent_on if self.round else None
        if sent_on is not None and sent_on <= today:
            return Heard.IN_TIME if sent_on < self.step.effective_from else Heard.LATE
        return Heard.NOT if self.step.effective_from <= today else Heard.NOT_YET


def told_of_growth(pilot: Pilot, *, today: date) -> list[tuple[Growth, str]]:
    """Each growth of a pilot with what neighbours heard of it, as the name in Heard."""
    return [(each, each.heard(today).value) for each in growth_of(pilot)]


def told_by(round: LetterRound, *, today: date) -> list[tuple[Growth, str]]:
    """The same of the growth that one letter is about; nothing for another letter."""
    if round.capacity_step is None or round.is_withdrawn:
        return []
    growth = Growth(round.capacity_step, round)
    return [(growth, growth.heard(today).value)]


def growth_of(pilot: Pilot) -> list[Growth]:
    """The decisions by which a pilot grows, in order of time, each with its letter."""
    standing = LetterRound.objects.standing()
    rows = pilot.capacity_steps.order_by("effective_from").prefetch_related(
        Prefetch("letter_rounds", standing, to_attr="letters")
    )
    steps, before = list(rows), pilot.base_capacity
    found = []
    for step in steps:
        if step.capacity > before:
            letters: list[LetterRound] = step.letters
            found.append(Growth(step, letters[0] if letters else None))
        before = step.capacity
    return found
