"""Fictional participants: their referrals, stays and sessions, and one exit."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.partial_dates import PartialDate
from interwonen.pilots.models import Pilot, Question, Term
from participants.actions.assignments import assign_counsellor
from participants.actions.checklists import fill_in
from participants.actions.exits import record_exit
from participants.actions.placements import place
from participants.actions.proposals import propose_placement
from participants.actions.referrals import decide_referral, refer
from participants.actions.sessions import log_session
from participants.models import Checklist, Dwelling, Participant, Placement, Referral
from participants.models.checklists import Given
from participants.rules.referrals import POSSIBLE_DUPLICATE

LAST_DAY = date(2021, 6, 30)
EVENING = time(18, 0)
FICTIONAL = "Fictief."


@dataclass(frozen=True)
class Person:
    """A fictional participant and the days on which things happen; fruit for a family name. Of
    one of them only the year of birth is known."""

    last_name: str
    born_on: PartialDate
    referred_on: date
    origin: str
    counsellor: str
    cause: str
    accepted_on: date | None = None
    home: int | None = None
    placed_on: date | None = None


PEOPLE = (
    Person("Aalbes", PartialDate(1979, 4, 2), date(2021, 2, 3), "mo_24h", "begeleider", "rent_arrears", date(2021, 2, 10), 1, date(2021, 3, 1)),
    Person("Bosbes", PartialDate(1986, 11, 23), date(2021, 2, 4), "mo_24h", "begeleider", "nuisance_eviction", date(2021, 2, 10), 2, date(2021, 3, 1)),
    Person("Citroen", PartialDate(1991, 7, 9), date(2021, 2, 11), "crisis", "collega", "relationship_breakdown", date(2021, 2, 18), 3, date(2021, 3, 8)),
    Person("Dadel", PartialDate(1968), date(2021, 2, 15), "mo_night", "begeleider", "rent_arrears", date(2021, 2, 24), 4, date(2021, 3, 15)),
    Person("Esdoorn", PartialDate(1995, 9, 14), date(2021, 3, 9), "mo_24h", "collega", "job_loss", date(2021, 3, 18), 5, date(2021, 4, 1)),
    Person("Framboos", PartialDate(1983, 3, 5), date(2021, 5, 10), "with_others", "begeleider", "leaving_care", date(2021, 5, 20), 6, date(2021, 6, 7)),
    Person("Guave", PartialDate(1976, 12, 19), date(2021, 6, 7), "mo_24h", "collega", "rent_arrears", date(2021, 6, 15)),
    Person("Hazelnoot", PartialDate(1990, 5, 27), date(2021, 6, 24), "beschermd_wonen", "begeleider", "leaving_care"),
)  # fmt: skip
BORN_ON = PartialDate(1985, 5, 17)  # who is not named here
LEAVER, LEAVES_ON = "Citroen", date(2021, 5, 31)
WAITER = "Guave"
PROPOSED, PROPOSED_BEFORE = ("Dadel", "Esdoorn"), timedelta(days=6)


def at(day: date, clock: time = EVENING) -> datetime:
    """This time of the day in the Netherlands."""
    return timezone.make_aware(datetime.combine(day, clock))


def term(key: str) -> Term:
    """A term by its key, such as "origin.street"."""
    return Term.objects.get(pk=key)


def add_placements(
    pilot: Pilot, dwellings: list[Dwelling], people: dict[str, User]
) -> list[Participant]:
    """Refer, decide and place; one person leaves. Returns those who got a dwelling."""
    residents = []
    for person in PEOPLE:
        participant = _refer(pilot, person, people)
        if person.home is None or person.placed_on is None:
            continue
        if person.last_name in PROPOSED:
            on = person.placed_on - PROPOSED_BEFORE
            _propose(
                participant,
                dwellings[person.home - 1],
                person.placed_on,
                on=on,
                by=people[person.counsellor],
            )
        placement = place(
            participant=participant,
            dwelling=dwellings[person.home - 1],
            starts_on=person.placed_on,
            ends_on=pilot.ends_on,
            today=person.placed_on,
            by=people["wmo"],
        )
        residents.append(participant)
        if person.last_name == LEAVER:
            _leave(placement, by=people["wmo"])
    return residents


def propose_to_the_waiting(pilot: Pilot, dwelling: Dwelling, people: dict[str, User]) -> None:
    """Propose a dwelling, which there is room for since the pilot grew, to who waits for one."""
    waiting = Participant.objects.get(pilot=pilot, last_name=WAITER)
    counsellor = next(each.counsellor for each in PEOPLE if each.last_name == WAITER)
    _propose(waiting, dwelling, date(2021, 7, 15), on=LAST_DAY, by=people[counsellor])


def _propose(
    participant: Participant, dwelling: Dwelling, first: date, *, on: date, by: User
) -> None:
    propose_placement(
        referral=participant.referrals.get(),
        dwelling=dwelling,
        starts_on=first,
        ends_on=participant.pilot.ends_on,
        why="Fictief. Gelijkvloers, en dicht bij het steunpunt.",
        today=on,
        by=by,
    )


def _refer(pilot: Pilot, person: Person, people: dict[str, User]) -> Participant:
    referral = refer_fictional(
        pilot,
        last_name=person.last_name,
        birth_date=person.born_on,
        origin=person.origin,
        cause=person.cause,
        referred_on=person.referred_on,
        by=people["wmo"],
    )
    assign_counsellor(
        participant=referral.participant,
        counsellor=people[person.counsellor],
        starts_on=person.referred_on,
        by=people["teamleider"],
    )
    if person.accepted_on is not None:
        accept_fictional(referral, on=person.accepted_on, by=people["wmo"])
    return referral.participant


def refer_fictional(
    pilot: Pilot,
    *,
    last_name: str,
    referred_on: date,
    by: User,
    birth_date: PartialDate = BORN_ON,
    origin: str = "mo_24h",
    cause: str = "rent_arrears",
) -> Referral:
    """Refer someone who does not exist."""
    return refer(
        pilot=pilot,
        first_name="Fictief",
        last_name=last_name,
        birth_date=birth_date,
        referred_on=referred_on,
        referrer="Demonstratie-opvang",
        origin=term(f"origin.{origin}"),
        household_size=1,
        causes=[term(f"homeless_cause.{cause}")],
        informed_on=referred_on,
        today=referred_on,
        by=by,
        confirmed=[POSSIBLE_DUPLICATE.name],
    )


def accept_fictional(referral: Referral, *, on: date, by: User) -> None:
    """Fill in the intake on the day of the referral, and accept on the day `on`."""
    answer = Given(term("answer_eligibility.yes"), "Fictief: kwam in het gesprek naar voren.")
    fill_in(
        participant=referral.participant,
        referral=referral,
        question_set=Checklist.QuestionSet.ELIGIBILITY,
        answers=dict.fromkeys(Question.objects.current("eligibility"), answer),
        filled_on=referral.referred_on,
        today=referral.referred_on,
        by=by,
    )
    decide_referral(
        referral=referral,
        decision=Referral.Decision.ACCEPTED,
        reason="Fictief: past bij de doelgroep en wil oefenen met zelfstandig wonen.",
        decided_on=on,
        today=on,
        by=by,
    )


def _leave(placement: Placement, *, by: User) -> None:
    record_exit(
        placement=placement,
        exited_on=LEAVES_ON,
        reason=term("exit_reason.own_choice"),
        destination=term("exit_destination.with_family"),
        aftercare_until=date(2021, 8, 31),
        today=LEAVES_ON,
        by=by,
    )


TOPICS = (
    ("home_visit", 60, "housing", "Samen de woning en de afspraken doorgenomen."),
    ("steunpunt", 30, "finance", "Post en rekeningen op een rij gezet."),
    ("phone", 15, "time_use", "Kort gebeld over de week."),
    ("home_visit", 45, "social_network", "Gesproken over contact met familie en buren."),
    ("with_third_party", 60, "finance", "Gesprek met de bewindvoerder voorbereid en gevoerd."),
    ("steunpunt", 30, "work_education", "Gekeken naar dagbesteding in de buurt."),
)


def add_sessions(residents: list[Participant], people: dict[str, User]) -> None:
    """A session a week for every resident, up to the end of the stay or the last day."""
    counsellors = {person.last_name: people[person.counsellor] for person in PEOPLE}
    terms = {code: term(f"contact_type.{code}") for code, *_rest in TOPICS}
    domains = {question.code: question for question in Question.objects.all()}
    for number, participant in enumerate(residents):
        placement = participant.placements.get()
        day = placement.starts_on + timedelta(days=number % 4)
        week = number
        while day <= min(placement.ends_on, LAST_DAY):
            code, minutes, domain, note = TOPICS[week % len(TOPICS)]
            log_session(
                participant=participant,
                day=day,
                starts_at=time(10 + week % 6, 0),
                duration_minutes=minutes,
                contact_type=terms[code],
                life_domains=[domains[domain]],
                note=f"Fictief. {note}",
                now=at(day),
                by=counsellors[participant.last_name],
            )
            day += timedelta(weeks=1)
            week += 1
