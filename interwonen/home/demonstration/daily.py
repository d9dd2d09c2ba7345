"""Fictional daily life: incidents, a signal from the neighbourhood, the day book."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from interwonen.accounts.models import User
from interwonen.core.working_days import is_working_day
from interwonen.home.demonstration.living import LAST_DAY, at, term
from interwonen.pilots.models import Pilot
from neighbours.actions.neighbourhood_signals import give_neighbourhood_signal
from neighbours.actions.support_point import count_walk_in, open_day
from neighbours.models import Enquiry
from participants.actions.incidents import record_incident
from participants.models import Incident, Participant

FIRST_DAY_OF_BOOK = date(2021, 6, 9)
# Who walked in for what: each working day takes two or three, starting one further.
VISITS = (
    ("resident", "talk"),
    ("resident", "mail"),
    ("neighbour", "pilot"),
    ("resident", "housing"),
    ("resident", ""),
    ("neighbour", "nuisance"),
    ("resident", "counsellor"),
)
VISITS_A_DAY = 3


def add_daily_life(
    pilot: Pilot, participants: Sequence[Participant], people: dict[str, User]
) -> None:
    """Two incidents, one signal and three weeks at the support point, up to the last day."""
    _add_incidents(participants, by=people["begeleider"])
    _add_signal(pilot, by=people["contact"])
    _add_day_book(pilot, people)


def _add_incidents(participants: Sequence[Participant], *, by: User) -> None:
    record_incident(
        participant=participants[1],
        kind=term("incident_kind.nuisance"),
        seriousness=Incident.Seriousness.SERIOUS,
        happened_on=date(2021, 6, 12),
        happened_at=time(23, 30),
        what_happened="Fictief. Harde muziek tot na middernacht. Twee buren belden erover.",
        what_was_done="Fictief. Aangebeld en om stilte gevraagd. De muziek ging uit.",
        reported_to=[term("incident_reported_to.team_lead"), term("incident_reported_to.landlord")],
        card=Incident.Card.YELLOW,
        agreements="Fictief. Na tien uur 's avonds is het stil. Bezoek gaat om tien uur naar huis.",
        review_on=date(2021, 6, 28),
        now=at(date(2021, 6, 14)),
        by=by,
    )
    record_incident(
        participant=participants[3],
        kind=term("incident_kind.fire_or_water"),
        seriousness=Incident.Seriousness.LIGHT,
        happened_on=date(2021, 6, 22),
        what_happened="Fictief. De wasmachine lekte. Het water bleef in de badkamer.",
        what_was_done="Fictief. Kraan dichtgedraaid en samen opgedweild. Gebrek gemeld.",
        reported_to=[term("incident_reported_to.landlord")],
        now=at(date(2021, 6, 22)),
        by=by,
    )


def _add_signal(pilot: Pilot, *, by: User) -> None:
    latest = Enquiry.objects.to_answer(on=LAST_DAY).of_pilot(pilot).first()
    if latest is not None:
        give_neighbourhood_signal(
            enquiry=latest,
            category=term("report_category.noise"),
            text="Fictief. Let deze week op rust in het portiek in de avond.",
            today=LAST_DAY,
            by=by,
        )


def _add_day_book(pilot: Pilot, people: dict[str, User]) -> None:
    team = [people["begeleider"], people["collega"], people["teamleider"]]
    days = (LAST_DAY - FIRST_DAY_OF_BOOK).days + 1
    book = (FIRST_DAY_OF_BOOK + timedelta(days=number) for number in range(days))
    for number, day in enumerate(filter(is_working_day, book)):
        by = team[number % len(team)]
        open_day(
            pilot=pilot,
            day=day,
            opens_at=time(9, 0),
            closes_at=time(17, 0),
            staff=[by],
            remarks="",
            today=day,
            by=by,
        )
        for visit in range(VISITS_A_DAY - number % 2):
            who, topic = VISITS[(number + visit) % len(VISITS)]
            count_walk_in(
                pilot=pilot,
                day=day,
                who=who,
                topic=term(f"walk_in_topic.{topic}") if topic else None,
                now=at(day, time(10 + 2 * visit, 7 * visit)),
                by=by,
            )
