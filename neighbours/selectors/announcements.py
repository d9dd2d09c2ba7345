"""Who was told what and when: the letters that were sent and the announcements, as one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import Announcement, LetterRound

_WITH_A_FIRST = {Announcement.About.START.value, Announcement.About.GROWTH.value}


@dataclass(frozen=True)
class Told:
    """A letter or an announcement; `about` is the subject, and for growth also which growth."""

    day: date
    about: tuple[str, date | None]
    row: LetterRound | Announcement

    @property
    def letter(self) -> LetterRound | None:
        return self.row if isinstance(self.row, LetterRound) else None

    @property
    def to_neighbours(self) -> bool:
        if isinstance(self.row, LetterRound):
            return True
        return self.row.audience == Announcement.Audience.NEIGHBOURS


@dataclass(frozen=True)
class Line:
    """What was told, and whether neighbours had yet to hear of the same."""

    told: Told
    before_neighbours: bool


def lines_told(pilot: Pilot, announcements: Iterable[Announcement]) -> list[Line]:
    """The letters of a pilot and these announcements in order of time.

    Of the start and of each growth it says what others heard before the neighbours. Something about
    growth belongs to the first growth that was still to come on that day, else to the last one.
    """
    growths = list(
        pilot.capacity_steps.order_by("effective_from").values_list("effective_from", flat=True)
    )
    letters = LetterRound.objects.of_pilot(pilot).sent().select_related("capacity_step")
    told = [_of_letter(round, growths) for round in letters]
    told += [
        Told(row.told_on, _about(row.about, row.told_on, growths), row) for row in announcements
    ]
    first: dict[tuple[str, date | None], date] = {}
    for each in told:
        if each.to_neighbours:
            first[each.about] = min(each.day, first.get(each.about, each.day))
    in_order = sorted(told, key=lambda each: (each.day, not each.to_neighbours))
    return [Line(each, _is_before(each, first.get(each.about))) for each in in_order]


def _of_letter(round: LetterRound, growths: list[date]) -> Told:
    day = round.sent_on or date.max
    step = round.capacity_step
    about = (round.purpose, step.effective_from) if step else _about(round.purpose, day, growths)
    return Told(day, about, round)


def _about(subject: str, day: date, growths: list[date]) -> tuple[str, date | None]:
    if subject != Announcement.About.GROWTH or not growths:
        return subject, None
    return subject, next((growth for growth in growths if growth > day), growths[-1])


def _is_before(told: Told, neighbours_heard: date | None) -> bool:
    if told.to_neighbours or told.about[0] not in _WITH_A_FIRST:
        return False
    return neighbours_heard is None or told.day < neighbours_heard
