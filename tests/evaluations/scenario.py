"""A pilot on paper, for the table of figures that was worked out by hand (test_figures_by_hand.py).

The pilot: 1 March 2021 up to and including 1 March 2022, 5 places, from 1 June 7. Dwellings W1, W2 and
W3 are let from 1 March on, W4 from 1 June, in two periods that join.

    person  referred  decided            lived here                          left
    1       1 Feb     accepted 10 Feb    W1, 1 March - 1 March 2022          (no exit recorded)
    2       1 Feb     accepted 15 Feb    W2, 1 April - 31 May                31 May, fitting home
    3       20 Feb    accepted 1 March   W3, 1 May - 30 June, W4 from 1 July 30 Sept, elsewhere; homeless
                                                                             again since 15 December
    4       1 March   accepted 1 May     W2, 1 June - 1 March 2022           1 March 2022, to a shelter
    5       10 March  rejected 20 March
    6       1 May     withdrawn 20 May
    7       5 May     accepted 25 May    (still waits)
"""

from datetime import date, time

from evaluations.models import Commitment, Evidence
from evaluations.selectors.commitments import Standing
from evaluations.selectors.commitments_facts import Record, Tally
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import (
    AmountFact,
    GoalFact,
    LetFact,
    LevelFact,
    MomentFact,
    OpenDayFact,
    PersonFact,
    ReferralFact,
    SessionFact,
    SkillFact,
    StayFact,
    StepFact,
    TurnedAwayFact,
)
from interwonen.accounts.models import Organisation
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot
from neighbours.selectors.consultation_hours_figures import CountedHour
from neighbours.selectors.enquiries_counts import CountedEnquiry
from neighbours.selectors.letters_figures import CountedLetters, LettersCounted
from participants.selectors.vacancies_causes import DwellingFacts
from participants.selectors.vacancies_causes import Stay as KnownStay

BEFORE, MIDWAY, CHANGE, AFTER = (
    date(2021, 2, 15),
    date(2021, 5, 15),
    date(2021, 6, 1),
    date(2022, 3, 15),
)
LAST = date(2022, 3, 1)

# Who waits on each of the four days; the status is the database's, with tests of its own.
WAITING = {BEFORE: {1, 2}, MIDWAY: {4}, CHANGE: {7}, AFTER: {7}}

