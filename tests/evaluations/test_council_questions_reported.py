"""What a report says of the questions about earlier reports, as of its cut-off."""

from datetime import date

import pytest

from interwonen.core.quarters import Quarter
from interwonen.core.withdrawals import withdraw
from tests.council_question_factories import answer, make_public_question, make_question
from tests.factories import make_pilot, system
from tests.published_factories import insert_sample
from tests.report_factories import draft_of

Q2, Q3 = Quarter(2021, 2), Quarter(2021, 3)


@pytest.fixture
def published(pilot):
    return insert_sample(pilot)


def told(found) -> list[tuple[str, ...]]:
    """The lines of the table about the questions."""
    block = found.block("council_questions")
    if block is None:
        return []
    (table,) = block.tables
    return [(row.label, *(cell.words for cell in row.cells)) for row in table.rows]


def test_it_prints_questions_with_answers_and_when_an_open_one_is_due(pilot, published):
    answer(make_question(published, asked_on=date(2021, 6, 29)))
    answer(make_question(published, asked_on=date(2021, 6, 2), block="", text="En nu?"))
    make_question(published, asked_on=date(2021, 6, 30), block="places", text="Waarom leeg?")
    about = "Rapportage over het eerste kwartaal 2021,"
    assert told(draft_of(pilot)) == [
        (
            f"{about} de hele rapportage",
            "En nu? (Fractie Voorbeeld, 2 juni 2021)",
            "Elke maandag om zeven uur. (beantwoord op 30 juni 2021, te laat; het moest uiterlijk"
            " op 16 juni 2021)",
        ),
        (
            f"{about} 2.1 Toezeggingen uit de brief",
            "Wanneer is het volgende spreekuur? (Fractie Voorbeeld, 29 juni 2021)",
            "Elke maandag om zeven uur. (beantwoord op 30 juni 2021, op tijd)",
        ),
        (
            f"{about} 2.2 Plekken, en waarom er leegstaan",
            "Waarom leeg? (Fractie Voorbeeld, 30 juni 2021)",
            "Nog open. Het antwoord komt uiterlijk op 14 juli 2021.",
        ),
    ]


def test_page_one_has_the_open_ones_in_few_words(pilot, published):
    make_question(published, text="Waarom duurt het zo lang? " * 20, asked_on=date(2021, 6, 30))
    answer(make_question(published))
    (line,) = draft_of(pilot).front.open_questions
    assert line.startswith("2.1 Toezeggingen uit de brief: Waarom duurt het zo lang?")
    assert line.endswith("…  (antwoord uiterlijk 14 juli 2021)".replace("  ", " "))
    assert len(line) < 200


def test_what_was_answered_after_the_cut_off_is_open_on_it(pilot, published):
    answer(make_question(published), today=date(2021, 6, 30))
    found = draft_of(pilot, as_of=date(2021, 6, 29))
    assert found.front.open_questions == ()  # it was recorded a day later
    question = make_question(published, asked_on=date(2021, 6, 30))
    answer(question, today=date(2021, 7, 5))
    assert len(draft_of(pilot).front.open_questions) == 1


def test_each_answer_is_printed_in_one_report(pilot, published):
    answer(make_question(published))
    later = answer(make_question(published, text="En in juli?"), today=date(2021, 7, 5))
    assert len(told(draft_of(pilot))) == 2
    insert_sample(pilot, Q2, on=date(2021, 7, 9))
    lines = told(draft_of(pilot, Q3))
    assert [line[1].partition(" (")[0] for line in lines] == [later.text]


def test_without_questions_the_block_is_left_out(pilot, published):
    make_public_question(published)
    withdraw(make_question(published), reason="Dubbel.", by=system())
    make_question(insert_sample(make_pilot()))
    found = draft_of(pilot)
    assert found.block("council_questions") is None
    assert found.front.open_questions == ()
