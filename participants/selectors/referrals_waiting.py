"""The waiting list as of a date: its order, how long people wait, and what each waits for.

Free places go to people in the order of the list. A place counts as free from the first day on
which it stays free up to the end of the pilot, by the stays and capacity decisions that are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.spans import ONE_DAY, Span, without
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Participant, Placement, PlacementProposal, Referral
from participants.selectors.placements_occupancy import Level, levels_of


class Need(StrEnum):
    """What someone on the waiting list waits for."""

    PLANNED = "planned"
    NOTHING = "nothing"
    DWELLING = "dwelling"
    PLACE = "place"
    TURN = "turn"
    NO_PLACE = "no_place"


@dataclass(frozen=True)
class Home:
    """A dwelling that is ready, and the days on end on which it is let and nobody lives in it."""

    dwelling: Dwelling
    days: Span


@dataclass(frozen=True)
class Room:
    """What is free in a pilot from the date `first` on: places by day, and dwellings then ready."""

    first: date
    levels: Sequence[Level]
    homes: Sequence[Home]

    def place_from(self, rank: int) -> date | None:
        """From when on there is a place for the person with so many people before, if ever."""
        since = None
        for level in reversed(self.levels):
            if level.places - level.residents <= rank:
                break
            since = level.days.first
        return since


@dataclass(frozen=True)
class Waiting:
    """Someone on the waiting list: the number, the days since the acceptance, and the reason.

    `rank` is how many people without a planned stay come before.
    """

    number: int
    referral: Referral
    days: int
    rank: int
    placement: Placement | None
    room: Room
    proposal: PlacementProposal | None = None

    @property
    def participant(self) -> Participant:
        person: Participant = self.referral.participant
        return person

    @property
    def place_from(self) -> date | None:
        """From when on a place is free for this person, after who comes before."""
        return self.room.place_from(self.rank)

    @property
    def need(self) -> Need:
        """What this person waits for."""
        if self.placement is not None:
            return Need.PLANNED
        if self.place_from is None:
            return Need.NO_PLACE
        if self.place_from > self.room.first:
            return Need.PLACE if self.room.levels[0].is_full else Need.TURN
        return Need.NOTHING if len(self.room.homes) > self.rank else Need.DWELLING

    @property
    def can_be_placed(self) -> bool:
        return self.need == Need.NOTHING

    @property
    def words(self) -> str:
        """What this person waits for, in words."""
        match self.need:
            case Need.PLANNED if self.placement:
                words = {
                    "dwelling": self.placement.dwelling,
                    "day": in_words(self.placement.starts_on),
                }
                return _("The planned stay: %(dwelling)s from %(day)s.") % words
            case Need.NOTHING:
                home = self.room.homes[self.rank].dwelling
                return _("Nothing: %(dwelling)s is ready and a place is free.") % {"dwelling": home}
            case Need.PLACE if self.place_from:
                words = {"day": in_words(self.place_from - ONE_DAY)}
                return _("A free place: all are taken up to and including %(day)s.") % words
            case Need.TURN if self.place_from:
                words = {"day": in_words(self.place_from)}
                return _("A free place: others come first, the next is free from %(day)s.") % words
            case Need.DWELLING:
                return _("A dwelling that is ready. A place is free.")
        return _("A free place: none is expected before the end of the pilot.")


def waiting_list(pilot: Pilot, *, on: date) -> list[Waiting]:
    """Everyone in a pilot who was accepted by the date `on` and has no dwelling then, in order.

    People with a reason of precedence come first, then who was accepted first, then by code.
    """
    waiting = Participant.objects.of_pilot(pilot).with_status(on=on)
    waiting = waiting.filter(status=Participant.Status.WAITING).prefetch_related(
        Prefetch("referrals", _known(), to_attr="known"),
        Prefetch("placements", _coming(on), to_attr="coming"),
    )
    room = room_in(pilot, on=on)
    lines: list[Waiting] = []
    for number, person in enumerate(sorted(waiting, key=_order(on)), start=1):
        referral = _accepted(person, on)
        referral.participant = person
        lines.append(
            Waiting(
                number=number,
                referral=referral,
                days=(on - (referral.decided_on or on)).days,
                rank=sum(line.placement is None for line in lines),
                placement=next(iter(person.coming), None),
                room=room,
                proposal=getattr(referral, "proposal", None),
            )
        )
    return lines


def room_in(pilot: Pilot, *, on: date) -> Room:
    """What is free in a pilot from the date `on`, or from its first day when that is later."""
    first = max(on, pilot.starts_on)
    if first > pilot.ends_on:
        return Room(first, (), ())
    days = Span(first, pilot.ends_on)
    return Room(first, levels_of(pilot, first, pilot.ends_on), _homes(pilot, days))


def next_place(pilot: Pilot, *, on: date) -> tuple[date, Home | None]:
    """The first day on which someone can be placed, and the dwelling that is ready for it, if any.

    Without a place that comes free it is the date `on` itself.
    """
    room = room_in(pilot, on=on)
    first = room.place_from(0) or room.first
    homes = room.homes if first == room.first else room_in(pilot, on=first).homes
    return first, next(iter(homes), None)


def _homes(pilot: Pilot, days: Span) -> list[Home]:
    """The dwellings that are ready on the first of `days`, each with its free days from then."""
    rows = Dwelling.objects.of_pilot(pilot).with_state(on=days.first)
    ready: Any = rows.filter(state=Dwelling.State.READY).with_placements(
        Placement.objects.overlapping(days.first, days.last)
    )
    homes = []
    for dwelling in ready.prefetch_related("availabilities"):
        taken = [
            Span(placement.starts_on, placement.ends_on) for placement in dwelling.known_placements
        ]
        let = (Span(row.starts_on, row.ends_on or days.last) for row in _in(dwelling, days))
        free = next(span for span in without(let, taken) if span.holds(days.first))
        homes.append(Home(dwelling, Span(days.first, min(free.last, days.last))))
    return homes


def _in(dwelling: Dwelling, days: Span) -> list[Any]:
    """The periods of availability that hold one of `days`."""
    return [
        row
        for row in dwelling.availabilities.all()
        if row.starts_on <= days.last and (row.ends_on is None or row.ends_on >= days.first)
    ]


def _known() -> Any:
    told = Referral.objects.select_related("proposal__dwelling", "proposal__proposed_by")
    return told.order_by("-referred_on", "-pk")


def _coming(on: date) -> Any:
    later = Placement.objects.filter(starts_on__gt=on).select_related("dwelling")
    return later.order_by("starts_on")


def _accepted(person: Any, on: date) -> Referral:
    """The referral on which someone waits: the last one by the date `on`."""
    known: list[Referral] = person.known
    return next(referral for referral in known if referral.referred_on <= on)


def _order(on: date) -> Any:
    def key(person: Participant) -> tuple[bool, date | None, str]:
        referral = _accepted(person, on)
        return (not referral.precedence, referral.decided_on, person.reference)

    return key