REFERRALS = (
    ReferralFact(1, date(2021, 2, 1), "accepted", date(2021, 2, 10)),
    ReferralFact(2, date(2021, 2, 1), "accepted", date(2021, 2, 15)),
    ReferralFact(3, date(2021, 2, 20), "accepted", date(2021, 3, 1)),
    ReferralFact(4, date(2021, 3, 1), "accepted", date(2021, 5, 1)),
    ReferralFact(5, date(2021, 3, 10), "rejected", date(2021, 3, 20)),
    ReferralFact(6, date(2021, 5, 1), "withdrawn", date(2021, 5, 20)),
    ReferralFact(7, date(2021, 5, 5), "accepted", date(2021, 5, 25)),
)
STAYS = (
    StayFact(1, "W1", date(2021, 3, 1), LAST),
    StayFact(
        2,
        "W2",
        date(2021, 4, 1),
        date(2021, 5, 31),
        date(2021, 5, 31),
        "positive",
        "exit_destination.own_rental",
    ),
    StayFact(3, "W3", date(2021, 5, 1), date(2021, 6, 30)),
    StayFact(
        3,
        "W4",
        date(2021, 7, 1),
        date(2021, 9, 30),
        date(2021, 9, 30),
        "neutral",
        "exit_destination.with_family",
        date(2021, 12, 15),
    ),
    StayFact(4, "W2", date(2021, 6, 1), LAST, LAST, "negative", "exit_destination.mo"),
)
LETS = (
    LetFact("W1", date(2021, 3, 1)),
    LetFact("W2", date(2021, 3, 1)),
    LetFact("W3", date(2021, 3, 1)),
    LetFact("W4", date(2021, 6, 1), date(2021, 8, 31)),
    LetFact("W4", date(2021, 9, 1)),
)
SESSIONS = (
    SessionFact(1, date(2021, 3, 10), "held", 45, "Huisbezoek"),
    SessionFact(2, date(2021, 5, 3), "held", 60, "Huisbezoek"),
    SessionFact(1, date(2021, 5, 10), "held", 30, "Telefoon"),
    SessionFact(3, date(2021, 5, 12), "no_show", 45),
    # One contact with three people: an hour of a counsellor's time.
    SessionFact(1, date(2021, 5, 20), "held", 60, "Huisbezoek", "group"),
    SessionFact(2, date(2021, 5, 20), "held", 50, "Huisbezoek", "group"),
    SessionFact(3, date(2021, 5, 20), "held", 60, "Huisbezoek", "group"),
    SessionFact(3, date(2021, 5, 28), "held", 30, "Telefoon"),
)
GOALS = (
    GoalFact(1, "Financiën", date(2021, 4, 1), "achieved", date(2021, 5, 20)),
    GoalFact(2, "Huisvesting", date(2021, 4, 10)),
    GoalFact(3, "Sociaal netwerk", date(2021, 5, 1), "stopped", date(2021, 6, 1)),
)
# Kind, received, last day for an answer, answered.
ENQUIRIES = (
    ("Vraag", date(2021, 2, 10), date(2021, 2, 17), date(2021, 2, 15)),
    ("Melding", date(2021, 5, 3), date(2021, 5, 17), date(2021, 5, 18)),
    ("Vraag", date(2021, 5, 25), date(2021, 5, 31), None),
)
LETTERS = (CountedLetters(date(2021, 2, 12), 40), CountedLetters(date(2021, 5, 26), 42))
HOURS = (date(2021, 2, 11), date(2021, 4, 8))
OPEN_DAYS = (
    OpenDayFact(date(2021, 3, 1), time(9), time(17)),
    OpenDayFact(date(2021, 3, 2)),
    OpenDayFact(date(2021, 6, 1), time(9), time(12)),
)
MOMENTS = (
    MomentFact(date(2021, 6, 1), "Start", date(2021, 6, 1)),
    MomentFact(date(2021, 9, 1), "Halverwege", date(2021, 9, 3)),
    MomentFact(date(2021, 12, 1), "Vooruitkijken"),
)
# Person, day, life domain and level; 2 is low, and of a domain without a level nothing is compared.
LEVELS = (
    (1, date(2021, 3, 10), "Financiën", 2),
    (1, date(2021, 3, 10), "Huisvesting", 3),
    (1, date(2021, 3, 10), "Sociaal netwerk", 4),
    (1, date(2021, 3, 10), "Middelengebruik", 2),
    (1, date(2021, 6, 1), "Financiën", 3),
    (1, date(2021, 6, 1), "Huisvesting", 3),
    (1, date(2021, 6, 1), "Sociaal netwerk", 2),
    (1, date(2021, 6, 1), "Middelengebruik", None),
    (2, date(2021, 4, 10), "Financiën", 1),
    (2, date(2021, 4, 10), "Huisvesting", None),
)
# Person, day, list, skill and answer: 0 is independent, 1 with support, 2 not yet, 3 not discussed.
SKILLS = (
    (1, date(2021, 3, 10), 1, "Koken", 2),
    (1, date(2021, 3, 10), 1, "Huur", 1),
    (1, date(2021, 3, 10), 1, "Buren", 3),
    (1, date(2021, 5, 30), 2, "Koken", 1),
    (1, date(2021, 5, 30), 2, "Huur", 0),
    (1, date(2021, 5, 30), 2, "Buren", 0),
    (3, date(2021, 5, 10), 3, "Koken", 0),
)
ANSWERS = ("independent", "with_support", "not_yet", "unknown")
# For each dwelling: who is known to come and when, the keys, and what inspections found.
DWELLINGS = {
    "W1": DwellingFacts(
        let=(Span(date(2021, 3, 1), date.max),),
        stays=(KnownStay(Span(date(2021, 3, 1), LAST), date(2021, 2, 20)),),
    ),
    "W2": DwellingFacts(
        let=(Span(date(2021, 3, 1), date.max),),
        stays=(
            KnownStay(
                Span(date(2021, 4, 1), date(2021, 5, 31)),
                date(2021, 3, 20),
                date(2021, 4, 1),
                date(2021, 5, 31),
            ),
            KnownStay(Span(date(2021, 6, 1), LAST), date(2021, 5, 10), date(2021, 6, 1)),
        ),
        inspections=((date(2021, 2, 26), True),),
    ),
    "W3": DwellingFacts(
        let=(Span(date(2021, 3, 1), date.max),),
        stays=(
            KnownStay(
                Span(date(2021, 5, 1), date(2021, 6, 30)),
                date(2021, 5, 1),
                date(2021, 5, 1),
                date(2021, 7, 2),
            ),
        ),
        inspections=(
            (date(2021, 4, 10), False),
            (date(2021, 4, 20), True),
            (date(2021, 7, 12), True),
        ),
        corrected=((Span(date(2021, 8, 1), date(2021, 8, 31)), "landlord"),),
    ),
    "W4": DwellingFacts(
        let=(
            Span(date(2021, 6, 1), date(2021, 8, 31)),
            Span(date(2021, 9, 1), date.max),
        ),
        stays=(
            KnownStay(
                Span(date(2021, 7, 1), date(2021, 9, 30)),
                date(2021, 6, 15),
                date(2021, 7, 1),
                date(2021, 9, 30),
            ),
        ),
        inspections=((date(2021, 6, 1), True), (date(2021, 10, 5), True)),
    ),
}
AMOUNTS = (
    AmountFact("Rijk", date(2021, 1, 1), "granted", 1_000_000),
    AmountFact("Rijk", date(2021, 1, 1), "committed", 800_000),
    AmountFact("Rijk", date(2021, 1, 1), "spent", 310_000),
    AmountFact("Rijk", date(2021, 4, 1), "granted", 1_000_000),
    AmountFact("Rijk", date(2021, 4, 1), "spent", 600_000),
)
TURNED_AWAY = (
    TurnedAwayFact(date(2021, 2, 10), 1, "Geen plek vrij"),
    TurnedAwayFact(date(2021, 4, 20), 2, "Komt niet uit de regio"),
)
# By when each commitment is due, and whether it was kept: two are met, one is open, one is overdue.
COMMITMENTS = (
    (date(2021, 1, 31), True),
    (date(2021, 1, 31), True),
    (date(2022, 12, 31), False),
    (date(2021, 1, 31), False),
)


