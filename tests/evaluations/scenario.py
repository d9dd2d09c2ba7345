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

from datetime import date, time, timedelta

from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import (
    GoalFact,
    LetFact,
    MomentFact,
    OpenDayFact,
    PersonFact,
    ReferralFact,
    SessionFact,
    StayFact,
    StepFact,
)
from interwonen.core.spans import Span
from neighbours.selectors.consultation_hours_figures import CountedHour
from neighbours.selectors.enquiries_counts import CountedEnquiry
from neighbours.selectors.letters_figures import CountedLetters, LettersCounted

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
        enquiries=tuple(_enquiry(*row, day) for row in ENQUIRIES if row[1] <= day),
        hours=tuple(CountedHour(each, timedelta(hours=2), ()) for each in HOURS if each <= day),
        letters=LettersCounted([], [row for row in LETTERS if row.day <= day], []),
        open_days=tuple(row for row in OPEN_DAYS if row.day <= day),
        moments=MOMENTS,
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
