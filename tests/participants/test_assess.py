"""Submit, correct and withdraw a self-reliance assessment: with two voices, and never altered."""

from datetime import date, timedelta

import pytest

from interwonen.core.history import save_as
from interwonen.core.rules import STILL_STANDS
from interwonen.pilots.models import Question
from participants.actions.assessments import withdraw_assessment
from participants.models import Assessment, AssessmentScore
from tests.assessment_factories import (
    domains,
    level,
    make_assessment,
    make_correction,
    scores,
    voices,
)
from tests.factories import TODAY, make_participant, make_pilot, system
from tests.refusals import breaks, refused_by


@pytest.fixture(scope="module")
def someone(shared_rows):
    return make_participant(make_pilot())


@pytest.fixture
def participant(db, someone):
    return someone


def nothing_written():
    return not Assessment.objects.exists() and not AssessmentScore.objects.exists()


def test_both_voices_are_kept_side_by_side(participant):
    said = voices(
        2,
        4,
        reasoning="Er ligt ongeopende post.",
        own_words="Ik kan dit best zelf.",
        disagreed=True,
        disagreement="Of hulp bij de post nodig is.",
    )
    made = make_assessment(participant, scores=scores(3, finance=said))
    assert (made.instrument_version, made.version, made.assessor) == ("zrm-2017", 1, system())
    score = made.scores.get(question__code="finance")
    assert (score.level.label, score.own_level.code) == ("Niet zelfredzaam", "4")
    assert score.own_words == "Ik kan dit best zelf."
    assert (score.disagreed, score.disagreement) == (True, "Of hulp bij de post nodig is.")
    assert made.scores.count() == 12
    assert not made.scores.filter(question__code="justice").exists()


def test_an_answer_that_is_no_level_needs_no_reason(participant):
    rest = voices("not_discussed", reasoning="")
    some = dict.fromkeys(domains().values(), rest)
    some[domains()["domestic_relations"]] = voices("not_applicable", 5, reasoning="")
    made = make_assessment(participant, scores=some)
    assert made.scores.filter(level__meaning="").count() == 12


def test_an_assessment_without_any_level_is_refused(participant):
    with breaks("participants_assessment_says_a_level"):
        make_assessment(participant, scores=scores("not_discussed"))
    assert nothing_written()


def test_a_low_level_always_says_why(participant):
    make_assessment(participant, scores=scores(2))
    silent = scores(2, housing=voices(2, reasoning=" "))
    with breaks("participants_assessmentscore_low_says_why", field="reasoning_housing"):
        make_assessment(participant, scores=silent, assessed_on=date(2021, 6, 1))
    assert Assessment.objects.count() == 1


def test_a_level_says_why_unless_it_is_that_of_last_time(participant):
    silent = scores(3, housing=voices(3, reasoning=""))
    rule = "participants_assessmentscore_change_says_why"
    with breaks(rule, field="reasoning_housing"):
        make_assessment(participant, scores=silent)
    assert nothing_written()
    make_assessment(participant)
    later = {"assessed_on": date(2021, 6, 8), "moment": "t_interim"}
    with breaks(rule, field="reasoning_housing"):
        make_assessment(participant, scores=scores(3, housing=voices(4, reasoning="")), **later)
    made = make_assessment(participant, scores=silent, **later)
    assert made.scores.get(question__code="housing").reasoning == ""


def test_the_level_of_last_time_is_that_of_when_it_was_discussed(participant):
    make_assessment(participant)
    rest = scores(3, housing=voices("not_discussed"))
    make_assessment(participant, scores=rest, assessed_on=date(2021, 4, 1))
    silent = scores(3, housing=voices(3, reasoning=""))
    made = make_assessment(participant, scores=silent, assessed_on=date(2021, 6, 8))
    assert made.scores.get(question__code="housing").reasoning == ""


def test_all_reasons_that_are_missing_are_told_at_once(participant):
    silent = scores(3, finance=voices(2, reasoning=""), housing=voices(3, reasoning=""))
    with breaks("participants_assessmentscore_low_says_why", field="reasoning_finance") as refusal:
        make_assessment(participant, scores=silent)
    assert [each.field for each in refusal.value.others] == ["reasoning_housing"]
    assert nothing_written()


def test_a_text_of_a_disagreement_without_its_mark_is_refused(participant):
    said = scores(3, housing=voices(3, disagreement="Of het huis te groot is."))
    with breaks("participants_assessmentscore_disagreement_is_marked", field="disagreed_housing"):
        make_assessment(participant, scores=said)
    assert nothing_written()


