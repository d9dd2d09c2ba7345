"""Rounds of the survey: planned with a code, corrected, completed, withdrawn."""

from datetime import date

import pytest

from interwonen.core import withdrawals
from interwonen.core.versions import Overtaken, version_of
from neighbours.actions.surveys import (
    change_round,
    complete_round,
    reopen_round,
)
from neighbours.models import SurveyRound
from tests.factories import TODAY, make_pilot, system
from tests.refusals import breaks, refused_by
from tests.survey_factories import make_form, make_round, make_web_form

TOMORROW = date(2021, 7, 1)
LATER = date(2021, 7, 2)


def change(survey_round, **facts):
    kept = {name: getattr(survey_round, name) for name in ("moment", "opens_on", "closes_on")}
    return change_round(survey_round=survey_round, **{**kept, "by": system(), **facts})


def complete(survey_round, today=TOMORROW):
    return complete_round(survey_round=survey_round, today=today, by=system())


def withdraw(survey_round, reason="Dubbel aangemaakt."):
    return withdrawals.withdraw(survey_round, reason=reason, by=system())


def status(survey_round, day):
    return SurveyRound.objects.with_status(on=day).get(pk=survey_round.pk).status


def test_rounds_are_numbered_per_pilot_and_have_a_code_of_their_own(pilot):
    rounds = [make_round(pilot), make_round(pilot), make_round(make_pilot())]
    assert [each.number for each in rounds] == [1, 2, 1]
    codes = {each.code for each in rounds}
    assert len(codes) == 3
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert rounds[0].version == "interwonen-1"
    assert rounds[0].code_in_groups.replace(" ", "") == rounds[0].code


def test_the_status_follows_the_days(pilot):
    survey_round = make_round(pilot)
    days = [date(2021, 5, 31), date(2021, 6, 1), TODAY, TOMORROW]
    assert [status(survey_round, day) for day in days] == ["planned", "open", "open", "closed"]
    complete(survey_round)
    assert [status(survey_round, day) for day in (TODAY, TOMORROW)] == ["open", "completed"]
    withdraw(survey_round)
    assert status(survey_round, TOMORROW) == "withdrawn"


def test_days_out_of_order_are_refused(pilot):
    with breaks("neighbours_surveyround_closes_after_opening", field="closes_on"):
        make_round(pilot, closes_on=date(2021, 5, 1))
    with breaks("pilots_date_near_the_pilot", field="opens_on"):
        make_round(pilot, opens_on=date(2012, 6, 1))
    with breaks("pilots_date_near_the_pilot", field="closes_on"):
        make_round(pilot, closes_on=date(2112, 6, 1))
    assert not SurveyRound.objects.exists()


def test_a_baseline_opens_before_the_pilot_begins(pilot):
    with breaks("neighbours_surveyround_baseline_before_start", field="opens_on"):
        make_round(pilot, moment="before")
    first = make_round(pilot, moment="before", opens_on=date(2021, 2, 1))
    with breaks("neighbours_surveyround_baseline_before_start"):
        change(first, opens_on=pilot.starts_on)


def test_a_round_is_corrected(pilot):
    survey_round = change(make_round(pilot), moment="end", closes_on=TOMORROW)
    survey_round.refresh_from_db()
    assert (survey_round.moment, survey_round.closes_on) == ("end", TOMORROW)
    assert survey_round.history.count() == 2


def test_who_changes_a_round_that_was_changed_meanwhile_hears_of_it(pilot):
    survey_round = make_round(pilot)
    seen = version_of(survey_round)
    change(survey_round, moment="end")
    with pytest.raises(Overtaken):
        change(survey_round, version=seen)


def test_the_days_keep_covering_the_forms(pilot):
    survey_round = make_round(pilot)
    make_form(survey_round, today=TOMORROW)  # typed over after the last day
    make_web_form(survey_round)
    rule = "neighbours_surveyround_covers_forms"
    with breaks(rule, field="closes_on"):
        change(survey_round, closes_on=date(2021, 6, 29))
    with breaks(rule, field="opens_on"):
        change(survey_round, opens_on=TOMORROW, closes_on=TOMORROW)
    change(survey_round, closes_on=LATER)


