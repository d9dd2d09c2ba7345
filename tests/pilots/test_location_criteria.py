"""The list of criteria is the officer's to change; an assessment keeps the list it was made by."""

import pytest

from interwonen.pilots.actions.location_assessments_criteria import change_location_criteria
from interwonen.pilots.models import Question
from interwonen.pilots.selectors.location_assessments_criteria import (
    criteria_lists,
    current_criteria,
)
from tests.factories import TODAY, make_pilot, make_user, system
from tests.pilot_factories import findings_of, make_location_assessment
from tests.refusals import breaks, refused_by


def labels_of(pilot, **changed) -> dict[str, str]:
    return {each.code: each.label for each in current_criteria(pilot)} | changed


def change(pilot, **facts) -> list[Question]:
    defaults = {
        "based_on": criteria_lists(pilot)[0].version,
        "labels": labels_of(pilot, costs="", scale="Klein en overzichtelijk"),
        "added": ["", "Groen in de buurt"],
        "by": system(),
    }
    return change_location_criteria(pilot=pilot, **{**defaults, **facts})


def test_a_new_list_renames_adds_and_leaves_out_for_this_pilot_only(pilot):
    other = make_pilot()
    officer = make_user(role="policy_officer", pilot=pilot)
    change(pilot, by=officer)
    criteria = current_criteria(pilot)
    assert [each.label for each in criteria][1] == "Klein en overzichtelijk"
    assert criteria[-1].label == "Groen in de buurt"
    assert "costs" not in {each.code for each in criteria}
    assert criteria[0].history.get().history_user == officer
    assert [each.version for each in current_criteria(other)] == ["interwonen-1"] * 10


def test_an_assessment_keeps_its_list(pilot):
    old = make_location_assessment(pilot)
    change(pilot)
    new = make_location_assessment(pilot, assessed_on=TODAY, findings=findings_of(pilot))
    assert old.findings.filter(question__code="costs").exists()
    assert not new.findings.filter(question__code="costs").exists()
    assert new.version != old.version


def test_the_lists_are_numbered_and_say_of_which_day_they_are(pilot, passing_time):
    change(pilot)
    change(pilot, labels=labels_of(pilot, scale="Kleinschalig"), added=[])
    assert [each.number for each in criteria_lists(pilot)] == [3, 2, 1]
    assert [each.label for each in criteria_lists(pilot)] == [
        "Lijst 3, van 30 juni 2021",
        "Lijst 2, van 30 juni 2021",
        "Lijst 1, die bij Interwonen hoort",
    ]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"based_on": "interwonen-0"}, "pilots_locationcriteria_list_is_last"),
        ({"labels": {"scale": " "}, "added": [" "]}, "pilots_locationcriteria_list_names_some"),
        (
            {"labels": {"scale": "Rust"}, "added": ["rust"]},
            "pilots_locationcriteria_list_names_once",
        ),
    ],
)
def test_it_refuses_a_list_that_cannot_be(pilot, facts, rule):
    number = Question.objects.count()
    with breaks(rule):
        change(pilot, **facts)
    assert Question.objects.count() == number


def test_it_refuses_a_list_that_is_the_same(pilot):
    with breaks("pilots_locationcriteria_list_changes"):
        change(pilot, labels=labels_of(pilot), added=["", ""])
    assert len(criteria_lists(pilot)) == 1


@pytest.mark.parametrize("change", ["label = 'Iets anders'", "version = 'interwonen-9'"])
def test_what_was_asked_never_changes(pilot, change):
    make_location_assessment(pilot)
    statement = f"UPDATE pilots_question SET {change} WHERE question_set = 'location_criterion'"
    assert refused_by(statement, []) == "core_owner_is_fixed"
