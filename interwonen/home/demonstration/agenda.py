"""What is planned in the demonstration, and one session to which nobody came."""

from datetime import date, time, timedelta

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY, PEOPLE, at, term
from participants.actions.sessions_planning import miss_session, plan_session
from participants.actions.sessions_series import plan_series
from participants.models import Participant, SessionSeries

LAST_PLANNED = date(2021, 8, 31)
MISSED_ON = date(2021, 6, 24)


def add_agenda(residents: list[Participant], people: dict[str, User]) -> None:
    """A weekly series for everyone who still lives there, a session today, and a no-show."""
    counsellors = {person.last_name: people[person.counsellor] for person in PEOPLE}
    staying = [person for person in residents if person.placements.on_day(LAST_DAY).exists()]
    for number, participant in enumerate(staying):
        plan_series(
            participant=participant,
            rhythm=SessionSeries.Rhythm.WEEKLY,
            starts_on=LAST_DAY + timedelta(days=1 + number % 2),
            ends_on=LAST_PLANNED,
            starts_at=time(10 + number, 0),
            duration_minutes=45,
            planned_type=term("contact_type.home_visit"),
            today=LAST_DAY,
            by=counsellors[participant.last_name],
        )
    _miss(staying[0], by=counsellors[staying[0].last_name])
    plan_session(
        participant=staying[-1],
        day=LAST_DAY,
        starts_at=time(14, 0),
        duration_minutes=45,
        planned_type=term("contact_type.home_visit"),
        today=LAST_DAY,
        by=counsellors[staying[-1].last_name],
    )


def _miss(participant: Participant, *, by: User) -> None:
    session = plan_session(
        participant=participant,
        day=MISSED_ON,
        starts_at=time(16, 0),
        duration_minutes=30,
        planned_type=term("contact_type.steunpunt"),
        today=MISSED_ON,
        by=by,
    )
    note = "Fictief. Was de afspraak vergeten."
    miss_session(session=session, note=note, now=at(MISSED_ON), by=by)
