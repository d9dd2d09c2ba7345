"""What was agreed at a meeting of the sounding board, and whether it was kept."""

from datetime import date

import pytest

from neighbours.actions.sounding_board_agreements import (
    change_board_agreement,
    reopen_board_agreement,
    settle_board_agreement,
    withdraw_board_agreement,
)
from neighbours.actions.sounding_board_meetings import (
    change_board_meeting,
    withdraw_board_meeting,
)
from neighbours.models import BoardAgreement
from tests.board_factories import hold, make_agreement, make_meeting
from tests.factories import TODAY, system
from tests.refusals import breaks, refused_by

DUE = date(2021, 6, 3)


@pytest.fixture
def meeting(pilot):
    return hold(make_meeting(pilot))


@pytest.fixture
def agreement(meeting):
    return make_agreement(meeting)


def settle(agreement, **facts) -> BoardAgreement:
    defaults = {
        "outcome": "kept",
        "settled_on": date(2021, 6, 2),
        "settled_note": "De lamp hangt er.",
        "today": TODAY,
        "by": system(),
    }
    return settle_board_agreement(agreement=agreement, **{**defaults, **facts})


def withdraw(agreement, reason="Niet afgesproken.") -> BoardAgreement:
    return withdraw_board_agreement(agreement=agreement, reason=reason, by=system())


class TestAgree:
    def test_not_at_a_meeting_that_has_yet_to_come(self, pilot):
        meeting = make_meeting(pilot, day=date(2021, 7, 8))
        facts = {"due_on": date(2021, 7, 20)}
        with breaks("neighbours_boardmeeting_not_ahead"):
            make_agreement(meeting, **facts)
        assert make_agreement(meeting, today=date(2021, 7, 8), **facts).is_open

    def test_open_ones_too_late_first(self, meeting, agreement):
        later = make_agreement(meeting, due_on=date(2021, 7, 1))
        settle(make_agreement(meeting))
        withdraw(make_agreement(meeting))
        rows = BoardAgreement.objects.open(on=TODAY)
        assert [(row.pk, row.is_overdue) for row in rows] == [
            (agreement.pk, True),
            (later.pk, False),
        ]
        assert list(BoardAgreement.objects.overdue(on=TODAY)) == [agreement]
        assert not BoardAgreement.objects.overdue(on=DUE).exists()

    def test_as_of_a_day_before_it_was_settled(self, agreement):
        settle(agreement)
        assert BoardAgreement.objects.open(on=date(2021, 6, 1)).count() == 1
        assert BoardAgreement.objects.settled(on=date(2021, 6, 1)).count() == 0
        assert BoardAgreement.objects.settled(on=date(2021, 6, 2)).count() == 1
        assert BoardAgreement.objects.open(on=date(2021, 5, 19)).count() == 0

    def test_they_go_with_their_meeting(self, meeting, agreement):
        withdraw_board_meeting(meeting=meeting, reason="Vergissing.", by=system())
        assert not BoardAgreement.objects.open(on=TODAY).exists()
        with breaks("core_still_stands"):
            settle(agreement)
        with breaks("core_still_stands"):
            make_agreement(meeting)

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"what": " "}, "neighbours_boardagreement_says_what_and_who", "what"),
            ({"owner": ""}, "neighbours_boardagreement_says_what_and_who", "what"),
            (
                {"due_on": date(2021, 5, 19)},
                "neighbours_boardagreement_due_after_meeting",
                "due_on",
            ),
            ({"due_on": date(2023, 3, 2)}, "pilots_date_near_the_pilot", "due_on"),
            ({"owner": "de heer Jansen"}, "participants_text_recognisable", "owner"),
        ],
    )
    def test_not_without_what_who_and_when(self, meeting, facts, rule, field):
        with breaks(rule, field=field):
            make_agreement(meeting, **facts)
        assert not BoardAgreement.objects.exists()

    def test_a_correction_keeps_the_first(self, agreement):
        facts = {"what": "Twee lampen.", "owner": "verhuurder", "due_on": DUE}
        about = {"today": TODAY, "by": system()}
        assert change_board_agreement(agreement=agreement, **facts, **about).what == "Twee lampen."
        assert agreement.history.last().what == "Een lamp bij het pad."


