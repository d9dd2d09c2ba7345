"""Answers to the council: given, corrected, and given later with a reason."""

from datetime import date

import pytest

from evaluations.actions.council_questions import correct_question
from evaluations.actions.council_questions_answers import correct_answer, extend_question
from evaluations.council.council_questions import answer_opening
from interwonen.core.versions import Overtaken
from tests.council_question_factories import answer, answerer, asked, give, make_question
from tests.factories import TODAY, make_participant, make_user, system
from tests.published_factories import insert_sample
from tests.refusals import breaks, refused_by

LATER = date(2021, 7, 20)


@pytest.fixture
def question(pilot):
    """Asked on a Tuesday; an answer is due on 13 July."""
    return make_question(insert_sample(pilot), asked_on=date(2021, 6, 29))


def extend(question, **facts):
    defaults = {
        "extended_to": LATER,
        "extended_because": "De cijfers komen op 19 juli.",
        "today": TODAY,
        "by": system(),
    }
    return extend_question(question=question, **{**defaults, **facts})


def correct(question, text="Elke dinsdag om zeven uur.", **facts):
    defaults = {"answer": text, "today": date(2021, 7, 2), "by": system()}
    return correct_answer(question=question, **{**defaults, **facts})


class TestAnswer:
    def test_it_is_public_at_once_and_in_time_until_the_last_day(self, question):
        officer = answerer(question)
        answered = answer(question, by=officer, today=date(2021, 7, 13))
        assert (answered.answered_on, answered.answered_by) == (date(2021, 7, 13), officer)
        assert (answered.owner, answered.is_in_time) == (officer, True)

    def test_a_day_later_is_too_late(self, question):
        assert not answer(question, today=date(2021, 7, 14)).is_in_time

    def test_who_has_it_stays(self, question):
        owner = answerer(question)
        assert answer(give(question, owner=owner), by=answerer(question)).owner == owner

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            (" ", "evaluations_councilquestion_answered_whole"),
            ("Bel 0591 123456.", "participants_text_recognisable"),
        ],
    )
    def test_it_refuses_half_an_answer(self, question, text, rule):
        with breaks(rule, field="answer"):
            answer(question, answer=text)
        question.refresh_from_db()
        assert not question.is_answered

    def test_the_proposed_opening_alone_is_no_answer(self, question):
        opening = answer_opening(question)
        assert opening == (
            "U vraagt bij blok 2.1 van de rapportage over het eerste kwartaal 2021:"
            " “Wanneer is het volgende spreekuur?”\n\nOns antwoord: "
        )
        with breaks("evaluations_councilquestion_answer_goes_on", field="answer"):
            answer(question, answer=opening.strip())
        assert answer(question, answer=f"{opening}elke maandag.").is_answered

    def test_nobody_lives_in_an_answer(self, question, pilot):
        make_participant(pilot, last_name="Zwaluwstaart")
        with breaks("participants_text_recognisable"):
            answer(
                question,
                answer="Vraag het zwaluwstaart.",
                by=make_user(role="team_lead", pilot=pilot),
            )

    def test_it_is_given_once(self, question):
        answer(question)
        with breaks("evaluations_councilquestion_answered_already"):
            answer(question)
        assert question.history.count() == 2


class TestCorrectAnswer:
    def test_everyone_sees_on_which_day_and_the_history_keeps_the_rest(self, question):
        with breaks("evaluations_councilquestion_not_answered"):
            correct(question)
        corrected = correct(answer(question))
        assert (corrected.answered_on, corrected.improved_on) == (TODAY, date(2021, 7, 2))
        assert [row.answer for row in corrected.history.all()] == [
            "Elke dinsdag om zeven uur.",
            "Elke maandag om zeven uur.",
            "",
        ]

    def test_the_same_words_are_no_correction(self, question):
        assert correct(answer(question), "Elke maandag om zeven uur.").improved_on is None

    def test_of_two_who_correct_it_the_second_sees_the_first(self, question):
        version = answer(question).history.first().history_id
        correct(question, version=version)
        with pytest.raises(Overtaken):
            correct(question, "Nooit.", version=version)

    def test_it_is_never_before_the_answer(self, question):
        answer(question)
        statement = "UPDATE evaluations_councilquestion SET improved_on = '2021-06-29'"
        assert refused_by(statement, []) == "evaluations_councilquestion_improved_after_answer"


class TestExtend:
    def test_an_answer_until_that_day_is_in_time(self, question):
        extended = extend(question)
        assert (extended.due_on, extended.term_ends_on) == (date(2021, 7, 13), LATER)
        assert answer(extended, today=LATER).is_in_time

    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"extended_because": " "}, "evaluations_councilquestion_extension_says_why"),
            (
                {"extended_to": date(2021, 7, 13)},
                "evaluations_councilquestion_extension_in_bounds",
            ),
            (
                {"extended_to": date(2021, 7, 28)},
                "evaluations_councilquestion_extension_in_bounds",
            ),
            ({"today": date(2021, 7, 14)}, "evaluations_councilquestion_extended_in_time"),
            ({"extended_because": "Bel 0591 123456"}, "participants_text_recognisable"),
        ],
    )
    def test_it_is_refused(self, question, facts, rule):
        with breaks(rule):
            extend(question, **facts)
        question.refresh_from_db()
        assert question.extended_to is None

    def test_ten_working_days_later_is_the_last(self, question):
        assert extend(question, extended_to=date(2021, 7, 27)).extended_to == date(2021, 7, 27)

    def test_it_is_done_once_and_then_the_term_stands(self, question):
        extend(question)
        with breaks("evaluations_councilquestion_extended_once"):
            extend(question, extended_to=date(2021, 7, 22))
        with breaks("evaluations_councilquestion_extended_once"):
            correct_question(question=question, **asked(asked_on=date(2021, 6, 28)))
        for column in ("extended_to = '2021-07-26'", "due_on = '2021-07-12'"):
            statement = f"UPDATE evaluations_councilquestion SET {column}"
            assert refused_by(statement, []) == "evaluations_councilquestion_extended_once"

    def test_not_after_the_answer(self, question):
        answer(question)
        with breaks("evaluations_councilquestion_answered_already"):
            extend(question)
