"""Questions of the council: recorded, looked at, given to someone, withdrawn."""

from datetime import date, timedelta

import pytest

from evaluations.actions.council_questions import (
    correct_question,
    take_question,
)
from evaluations.models import CouncilQuestion
from interwonen.core.quarters import Quarter
from interwonen.core.versions import Overtaken
from interwonen.core.withdrawals import withdraw
from tests.at_once import one_after_the_other
from tests.council_question_factories import (
    accept,
    answer,
    asked,
    give,
    make_public_question,
    make_question,
)
from tests.factories import TODAY, make_pilot, make_user, system
from tests.published_factories import insert_sample
from tests.refusals import breaks, refused_by


@pytest.fixture
def published(pilot):
    return insert_sample(pilot)


class TestRecord:
    def test_it_points_at_a_block_by_the_number_that_is_printed(self, published, officer):
        question = make_question(published, by=officer)
        assert (question.block, question.block_number) == ("promises", "2.1")
        assert (question.accepted_on, question.is_answered) == (TODAY, False)
        assert question.history.get().history_user == officer

    def test_it_may_be_about_the_whole_report(self, published):
        question = make_question(published, block="")
        assert (question.block, question.block_number) == ("", "")

    @pytest.mark.parametrize(
        ("asked_on", "last_day"),
        [
            (date(2021, 6, 1), date(2021, 6, 15)),
            # Ascension, the day after it and Whit Monday do not count.
            (date(2021, 5, 7), date(2021, 5, 26)),
        ],
    )
    def test_an_answer_is_due_within_ten_working_days(self, published, asked_on, last_day):
        assert make_question(published, asked_on=asked_on).due_on == last_day

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"text": " \n"}, "evaluations_councilquestion_says_what", "text"),
            ({"asked_by": " "}, "evaluations_councilquestion_says_who", "asked_by"),
            ({"block": "nowhere"}, "evaluations_councilquestion_part_of_report", "about"),
            ({"asked_on": TODAY + timedelta(days=1)}, "core_not_ahead", "asked_on"),
            (
                {"asked_on": date(2021, 4, 19)},
                "evaluations_councilquestion_after_publication",
                "asked_on",
            ),
            ({"asked_by": "Bel 0591 123456"}, "participants_text_recognisable", "asked_by"),
            (
                {"text": "Wie is jan.jansen@voorbeeld.example?"},
                "participants_text_recognisable",
                "text",
            ),
        ],
    )
    def test_it_refuses_half_a_question(self, published, facts, rule, field):
        with breaks(rule, field=field):
            make_question(published, **facts)
        assert not CouncilQuestion.objects.exists()

    def test_it_may_be_asked_on_the_day_of_publication(self, published):
        assert make_question(published, asked_on=date(2021, 4, 20)).due_on == date(2021, 5, 6)

    def test_the_database_refuses_half_a_question_too(self, published):
        make_question(published)
        for column, rule in (
            ("text = ' '", "evaluations_councilquestion_says_what"),
            ("asked_by = ''", "evaluations_councilquestion_says_who"),
            ("text = repeat('a', 4001)", "evaluations_councilquestion_text_length"),
            ("block = 'places'", "evaluations_councilquestion_part_of_report"),
            ("block = ''", "evaluations_councilquestion_part_of_report"),
            ("asked_on = '2021-04-19'", "evaluations_councilquestion_after_publication"),
            ("due_on = asked_on", "evaluations_councilquestion_due_after_asked"),
            ("extended_to = '2021-07-01'", "evaluations_councilquestion_extension_says_why"),
            ("accepted_on = NULL", "evaluations_councilquestion_looked_at_first"),
            ("answer = 'Ja.'", "evaluations_councilquestion_answered_whole"),
            ("improved_on = '2021-06-30'", "evaluations_councilquestion_improved_after_answer"),
            ("withdrawn_because = ' '", "evaluations_councilquestion_withdrawal_says_why"),
            ("way = 'page'", "core_owner_is_fixed"),
        ):
            assert refused_by(f"UPDATE evaluations_councilquestion SET {column}", []) == rule

    def test_formulas_and_html_are_kept_as_they_were_typed(self, published):
        text = "=1+1 <script>alert(1)</script>"
        assert make_question(published, text=text).text == text