class TestSettle:
    @pytest.mark.parametrize("outcome", ["kept", "not_kept"])
    def test_says_what_came_of_it(self, agreement, outcome):
        assert settle(agreement, outcome=outcome).outcome == outcome
        assert settle(agreement, settled_note="De lamp hangt er nu.").is_open is False
        assert agreement.history.count() == 3

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"settled_note": " "}, "neighbours_boardagreement_settled_with_words", "settled_note"),
            (
                {"settled_on": date(2021, 5, 19)},
                "neighbours_boardagreement_due_after_meeting",
                "settled_on",
            ),
            (
                {"settled_on": date(2021, 7, 1)},
                "core_not_ahead",
                "settled_on",
            ),
            (
                {"settled_note": "Gedaan, zegt Jansen."},
                "participants_text_recognisable",
                "settled_note",
            ),
        ],
    )
    def test_not_without_words_and_a_day(self, agreement, facts, rule, field):
        with breaks(rule, field=field):
            settle(agreement, **facts)
        assert BoardAgreement.objects.get().is_open

    def test_by_mistake(self, agreement):
        settle(agreement)
        assert reopen_board_agreement(agreement=agreement, by=system()).is_open
        assert BoardAgreement.objects.overdue(on=TODAY).exists()

    def test_what_was_withdrawn_stays_so(self, agreement):
        with breaks("core_mistake_is_explained"):
            withdraw(agreement, " ")
        withdraw(agreement)
        for act in (settle, withdraw):
            with breaks("core_still_stands"):
                act(agreement)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("owner = ' '", "neighbours_boardagreement_says_what_and_who"),
        ("outcome = 'kept'", "neighbours_boardagreement_settled_with_words"),
        ("settled_note = 'x'", "neighbours_boardagreement_settled_with_words"),
        ("outcome = 'kept', settled_on = due_on", "neighbours_boardagreement_settled_with_words"),
        ("withdrawn_because = ' '", "neighbours_boardagreement_withdrawal_says_why"),
        ("due_on = '2021-05-19'", "neighbours_boardagreement_due_after_meeting"),
        (
            "outcome = 'kept', settled_note = 'x', settled_on = '2021-05-19'",
            "neighbours_boardagreement_due_after_meeting",
        ),
    ],
)
def test_the_database_refuses(agreement, change, rule):
    assert refused_by(f"UPDATE neighbours_boardagreement SET {change}", []) == rule


def test_the_database_refuses_a_long_note(agreement):
    statement = (
        "UPDATE neighbours_boardagreement SET outcome = 'kept', settled_on = due_on,"
        " settled_note = repeat('x', 2001)"
    )
    assert refused_by(statement, []) == "neighbours_boardagreement_text_length"


def test_the_meeting_stays_before_what_was_done(meeting, agreement):
    settle(agreement)
    day = date(2021, 6, 3)  # when it was due, and a day after it was done
    facts = {name: getattr(meeting, name) for name in ("starts_at", "place", "agenda")}
    with breaks("neighbours_boardagreement_due_after_meeting", field="day"):
        change_board_meeting(meeting=meeting, day=day, today=TODAY, by=system(), **facts)
    statement = "UPDATE neighbours_boardmeeting SET day = %s"
    assert refused_by(statement, [day]) == "neighbours_boardagreement_due_after_meeting"


def test_the_database_agrees_and_settles_nothing_at_a_meeting_that_was_withdrawn(
    meeting, agreement
):
    withdraw_board_meeting(meeting=meeting, reason="Dubbel.", by=system())
    settled = "outcome = 'kept', settled_on = due_on, settled_note = 'x'"
    statement = f"UPDATE neighbours_boardagreement SET {settled}"
    assert refused_by(statement, []) == "core_still_stands"
    another = (
        "INSERT INTO neighbours_boardagreement (meeting_id, what, owner, due_on, outcome,"
        " settled_note, withdrawn_because)"
        " SELECT id, 'Een bank.', 'gemeente', day, 'open', '', '' FROM neighbours_boardmeeting"
    )
    assert refused_by(another, []) == "core_still_stands"