def test_a_text_that_is_too_long_is_refused(participant):
    said = scores(3, housing=voices(3, own_words="x" * 2001))
    with breaks("participants_text_length", field="own_words_housing"):
        make_assessment(participant, scores=said)
    assert nothing_written()


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (TODAY + timedelta(days=1), "participants_date_not_ahead"),
        (date(2021, 1, 31), "participants_date_before_referral"),
    ],
)
def test_a_day_ahead_or_before_the_referral_is_refused(participant, day, rule):
    with breaks(rule, field="assessed_on"):
        make_assessment(participant, assessed_on=day)
    assert nothing_written()


def test_domains_of_another_set_or_version_are_refused(participant):
    skill, known = Question.objects.current("housing_skill").first(), scores()
    other = save_as(
        Question(question_set="life_domain", version="x", code="x", label="X", position=1),
        by=system(),
    )
    for question in (skill, other):
        with breaks("participants_assessment_fits_its_version"):
            make_assessment(participant, scores={**known, question: voices(3)})
    assert nothing_written()


class TestCorrect:
    def test_a_correction_is_a_new_version_and_the_old_one_stays(self, participant):
        first = make_assessment(participant)
        second = make_correction(first)
        assert (second.version, second.replaces) == (2, first)
        assert set(first.scores.values_list("level__code", flat=True)) == {"3"}
        assert list(Assessment.objects.current()) == [second]

    def test_a_correction_says_what_was_wrong(self, participant):
        first = make_assessment(participant)
        with breaks("participants_assessment_correction_says_why", field="corrected_because"):
            make_correction(first, corrected_because=" ")
        assert list(Assessment.objects.all()) == [first]

    def test_only_the_last_version_is_corrected(self, participant):
        first = make_assessment(participant)
        second = make_correction(first)
        with breaks("participants_assessment_corrected_once"):
            make_correction(first)
        assert make_correction(second).version == 3
        assert Assessment.objects.count() == 3

    def test_a_correction_is_compared_with_what_came_before_the_version_it_corrects(
        self, participant
    ):
        first = make_assessment(participant)
        silent = scores(3, housing=voices(3, reasoning=""))
        with breaks("participants_assessmentscore_change_says_why"):
            make_correction(first, scores=silent)
        assert Assessment.objects.count() == 1


class TestWithdraw:
    def test_the_version_before_counts_again(self, participant):
        first = make_assessment(participant)
        second = make_correction(first)
        withdraw_assessment(second, reason="Verkeerde persoon.", by=system())
        assert list(Assessment.objects.current()) == [first]
        assert Assessment.objects.get(pk=second.pk).withdrawn_because == "Verkeerde persoon."
        assert make_correction(first).version == 2

    def test_a_version_that_was_corrected_stays(self, participant):
        first = make_assessment(participant)
        make_correction(first)
        with breaks("participants_assessment_last_version_first"):
            withdraw_assessment(first, reason="Fout.", by=system())
        assert Assessment.objects.standing().count() == 2

    def test_without_a_reason_it_stays(self, participant):
        first = make_assessment(participant)
        with breaks("core_mistake_is_explained"):
            withdraw_assessment(first, reason=" ", by=system())
        assert Assessment.objects.standing().exists()

    def test_what_was_withdrawn_is_neither_corrected_nor_withdrawn_again(self, participant):
        first = make_assessment(participant)
        withdraw_assessment(first, reason="Fout.", by=system())
        with breaks(STILL_STANDS.name):
            make_correction(first)
        with breaks(STILL_STANDS.name):
            withdraw_assessment(first, reason="Fout.", by=system())
        assert Assessment.objects.count() == 1