def test_a_round_is_completed_when_nobody_can_answer_any_more(pilot):
    survey_round = make_round(pilot)
    with breaks("neighbours_surveyround_completed_after_closing"):
        complete(survey_round, today=TODAY)
    assert complete(survey_round).completed_on == TOMORROW
    for act in (complete, change):
        with breaks("neighbours_surveyround_takes_forms"):
            act(survey_round)


def test_a_completed_round_is_opened_again_on_the_same_day_only(pilot):
    survey_round = complete(make_round(pilot))
    with breaks("neighbours_surveyround_reopened_the_same_day"):
        reopen_round(survey_round=survey_round, today=LATER, by=system())
    reopened = reopen_round(survey_round=survey_round, today=TOMORROW, by=system())
    assert (reopened.completed_on, reopened.reopened_on) == (None, TOMORROW)
    again = reopen_round(survey_round=survey_round, today=LATER, by=system())
    assert again.history.count() == reopened.history.count()  # it is open already
    withdraw(survey_round)
    with breaks("core_still_stands"):
        reopen_round(survey_round=survey_round, today=TOMORROW, by=system())


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("completed_on = NULL", "neighbours_surveyround_reopened_the_same_day"),
        ("completed_on = '2021-07-02'", "neighbours_surveyround_takes_forms"),
        ("opens_on = '2021-05-01'", "neighbours_surveyround_takes_forms"),
        ("moment = 'end'", "neighbours_surveyround_takes_forms"),
        ("closes_on = '2021-06-29'", "neighbours_surveyround_takes_forms"),
        ("withdrawn_because = 'x'; DELETE FROM neighbours_surveyround", "core_never_deleted"),
    ],
)
def test_the_database_leaves_a_completed_round_as_it_is(pilot, change, rule):
    complete(make_round(pilot))
    assert refused_by(f"UPDATE neighbours_surveyround SET {change}", []) == rule


def test_the_database_completes_no_round_that_was_withdrawn(pilot):
    withdraw(make_round(pilot))
    change = "UPDATE neighbours_surveyround SET completed_on = '2021-07-01'"
    assert refused_by(change, []) == "neighbours_surveyround_takes_forms"


def test_the_database_calls_nothing_a_baseline_that_opens_after_the_start(pilot):
    make_round(pilot)
    change = "UPDATE neighbours_surveyround SET moment = 'before'"
    assert refused_by(change, []) == "neighbours_surveyround_baseline_before_start"


def test_a_round_is_withdrawn_once_with_a_reason(pilot):
    survey_round = make_round(pilot)
    with breaks("core_mistake_is_explained"):
        withdraw(survey_round, reason=" ")
    withdraw(survey_round)
    survey_round.refresh_from_db()
    assert survey_round.withdrawn_because == "Dubbel aangemaakt."
    with breaks("core_still_stands"):
        withdraw(survey_round)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("number = 1", "neighbours_surveyround_one_of_a_number"),
        ("moment = 'ooit'", "neighbours_surveyround_known_moment"),
        ("closes_on = '2021-05-01'", "neighbours_surveyround_closes_after_opening"),
        ("completed_on = closes_on", "neighbours_surveyround_completed_after_closing"),
        ("withdrawn_because = ' '", "neighbours_surveyround_withdrawal_says_why"),
        ("opens_on = '2021-06-30'", "neighbours_surveyround_covers_forms"),
        ("code = '123456'", "core_owner_is_fixed"),
    ],
)
def test_the_database_refuses(pilot, change, rule):
    make_round(pilot)
    second = make_round(pilot)
    make_form(second, today=date(2021, 6, 10))
    statement = f"UPDATE neighbours_surveyround SET {change} WHERE id = %s"
    assert refused_by(statement, [second.pk]) == rule


def test_the_database_refuses_a_code_that_cannot_be_typed(pilot):
    survey_round = make_round(pilot)
    columns = "pilot_id, number, moment, opens_on, closes_on, version, withdrawn_because"
    statement = (
        f"INSERT INTO neighbours_surveyround ({columns}, code)"
        f" SELECT pilot_id, 9, moment, opens_on, closes_on, version, '', %s"
        " FROM neighbours_surveyround"
    )
    wrong = "neighbours_surveyround_code_of_digits"
    assert refused_by(statement, ["012345"]) == wrong
    assert refused_by(statement, ["O1234"]) == wrong
    assert refused_by(statement, [survey_round.code]).startswith("neighbours_surveyround_code")
