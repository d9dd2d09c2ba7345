"""When the next self-reliance assessment is due: at the start, each three months, and on leaving."""

from datetime import date

import pytest

from interwonen.core.history import save_as
from participants.actions.assessments import withdraw_assessment
from participants.models import Participant, Placement
from participants.selectors.assessments_due import (
    assessments_due,
    next_assessment,
    with_assessed,
)
from participants.selectors.participants_overdue import overdue
from tests.assessment_factories import make_assessment, make_correction
from tests.exit_factories import make_comeback
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    system,
    term,
)
from tests.files import file_as


@pytest.fixture(scope="module")
def lived(shared_rows):
    """Someone who lives in the pilot from 1 March 2021 to 1 March 2022."""
    return make_placement(make_pilot())


@pytest.fixture
def stay(db, lived):
    return lived


def due(stay, on):
    """The moment, first and last day of the next assessment; None when there is none."""
    rows = Placement.objects.filter(participant=stay.participant).order_by("starts_on")
    found = next_assessment(list(with_assessed(rows.select_related("exit"), on=on)), on)
    return found and (found.moment.partition(".")[2], found.opens_on, found.due_on)


def test_at_the_start_within_two_weeks_of_moving_in(stay):
    assert due(stay, date(2021, 2, 28)) is None
    assert due(stay, date(2021, 3, 1)) == ("t0", date(2021, 3, 1), date(2021, 3, 15))
    late = assessments_due(Participant.objects.all(), on=date(2021, 3, 16))
    assert [(each.participant, each.is_overdue(date(2021, 3, 16))) for each in late] == [
        (stay.participant, True)
    ]
    assert not late[0].is_overdue(date(2021, 3, 15))


def test_three_months_after_the_last_time(stay):
    make_assessment(stay.participant, assessed_on=date(2021, 3, 8))
    assert due(stay, date(2021, 4, 1)) == ("t_interim", date(2021, 5, 25), date(2021, 6, 8))
    everyone = Participant.objects.all()
    assert assessments_due(everyone, on=date(2021, 5, 24)) == []
    assert len(assessments_due(everyone, on=date(2021, 5, 25))) == 1
    make_assessment(stay.participant, moment="t_interim", assessed_on=date(2021, 6, 1))
    assert due(stay, date(2021, 6, 30))[2] == date(2021, 9, 1)


def test_a_correction_counts_once_and_what_was_withdrawn_not(stay):
    first = make_assessment(stay.participant, assessed_on=date(2021, 3, 8))
    second = make_correction(first, assessed_on=date(2021, 3, 10))
    assert due(stay, date(2021, 4, 1))[2] == date(2021, 6, 10)
    withdraw_assessment(second, reason="Fout.", by=system())
    withdraw_assessment(first, reason="Fout.", by=system())
    assert due(stay, date(2021, 4, 1))[0] == "t0"


def test_towards_the_last_day_it_is_the_last_one(stay):
    make_assessment(stay.participant)
    make_assessment(stay.participant, moment="t_interim", assessed_on=date(2021, 6, 30))
    stay.ends_on = date(2021, 9, 15)
    save_as(stay, by=system())
    assert due(stay, date(2021, 6, 30)) == ("t_exit", date(2021, 9, 1), date(2021, 9, 29))
    assert due(stay, date(2021, 9, 16)) is None  # nobody has recorded yet that this person left


def test_who_left_is_assessed_once_more_and_three_to_six_months_later(stay):
    make_exit(stay)
    leaves = ("t_exit", date(2021, 5, 31), date(2021, 6, 14))
    assert due(stay, date(2021, 5, 31)) == due(stay, date(2021, 8, 30)) == leaves
    follow_up = ("t_followup", date(2021, 8, 31), date(2021, 11, 30))
    assert due(stay, date(2021, 8, 31)) == follow_up
    make_assessment(stay.participant, moment="t_exit", assessed_on=date(2021, 6, 1))
    assert due(stay, date(2021, 6, 30)) == follow_up
    assert assessments_due(Participant.objects.all(), on=date(2021, 6, 30)) == []
    assert due(stay, date(2021, 12, 31)) == follow_up
    assert due(stay, date(2022, 1, 1)) is None


def test_who_came_back_begins_anew(stay):
    make_exit(stay, exited_on=date(2021, 3, 20))
    make_assessment(stay.participant, moment="t_exit", assessed_on=date(2021, 4, 2))
    make_comeback(stay.participant, date(2021, 4, 20))
    again = make_placement(
        stay.participant.pilot, participant=stay.participant, starts_on=date(2021, 5, 1)
    )
    assert due(stay, date(2021, 5, 1)) == ("t0", date(2021, 5, 1), date(2021, 5, 15))
    make_assessment(stay.participant, assessed_on=date(2021, 4, 28))
    assert due(stay, date(2021, 5, 2))[0] == "t_interim"
    make_exit(again, exited_on=date(2021, 6, 10))
    assert due(stay, date(2021, 6, 10)) == ("t_exit", date(2021, 6, 10), date(2021, 6, 24))


def test_after_the_follow_up_there_is_none(stay):
    make_exit(stay, exited_on=date(2021, 3, 20))
    make_assessment(stay.participant, moment="t_followup", assessed_on=date(2021, 6, 25))
    assert due(stay, date(2021, 6, 30)) is None


def test_who_died_is_not_assessed(stay):
    make_exit(
        stay,
        reason=term("exit_reason.deceased"),
        destination=term("exit_destination.deceased"),
    )
    assert due(stay, date(2021, 6, 30)) is None


def test_what_is_overdue_shows_in_the_file_for_who_reads_assessments(stay):
    lead = make_user(role="team_lead", pilot=stay.participant.pilot)

    def late(on):
        every = overdue(file_as(lead, stay.participant, on=on))
        return [each.due_on for each in every if "zelfredzaamheid" in each.text]

    assert (late(date(2021, 3, 15)), late(date(2021, 3, 16))) == ([], [date(2021, 3, 15)])
    make_assessment(stay.participant)
    assert late(TODAY) == [date(2021, 6, 8)]


def test_one_query_for_everyone(stay, count_queries):
    def ask():
        return assessments_due(Participant.objects.all(), on=date(2021, 6, 30))

    make_assessment(stay.participant)
    assert count_queries(ask) == 1
    make_placement(stay.participant.pilot, participant=make_participant(stay.participant.pilot))
    assert count_queries(ask) == 1
    assert len(ask()) == 2