class TestTheDatabaseRefuses:
    """Raw SQL that goes round the actions."""

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE participants_assessment SET assessed_on = '2021-03-09'",
            "UPDATE participants_assessment SET moment_id = 'assessment_moment.t_exit'",
            "UPDATE participants_assessmentscore SET own_words = 'x'",
            "DELETE FROM participants_assessmentscore",
        ],
    )
    def test_a_change_of_what_was_submitted(self, participant, change):
        make_assessment(participant)
        assert refused_by(change, []) == "participants_assessment_never_altered"

    def test_a_deletion(self, participant):
        make_assessment(participant)
        refusal = refused_by("DELETE FROM participants_assessment", [])
        assert refusal == "core_never_deleted"

    def test_a_score_more(self, participant):
        made = make_assessment(
            participant, scores={q: v for q, v in scores().items() if q.code != "housing"}
        )
        insert = (
            "INSERT INTO participants_assessmentscore (assessment_id, question_id, level_id,"
            " own_level_id, reasoning, own_words, disagreed, disagreement)"
            " VALUES (%s, %s, %s, %s, 'x', '', FALSE, '')"
        )
        three = level(3).pk
        facts = [made.pk, domains()["housing"].pk, three, three]
        assert refused_by(insert, facts) == "participants_assessment_never_altered"

    def test_a_version_that_was_corrected_and_withdrawn(self, participant):
        first = make_assessment(participant)
        make_correction(first)
        change = "UPDATE participants_assessment SET withdrawn_because = 'x' WHERE id = %s"
        assert refused_by(change, [first.pk]) == "participants_assessment_last_version_first"
        rule = "participants_assessment_withdrawal_says_why"
        assert refused_by(change.replace("'x'", "' '"), [first.pk]) == rule

    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"replaces_id": None}, "participants_assessment_correction_says_why"),
            ({"version": 3}, "participants_assessment_fits_its_version"),
            ({"instrument_version": "x"}, "participants_assessment_fits_its_version"),
            ({"moment_id": "exit_reason.other"}, "participants_assessment_moment_from_list"),
            (
                {"id": "00000000-0000-0000-0000-000000000000"},
                "participants_assessment_says_a_level",
            ),
        ],
    )
    def test_a_correction_that_does_not_fit(self, participant, facts, rule):
        first = make_assessment(participant)
        assert self.refused_correction(first, facts, ("3", "x")) == rule

    def test_a_low_level_without_a_reason(self, participant):
        first = make_assessment(participant)
        rule = "participants_assessmentscore_low_says_why"
        assert self.refused_correction(first, {}, ("1", "")) == rule

    def test_a_second_correction(self, participant):
        first = make_assessment(participant)
        make_correction(first)
        rule = "participants_assessment_corrected_once"
        assert self.refused_correction(first, {}, ("3", "x")) == rule

    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"disagreement": "x"}, "participants_assessmentscore_disagreement_is_marked"),
            ({"own_words": "x" * 2001}, "participants_assessmentscore_text_length"),
            ({"level_id": "exit_reason.other"}, "participants_assessmentscore_level_from_list"),
            (
                {"own_level_id": "exit_reason.other"},
                "participants_assessmentscore_own_level_from_list",
            ),
        ],
    )
    def test_a_score_of_the_wrong_shape(self, db, facts, rule):
        statement, values = self.score(facts)
        assert refused_by(statement, values) == rule

    def test_a_domain_twice(self, db):
        statement, values = self.score({})
        twice = f"{statement}, {statement.partition('VALUES ')[2]}"
        assert refused_by(twice, [*values, *values]) == "participants_assessmentscore_once"

    def refused_correction(self, first, facts, said):
        new = "00000000-0000-0000-0000-000000000001"
        statement, values = self.score(
            {"level_id": level(said[0]).pk, "reasoning": said[1], "assessment_id": new}
        )
        known = {
            "id": new,
            "participant_id": first.participant_id,
            "moment_id": first.moment_id,
            "instrument_version": first.instrument_version,
            "version": 2,
            "assessed_on": first.assessed_on,
            "assessor_id": first.assessor_id,
            "replaces_id": first.pk,
            "corrected_because": "x",
            "withdrawn_because": "",
            **facts,
        }
        marks = ", ".join(["%s"] * len(known))
        columns = ", ".join(known)
        insert = f"INSERT INTO participants_assessment ({columns}) VALUES ({marks})"
        return refused_by(f"{statement}; {insert}", [*values, *known.values()])

    @staticmethod
    def score(facts):
        known = {
            "assessment_id": "00000000-0000-0000-0000-000000000001",
            "question_id": domains()["housing"].pk,
            "level_id": level(3).pk,
            "own_level_id": level(3).pk,
            "reasoning": "x",
            "own_words": "",
            "disagreed": False,
            "disagreement": "",
            **facts,
        }
        marks = ", ".join(["%s"] * len(known))
        columns = ", ".join(known)
        insert = f"INSERT INTO participants_assessmentscore ({columns}) VALUES ({marks})"
        return insert, list(known.values())
