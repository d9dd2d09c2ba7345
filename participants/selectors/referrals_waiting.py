"""The waiting list on a date: its order, how long each participant waits, and what for.

Free places go to participants in the order of the list. A place counts as free from the first day
from which it stays free to the end of the pilot, by the known stays and capacity decisions.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.spans import ONE_DAY, Span, without
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Participant, Placement, PlacementProposal, Referral
from participants.selectors.placements_occupancy import Level, levels_with


class Need(StrEnum):
    """What a participant on the waiting list waits for."""

    PLANNED = "planned"
    NOTHING = "nothing"
    DWELLING = "dwelling"
    PLACE = "place"
    TURN = "turn"
    NO_PLACE = "no_place"


@dataclass(frozen=True)
class Home:
    """A dwelling that is ready, and the days in a row on which it is let and empty."""

    dwelling: Dwelling
    days: Span


@dataclass(frozen=True)
class Room:
    """What is free in a pilot from the date `first` on: places by day, and ready dwellings."""

    first: date
    levels: Sequence[Level]
    homes: Sequence[Home]

    def place_from(self, rank: int) -> date | None:
        """The first day with a place for a participant after `rank` others, if any."""
        since = None
        for level in reversed(self.levels):
            if level.places - level.residents <= rank:
                break
            since = level.days.first
        return since


@dataclass(frozen=True)
class Waiting:
    """A participant on the waiting list: their number, and the days since the acceptance.

    `rank` is how many participants without a planned stay come before.
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
        participant: Participant = self.referral.participant
        return participant

    @property
    def place_from(self) -> date | None:
        """The first day with a free place for this participant, after those who come before."""
        return self.room.place_from(self.rank)

    @property
    def need(self) -> Need:
        """What this participant waits for."""
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
        """What this participant waits for, in words."""
        match self.need:
            case Need.PLANNED if self.placement:
                day = in_words(self.placement.starts_on)
                words = {"dwelling": self.placement.dwelling, "day": day}
                return _("The planned stay: %(dwelling)s from %(day)s.") % words
            case Need.NOTHING | Need.DWELLING if self.proposal:
                return self._about_proposal(self.proposal.dwelling)
            case Need.NOTHING:
                words = {"dwelling": self.room.homes[self.rank].dwelling}
                return _("A decision: %(dwelling)s is ready and a place is free.") % words
            case Need.PLACE if self.place_from:
                words = {"day": in_words(self.place_from - ONE_DAY)}
                return _("A free place: all are taken up to and including %(day)s.") % words
            case Need.TURN if self.place_from:
                words = {"day": in_words(self.place_from)}
                return _("A free place: others come first, the next is free from %(day)s.") % words
            case Need.DWELLING if self.room.homes:
                return _(
                    "A dwelling that is ready: others come first for those that are ready now."
                )
            case Need.DWELLING:
                return _("A dwelling that is ready: none is ready now. A place is free.")
        return _("A free place: none is expected before the end of the pilot.")

    def _about_proposal(self, dwelling: Dwelling) -> str:
        """What someone with a free place waits for, when this dwelling was proposed."""
        if dwelling in [home.dwelling for home in self.room.homes]:
            text = _("A decision on the proposal: %(dwelling)s is ready and a place is free.")
        else:
            text = _("A decision on the proposal: %(dwelling)s is not ready yet. A place is free.")
        return text % {"dwelling": dwelling}


def waiting_list(pilot: Pilot, *, on: date) -> list[Waiting]:
    """The participants who were accepted by the date `on` and have no dwelling then, in order.

    Those with a reason of precedence come first, then by date of acceptance, then by code.
    """
    referrals = Referral.objects.filter(referred_on__lte=on).order_by("-referred_on", "-pk")
    referrals = referrals.select_related("proposal__dwelling", "proposal__proposed_by")
    coming = Placement.objects.filter(starts_on__gt=on).select_related("dwelling")
    waiting: Any = Participant.objects.of_pilot(pilot).with_status(on=on)
    waiting = waiting.filter(status=Participant.Status.WAITING).prefetch_related(
        Prefetch("referrals", referrals, to_attr="known"),
        Prefetch("placements", coming.order_by("starts_on"), to_attr="coming"),
    )
    # A participant waits on the last referral by the date `on`.
    accepted = sorted((participant.known[0] for participant in waiting), key=_order)
    room = room_in(pilot, on=on)
    lines: list[Waiting] = []
    for number, referral in enumerate(accepted, start=1):
        lines.append(
            Waiting(
                number=number,
                referral=referral,
                days=(on - (referral.decided_on or on)).days,
                rank=sum(line.placement is None for line in lines),
                placement=next(iter(referral.participant.coming), None),
                room=room,
                proposal=getattr(referral, "proposal", None),
            )
        )
    return lines


def _order(referral: Referral) -> tuple[bool, date | None, str]:
    return not referral.precedence, referral.decided_on, referral.participant.reference


def room_in(pilot: Pilot, *, on: date) -> Room:
    """What is free in a pilot from the date `on`, or from its first day when that is later."""
    first = max(on, pilot.starts_on)
    if first > pilot.ends_on:
        return Room(first, (), ())
    days = Span(first, pilot.ends_on)
    placements = Placement.objects.of_pilot(pilot).overlapping(days.first, days.last)
    taken: dict[int, list[Span]] = defaultdict(list)
    for dwelling, *stay in placements.values_list("dwelling", "starts_on", "ends_on"):
        taken[dwelling].append(Span(*stay))
    levels = levels_with([*chain(*taken.values())], pilot, days=days)
    return Room(first, levels, _homes(pilot, days, taken))


def next_place(pilot: Pilot, room: Room) -> tuple[date, Home | None]:
    """The first day with a free place, and the dwelling that is ready then, if any.

    Without a place that becomes free, it is the first day of the room.
    """
    first = room.place_from(0) or room.first
    homes = room.homes if first == room.first else room_in(pilot, on=first).homes
    return first, next(iter(homes), None)


def _homes(pilot: Pilot, days: Span, taken: Mapping[int, list[Span]]) -> list[Home]:
    """The dwellings that are ready on the first of `days`, each with its free days from then.

    `taken` are the days on which someone lives in a dwelling, by its key.
    """
    rows = Dwelling.objects.of_pilot(pilot).with_state(on=days.first)
    ready: Any = rows.filter(state=Dwelling.State.READY).prefetch_related("availabilities")
    homes = []
    for dwelling in ready:
        let = [
            Span(period.starts_on, period.ends_on or days.last)
            for period in dwelling.availabilities.all()
            if period.starts_on <= days.last
        ]
        lived_in = sorted(taken.get(dwelling.pk, ()))
        free = next((span for span in without(let, lived_in) if span.holds(days.first)), None)
        if free is not None:  # it may have been taken since its state was asked
            homes.append(Home(dwelling, Span(days.first, min(free.last, days.last))))
    return homes
