"""Acts on one small pilot, drawn so that they collide often.

An act looks at the rows that are there, draws what it does and to whom, and gives the action with
its arguments; None when there is nothing to act on. Who draws is up to the caller: Hypothesis, or
the random generator of a racing process.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.partial_dates import PartialDate
from interwonen.pilots.actions.capacity_steps import decide_capacity
from interwonen.pilots.actions.pilots import change_pilot
from interwonen.pilots.models import Pilot, Question, Term
from participants.actions import (
    checklists,
    dwellings,
    dwellings_inspections,
    exits,
    handovers,
    placements,
    referrals,
    sessions,
)
from participants.models import (
    Availability,
    Checklist,
    Dwelling,
    Exit,
    Inspection,
    Participant,
    Placement,
    Referral,
)
from participants.models.checklists import Given

# Few days, many of them the first and last of something: the next or the last day is a collision.
DAYS = [
    date(2021, 2, 28),
    date(2021, 3, 1),
    date(2021, 3, 2),
    date(2021, 5, 31),
    date(2021, 6, 1),
    date(2021, 8, 31),
    date(2021, 9, 1),
    date(2022, 2, 28),
    date(2022, 3, 1),
    date(2022, 3, 2),
]
LATER = date(2022, 6, 1)
MOST_PEOPLE, MOST_DWELLINGS = 7, 5

Pick = Callable[[Sequence[Any]], Any]
Attempt = tuple[Callable[..., Any], dict[str, Any]]


@dataclass
class World:
    """A pilot, who acts in it, and how is drawn."""

    pilot_id: int
    by_id: int
    pick: Pick

    @property
    def pilot(self) -> Pilot:
        return Pilot.objects.get(pk=self.pilot_id)

    @property
    def by(self) -> User:
        return User.objects.get(pk=self.by_id)

    @property
    def participants(self) -> Any:
        return Participant.objects.filter(pilot=self.pilot_id).order_by("pk")

    @property
    def dwellings(self) -> Any:
        return Dwelling.objects.filter(pilot=self.pilot_id).order_by("pk")

    @property
    def placements(self) -> Any:
        return Placement.objects.filter(dwelling__pilot=self.pilot_id).order_by("pk")

    @property
    def referrals(self) -> Any:
        return Referral.objects.filter(participant__pilot=self.pilot_id).order_by("pk")

    @property
    def exits(self) -> Any:
        return Exit.objects.filter(placement__in=self.placements).order_by("pk")

    def one_of(self, rows: Any) -> Any:
        """One of the rows, or None."""
        found = list(rows)
        return self.pick(found) if found else None

    def mostly(self, likely: Any, unlikely: Sequence[Any]) -> Any:
        """What makes sense, and once in a while something else."""
        return self.pick([likely] * 15 + list(unlikely))

    def day(self) -> date:
        return self.pick(DAYS)

    def day_or_none(self) -> date | None:
        return self.pick([None, *DAYS])

    def period(self) -> tuple[date, date]:
        """A first and a last day, now and then in the wrong order."""
        first = self.mostly(self.pick(DAYS[:7]), DAYS)
        last = self.pick([day for day in DAYS if day >= first])
        return self.mostly((first, last), [(last, first)])

    def today(self) -> date:
        return self.mostly(LATER, [date(2021, 6, 1)])

    def term(self, vocabulary: str) -> Term:
        return self.pick(list(Term.objects.filter(vocabulary=vocabulary).order_by("key")[:3]))


def refer(world: World) -> Attempt | None:
    if world.participants.count() >= MOST_PEOPLE:
        return None
    return referrals.refer, {
        "pilot": world.pilot,
        "first_name": "Fictief",
        "last_name": world.pick(["Aarts", "Bos", "Cornelissen", "Dekker"]),
        "birth_date": PartialDate(1985, 5, 17),
        "referred_on": world.day(),
        "referrer": "Opvang Voorbeeld",
        "origin": world.term("origin"),
        "household_size": world.mostly(1, [0, 2]),
        "informed_on": world.day_or_none(),
        "today": world.today(),
        "by": world.by,
        "confirmed": world.mostly(["participants_participant_possible_duplicate"], [[]]),
    }


def fill_in(world: World) -> Attempt | None:
    referral = world.one_of(world.referrals.undecided()) or world.one_of(world.referrals)
    if referral is None:
        return None
    questions = list(Question.objects.current("eligibility"))
    given = Given(world.term("answer_eligibility"), "Blijkt uit het gesprek.")
    return checklists.fill_in, {
        "participant": referral.participant,
        "referral": referral,
        "question_set": Checklist.QuestionSet.ELIGIBILITY,
        "answers": dict.fromkeys(world.mostly(questions, [questions[1:]]), given),
        "filled_on": world.day(),
        "today": world.today(),
        "by": world.by,
    }


def decide(world: World) -> Attempt | None:
    referral = world.one_of(world.referrals.undecided()) or world.one_of(world.referrals)
    if referral is None:
        return None
    return referrals.decide_referral, {
        "referral": referral,
        "decision": world.pick(["accepted", "accepted", "rejected", "withdrawn"]),
        "reason": "Zo besloten.",
        "decided_on": world.day(),
        "today": world.today(),
        "by": world.by,
    }


_READY = ["participants_placement_dwelling_ready"]


def place(world: World) -> Attempt | None:
    participant, dwelling = world.one_of(world.participants), world.one_of(world.dwellings)
    if participant is None or dwelling is None:
        return None
    first, last = world.period()
    return placements.place, {
        "participant": participant,
        "dwelling": dwelling,
        "starts_on": first,
        "ends_on": last,
        "household_size": world.mostly(1, [0, 2]),
        "today": world.today(),
        "by": world.by,
        "confirmed": world.mostly(_READY, [[]]),
    }


def record_exit(world: World) -> Attempt | None:
    placement = world.one_of(world.placements)
    if placement is None:
        return None
    return exits.record_exit, {
        "placement": placement,
        "exited_on": world.day(),
        "reason": world.term("exit_reason"),
        "destination": world.term("exit_destination"),
        "aftercare_until": world.day_or_none(),
        "today": world.today(),
        "by": world.by,
    }


def add_dwelling(world: World) -> Attempt | None:
    if world.dwellings.count() >= MOST_DWELLINGS:
        return None
    return dwellings.add_dwelling, {
        "pilot": world.pilot,
        "name": world.pick(["Woning 1", "Woning 2", "Woning 8", "Woning 9"]),
        "street": "Voorbeeldhof",
        "house_number": world.pick([8, 9]),
        "house_number_suffix": world.pick(["", "", "A", "a", "A-2", "a2"]),
        "postcode": "7844ZZ",
        "place": "Veenoord",
        "landlord": world.pilot.landlord,
        "by": world.by,
    }


def add_availability(world: World) -> Attempt | None:
    dwelling = world.one_of(world.dwellings)
    if dwelling is None:
        return None
    first, last = world.period()
    days = {"starts_on": first, "ends_on": world.pick([last, None])}
    return dwellings.add_availability, {"dwelling": dwelling, **days, "by": world.by}


def change_availability(world: World) -> Attempt | None:
    period = world.one_of(Availability.objects.filter(dwelling__in=world.dwellings).order_by("pk"))
    if period is None:
        return None
    first, last = world.period()
    days = {"starts_on": first, "ends_on": world.pick([last, None])}
    return dwellings.change_availability, {"availability": period, **days, "by": world.by}


def decide_on_capacity(world: World) -> Attempt | None:
    return decide_capacity, {
        "pilot": world.pilot,
        "effective_from": world.day(),
        "capacity": world.pick([2, 3, 1, 4]),
        "reason": "Zo besloten.",
        "reference": "2021-001",
        "by": world.by,
    }


def change_dwelling(world: World) -> Attempt | None:
    dwelling, other = world.one_of(world.dwellings), world.one_of(world.dwellings)
    if dwelling is None:
        return None
    address = {
        "house_number": world.pick([8, 9, other.house_number]),
        "house_number_suffix": world.pick(["", "A", "a2"]),
        "postcode": world.pick([dwelling.postcode, other.postcode]),
    }
    return dwellings.change_dwelling, {"dwelling": dwelling, **address, "by": world.by}


def inspect_dwelling(world: World) -> Attempt | None:
    dwelling = world.one_of(world.dwellings)
    if dwelling is None:
        return None
    return dwellings_inspections.inspect_dwelling, {"dwelling": dwelling, **found(world)}


def change_inspection(world: World) -> Attempt | None:
    inspections = Inspection.objects.filter(dwelling__in=world.dwellings).order_by("pk")
    inspection = world.one_of(inspections)
    if inspection is None:
        return None
    return dwellings_inspections.change_inspection, {"inspection": inspection, **found(world)}


def found(world: World) -> dict[str, Any]:
    """What an inspection says, and who says so when."""
    return {
        "inspected_on": world.day(),
        "is_ready": world.pick([True, True, False]),
        "findings": "",
        "today": world.today(),
        "by": world.by,
    }


def change_period(world: World) -> Attempt | None:
    days = {"starts_on": world.pick(DAYS[:3]), "ends_on": world.pick(DAYS[-4:])}
    days = world.mostly(days, [{"starts_on": world.day(), "ends_on": world.day()}])
    return change_pilot, {"pilot": world.pilot, **days, **said(world)}


def change_bounds(world: World) -> Attempt | None:
    bounds = {
        "base_capacity": world.mostly(1, [2, 3]),
        "maximum_capacity": world.mostly(3, [1, 2, 2, 4, 4]),
    }
    return change_pilot, {"pilot": world.pilot, **bounds, **said(world)}


def said(world: World) -> dict[str, Any]:
    """Why a pilot changes, on which day and by whom; now and then nobody says why."""
    return {
        "reason": world.mostly("Zo besloten.", ["", " "]),
        "reference": "2021-002",
        "today": world.today(),
        "by": world.by,
    }


def log_session(world: World) -> Attempt | None:
    participant = world.one_of(world.participants)
    if participant is None:
        return None
    return sessions.log_session, {
        "participant": participant,
        "day": world.day(),
        "starts_at": time(10, 0),
        "duration_minutes": world.mostly(45, [0, 1441]),
        "contact_type": world.term("contact_type"),
        "life_domains": [],
        "note": "Samen de week besproken.",
        "now": moment(world),
        "by": world.by,
    }


def moment(world: World) -> datetime:
    """The evening of the day that the act takes for today."""
    return timezone.make_aware(datetime.combine(world.today(), time(18, 0)))


def refer_again(world: World) -> Attempt | None:
    participant = world.one_of(world.participants)
    if participant is None:
        return None
    return referrals.refer_again, {
        "participant": participant,
        "referred_on": world.day(),
        "referrer": "Opvang Voorbeeld",
        "origin": world.term("origin"),
        "household_size": world.mostly(1, [0, 2]),
        "informed_on": world.day_or_none(),
        "today": world.today(),
        "by": world.by,
    }


def change_placement(world: World) -> Attempt | None:
    placement = world.one_of(world.placements)
    if placement is None:
        return None
    first, last = world.period()
    return placements.change_placement, {
        "placement": placement,
        "starts_on": world.pick([placement.starts_on, first]),
        "ends_on": last,
        "today": world.pick(DAYS),
        "by": world.by,
    }


def move(world: World) -> Attempt | None:
    placement, dwelling = world.one_of(world.placements), world.one_of(world.dwellings)
    if placement is None or dwelling is None:
        return None
    first, last = world.period()
    return placements.move, {
        "placement": placement,
        "new_dwelling": dwelling,
        "moves_on": first,
        "ends_on": last,
        "today": world.pick(DAYS),
        "by": world.by,
        "confirmed": world.mostly(_READY, [[]]),
    }


def cancel_placement(world: World) -> Attempt | None:
    placement = world.one_of(world.placements)
    if placement is None:
        return None
    return placements.cancel_placement, {
        "placement": placement,
        "reason": "Het gaat niet door.",
        "today": world.pick(DAYS),
        "by": world.by,
    }


def change_aftercare(world: World) -> Attempt | None:
    exit = world.one_of(world.exits)
    if exit is None:
        return None
    days = {"aftercare_until": world.day_or_none()}
    return exits.change_aftercare, {"exit": exit, **days, "by": world.by}


def record_return(world: World) -> Attempt | None:
    exit = world.one_of(world.exits)
    if exit is None:
        return None
    return exits.record_return, {
        "exit": exit,
        "returned_on": world.day(),
        "situation": world.term("homeless_situation"),
        "today": world.today(),
        "by": world.by,
    }


def hand_over_keys(world: World) -> Attempt | None:
    placement = world.one_of(world.placements)
    if placement is None:
        return None
    return handovers.hand_over_keys, {
        "placement": placement,
        "handed_on": world.pick([placement.starts_on, *DAYS]),
        "keys": world.mostly(2, [0, 21]),
        "findings": "",
        "today": world.today(),
        "by": world.by,
    }


# What is drawn from; what leads somewhere stands here more often.
ACTS: list[Callable[[World], Attempt | None]] = [
    refer,
    *[fill_in] * 2,
    *[decide] * 2,
    *[place] * 5,
    *[record_exit] * 2,
    add_dwelling,
    change_dwelling,
    *[inspect_dwelling] * 2,
    change_inspection,
    add_availability,
    change_availability,
    decide_on_capacity,
    change_period,
    change_bounds,
    *[log_session] * 2,
    *[refer_again] * 2,
    *[change_placement] * 2,
    *[move] * 2,
    cancel_placement,
    change_aftercare,
    record_return,
    hand_over_keys,
]
