"""A report is not published when a hidden figure can be worked out from all that is published."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.actions.reports_disclosure import refuse_unsafe
from evaluations.council.disclosure import Disclosure, Group
from evaluations.models import ReportSubmission
from tests.factories import make_exit, make_placement, term
from tests.refusals import breaks
from tests.report_factories import draft_of, make_published, make_report, submit
from tests.told_factories import make_agreed_statement

ELSEWHERE = "exit_destination.with_family"


@pytest.fixture
def five_left(pilot):
    """Two to a fitting home, three elsewhere."""
    people = []
    for number in range(5):
        stay = make_placement(pilot)
        where = term("exit_destination.own_rental" if number < 2 else ELSEWHERE)
        make_exit(stay, exited_on=date(2021, 5, 31), destination=where)
        people.append(stay.participant)
    return people


def test_a_group_that_leaves_enough_is_published(pilot, five_left):
    published = make_published(pilot)
    (group,) = published.snapshot["disclosure"]["groups"]
    assert (group["left"], group["fitting"], group["closed_in"]) == (5, 2, "2021-Q2")


def test_a_sentence_that_gives_away_the_others_is_refused_by_name(pilot, five_left):
    make_published(pilot)
    make_agreed_statement(five_left[-1], sentence="Ik woon weer thuis.", outcome="neutral")
    with breaks("evaluations_publishedreport_hides_well") as refused:
        refuse_unsafe(pilot=pilot, contents=draft_of(pilot))
    assert "in het tweede kwartaal van 2021" in str(refused.value)


def test_a_report_that_counts_the_same_people_otherwise_is_refused(pilot, five_left):
    make_published(pilot)
    report = draft_of(pilot)
    other = Group(("2021-Q1", "2021-Q2"), 5, 2, closed_in="2021-Q2")
    contents = replace(report, disclosure=replace(report.disclosure, groups=(other,)))
    with breaks("evaluations_publishedreport_follows_published"):
        refuse_unsafe(pilot=pilot, contents=contents)


def test_a_report_without_a_group_that_was_published_since_is_refused(pilot, five_left):
    report = draft_of(pilot)
    make_published(pilot)
    contents = replace(report, disclosure=replace(report.disclosure, groups=()))
    with breaks("evaluations_publishedreport_follows_published"):
        refuse_unsafe(pilot=pilot, contents=contents)


def test_it_cannot_be_submitted_either(pilot, five_left, monkeypatch):
    unsafe = Disclosure(
        quarters=draft_of(pilot).disclosure.quarters,
        groups=(Group(("2021-Q2",), 5, 1, fitting=4, closed_in="2021-Q2"),),
    )
    report = make_report(pilot)
    monkeypatch.setattr("evaluations.council.moves.disclosed", lambda _material: unsafe)
    with breaks("evaluations_publishedreport_hides_well"):
        submit(report)
    assert not ReportSubmission.objects.exists()