class TestFromThePublicPage:
    def test_it_is_shown_after_someone_looked_at_it(self, published, officer):
        question = make_public_question(published)
        assert (question.accepted_on, question.asked_on) == (None, TODAY)
        assert not CouncilQuestion.objects.shown(on=TODAY).exists()
        accept(question, by=officer)
        assert [row.pk for row in CouncilQuestion.objects.shown(on=TODAY)] == [question.pk]
        assert not CouncilQuestion.objects.shown(on=TODAY - timedelta(days=1)).exists()

    def test_it_is_accepted_once_and_not_with_a_name_in_it(self, published):
        question = make_public_question(published, text="Waarom woont de heer Jansen daar?")
        with breaks("participants_text_recognisable", field="text"):
            accept(question)
        question = accept(question, confirmed=["participants_text_recognisable"])
        with breaks("evaluations_councilquestion_accepted_already"):
            accept(question)
        assert question.history.count() == 2

    def test_it_has_no_answer_before_that(self, published):
        question = make_public_question(published)
        with breaks("evaluations_councilquestion_looked_at_first"):
            answer(question)
        columns = "answer = 'Ja.', answered_on = '2021-06-30', answered_by_id = published_by_id"
        source = "evaluations_publishedreport p WHERE p.id = published_id"
        statement = f"UPDATE evaluations_councilquestion SET {columns} FROM {source}"
        assert refused_by(statement, []) == "evaluations_councilquestion_looked_at_first"


class TestCorrect:
    def correct(self, question, **facts):
        return correct_question(question=question, **asked(**facts))

    def test_another_day_gives_another_last_day(self, published):
        question = self.correct(make_question(published), asked_on=date(2021, 6, 8), block="places")
        assert (question.due_on, question.block_number) == (date(2021, 6, 22), "2.2")
        assert question.history.count() == 2

    def test_what_was_withdrawn_or_changed_meanwhile_stays(self, published):
        question = make_question(published)
        version = question.history.first().history_id
        self.correct(question, text="En het spreekuur in juli?")
        with pytest.raises(Overtaken):
            self.correct(question, version=version)
        withdraw(question, reason="Dubbel.", by=system())
        with breaks("core_still_stands"):
            self.correct(question)


class TestOwner:
    def test_only_who_answers_for_the_pilot_gets_it(self, published, pilot, officer):
        question = make_question(published)
        for other in (
            make_user(role="contact_officer", pilot=pilot),
            make_user(role="policy_officer", pilot=make_pilot()),
        ):
            with breaks("evaluations_councilquestion_owner_answers", field="owner"):
                give(question, owner=other)
        assert give(question, owner=officer).owner == officer
        with breaks("evaluations_councilquestion_answered_already"):
            give(answer(question))

    @pytest.mark.django_db(transaction=True)
    def test_of_two_who_take_it_at_once_the_second_is_told(self, pilot):
        question = make_question(insert_sample(pilot))
        officers = [make_user(role="policy_officer", pilot=pilot) for _number in range(2)]

        def take(officer):
            def act():
                try:
                    return take_question(question=question, today=TODAY, by=officer).owner
                except Exception as refusal:
                    return refusal.rule.name

            return act

        first, second = one_after_the_other(question, *map(take, officers))
        assert (first, second) == (officers[0], "evaluations_councilquestion_taken_already")
        question.refresh_from_db()
        assert question.owner == officers[0]

    def test_taking_it_twice_is_no_mistake(self, published, officer):
        question = take_question(question=make_question(published), today=TODAY, by=officer)
        assert take_question(question=question, today=TODAY, by=officer).owner == officer


class TestWithdraw:
    def test_it_counts_nowhere_any_more(self, published):
        question = make_question(published)
        with breaks("core_mistake_is_explained"):
            withdraw(question, reason=" ", by=system())
        withdraw(question, reason="Geen vraag.", by=system())
        rows = CouncilQuestion.objects
        assert not rows.shown(on=TODAY).exists()
        assert not rows.open(on=TODAY).exists()
        with breaks("core_still_stands"):
            answer(question)


class TestWhatPresses:
    def test_it_gives_what_waits_for_an_act(self, pilot, published, officer):
        late = give(make_question(published), owner=officer)
        without_owner = make_question(published, asked_on=TODAY)
        give(make_question(published, asked_on=TODAY), owner=officer)
        soon = give(make_question(published, asked_on=date(2021, 6, 18)), owner=officer)
        unseen = make_public_question(published)
        answer(make_question(published))
        make_question(insert_sample(make_pilot()))
        rows = CouncilQuestion.objects.of_pilot(pilot)
        pressing = rows.pressing(by=TODAY + timedelta(days=7), on=TODAY)
        assert [row.pk for row in pressing] == [late.pk, soon.pk, without_owner.pk, unseen.pk]
        assert [row.is_overdue for row in pressing] == [True, False, False, False]

    def test_a_next_quarter_may_be_asked_about_too(self, pilot):
        second = insert_sample(pilot, Quarter(2021, 2), on=TODAY)
        assert make_question(second, asked_on=TODAY).quarter == Quarter(2021, 2)