def facts_on(day: date) -> Facts:
    """The facts as of one of the four days, as they are read: what happened later is not there."""
    referred = [row for row in REFERRALS if row.referred_on <= day]
    return Facts(
        as_of=day,
        pilot=Span(date(2021, 3, 1), LAST),
        base_capacity=5,
        steps=(StepFact(date(2021, 6, 1), 7),),
        lets=LETS,
        people=tuple(
            PersonFact(each.participant, "waiting" if each.participant in WAITING[day] else "")
            for each in referred
        ),
        referrals=tuple(referred),
        stays=STAYS,
        sessions=tuple(row for row in SESSIONS if row.day <= day),
        goals=tuple(row for row in GOALS if row.set_on <= day),
        levels=tuple(_level(*row) for row in LEVELS if row[1] <= day),
        skills=tuple(_skill(*row) for row in SKILLS if row[1] <= day),
        enquiries=tuple(_enquiry(*row, day) for row in ENQUIRIES if row[1] <= day),
        hours=tuple(CountedHour(each, time(19), time(21)) for each in HOURS if each <= day),
        letters=LettersCounted([], [row for row in LETTERS if row.day <= day], []),
        open_days=tuple(row for row in OPEN_DAYS if row.day <= day),
        moments=MOMENTS,
        dwellings=DWELLINGS,
        amounts=tuple(row for row in AMOUNTS if row.quarter_starts_on <= day),
        turned_away=tuple(row for row in TURNED_AWAY if row.asked_on <= day),
        standings=tuple(_standing(number, *known, day) for number, known in enumerate(COMMITMENTS)),
    )


def _enquiry(
    kind: str, received_on: date, last_day: date, answered_on: date | None, day: date
) -> CountedEnquiry:
    return CountedEnquiry(
        kind=kind,
        category="",
        received_on=received_on,
        last_day=last_day,
        handled_on=answered_on if answered_on and answered_on <= day else None,
        goes_elsewhere=False,
        is_solved=False,
        is_refused=False,
        as_of=day,
        due_on=None if answered_on and answered_on <= day else last_day,
    )


def _standing(number: int, due_on: date, is_kept: bool, day: date) -> Standing:
    commitment = Commitment(
        pk=number,
        pilot=Pilot(
            starts_on=date(2021, 3, 1), ends_on=LAST, municipality=Organisation(name="Gemeente")
        ),
        words="Een toezegging",
        evidence=Evidence.HOURS,
        owner=Commitment.Owner.MUNICIPALITY,
        promised_on=date(2021, 1, 1),
        due_on=due_on,
    )
    proof = [Record(due_on, 1, "")] if is_kept else []
    return Standing(commitment, day, proof, Tally(), frozenset())


def _level(person: int, on: date, domain: str, level: int | None) -> LevelFact:
    meaning = "" if level is None else "low" if level < 3 else "level"
    answer = f"answer_life_domain.{level or 'not_discussed'}"
    return LevelFact(person, on, "zrm-2017", domain, answer, level or 9, meaning)


def _skill(person: int, on: date, sheet: int, skill: str, answer: int) -> SkillFact:
    code = f"answer_housing_skill.{ANSWERS[answer]}"
    return SkillFact(person, on, sheet, "1", skill, code, answer)
