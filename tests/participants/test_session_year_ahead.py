"""No session is planned more than a year ahead.

In a pilot that runs for years, a mistyped year would hide a session from every agenda.
"""

from datetime import date

import pytest

from participants.actions.sessions_planning import move_session
from participants.models import SupportSession
from tests.factories import TODAY, make_participant, make_pilot, make_series, make_user
from tests.refusals import breaks

LAST = date(2022, 7, 1)


@pytest.fixture
def participant(db):
    return make_participant(make_pilot(ends_on=date(2023, 3, 1)))


def plan(participant, last):
    """Plan a session every two weeks from 2 July 2021 up to and including `last`."""
    by = make_user(role="counsellor", pilot=participant.pilot)
    first = date(2021, 7, 2)
    return make_series(participant, by=by, rhythm=2, starts_on=first, ends_on=last)


def test_no_session_of_a_series_lies_later(participant):
    with breaks("participants_session_planned_within_a_year", field="ends_on"):
        plan(participant, date(2022, 7, 15))
    assert not SupportSession.objects.exists()
    assert plan(participant, LAST).sessions.count() == 27


def test_nor_is_one_moved_there_with_those_before_it(participant):
    series = plan(participant, LAST)
    first = series.sessions.earliest("day")
    facts = {"starts_at": first.starts_at, "today": TODAY, "by": first.counsellor}
    with breaks("participants_session_planned_within_a_year"):
        move_session(session=first, day=date(2021, 7, 3), following=True, **facts)
    assert series.sessions.latest("day").day == LAST
