"""Two people who do something at once to what is told of residents: each order ends well, in rows."""

from functools import partial

import pytest

from evaluations.actions.resident_words import (
    approve_resident_words,
    change_resident_words,
    withdraw_resident_words,
)
from evaluations.models import PublishedReport, ResidentWords
from interwonen.core.versions import version_of
from interwonen.pilots.models import Pilot
from participants.actions.agreed_statements import (
    change_agreed_statement,
    withdraw_agreed_statement,
)
from participants.models import AgreedStatement
from tests.at_once import outcomes
from tests.factories import TODAY, make_pilot, make_user, system
from tests.pilot_factories import choose_moves
from tests.report_factories import make_approved, make_report, publish
from tests.told_factories import AGREED, make_agreed_statement, make_leaver
from tests.words_factories import WORDS, make_words

pytestmark = pytest.mark.django_db(transaction=True)

GONE = "core_still_stands"


@pytest.fixture
def pilot():
    return make_pilot()


def test_of_two_who_approve_words_one_does(pilot):
    words = make_words(pilot)
    people = [make_user(role="policy_officer", pilot=pilot) for _each in range(2)]
    seen = version_of(words)
    approvals = [
        partial(approve_resident_words, words=words, today=TODAY, by=by, version=seen)
        for by in people
    ]
    assert outcomes(words, *approvals) == ["done", "overtaken"]
    assert ResidentWords.objects.get().approved_by == people[0]


def test_words_are_approved_as_they_are_read(pilot):
    words = make_words(pilot, by=make_user())
    seen = version_of(words)

    def approving():
        approve_resident_words(words=words, today=TODAY, by=system(), version=seen)

    def changing():
        other = {**WORDS, "text": "Anders gezegd."}
        change_resident_words(words=words, today=TODAY, by=make_user(), version=seen, **other)

    assert outcomes(words, approving, changing) == ["done", "overtaken"]
    assert ResidentWords.objects.get().is_approved


def test_what_is_withdrawn_meanwhile_is_neither_approved_nor_withdrawn_again(pilot):
    words = make_words(pilot, by=make_user())

    def withdrawing():
        withdraw_resident_words(words=words, reason="Te herkennen.", by=system())

    def approving():
        approve_resident_words(words=words, today=TODAY, by=system())

    assert outcomes(pilot, withdrawing, withdrawing) == ["done", GONE]
    assert outcomes(words, approving) == [GONE]
    assert not ResidentWords.objects.get().is_approved


def test_of_two_who_record_where_someone_lives_one_does(pilot):
    leaver = make_leaver(pilot)

    def recording(sentence):
        return partial(make_agreed_statement, leaver, sentence=sentence)

    both = [recording("Een bewoner huurt zelf."), recording("Een bewoner vond een huis.")]
    rule = "participants_agreedstatement_one_outcome"
    assert outcomes(pilot, *both) == ["done", rule]
    assert AgreedStatement.objects.get().sentence == "Een bewoner huurt zelf."


def test_who_withdraws_a_sentence_is_not_overruled_by_who_corrects_it(pilot):
    statement = make_agreed_statement(make_leaver(pilot))

    def withdrawing():
        withdraw_agreed_statement(statement, reason="Toch niet.", by=system())

    def correcting():
        change_agreed_statement(statement=statement, today=TODAY, by=system(), **AGREED)

    assert outcomes(statement, withdrawing, correcting, withdrawing) == ["done", GONE, GONE]
    assert AgreedStatement.objects.get().is_withdrawn


def test_a_report_follows_the_choice_on_moves_that_was_made_a_moment_earlier(pilot, passing_time):
    report = make_approved(make_report(pilot))
    passing_time(hours=1)
    hiding, publishing = partial(choose_moves, pilot, shows=False), partial(publish, report)
    rule = "evaluations_publishedreport_moves_stand"
    assert outcomes(pilot, hiding, publishing) == ["done", rule]
    assert not PublishedReport.objects.exists()
    passing_time(hours=1)
    choose_moves(pilot, shows=True)
    assert outcomes(pilot, publishing, hiding) == ["done", "done"]
    assert not Pilot.objects.get().shows_moves


def test_of_two_who_choose_whether_moves_are_shown_the_second_sees_the_first(pilot):
    seen = version_of(pilot)
    hiding, showing = (
        partial(choose_moves, pilot, shows=shows, version=seen) for shows in (False, True)
    )
    assert outcomes(pilot, hiding, showing) == ["done", "overtaken"]
    assert not Pilot.objects.get().shows_moves
