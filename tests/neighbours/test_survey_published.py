"""What is public of the survey gives no form away; staff see the true figures."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest
from django.template.loader import render_to_string

from interwonen.core.withdrawals import withdraw
from neighbours.actions.surveys import complete_round
from neighbours.actions.surveys_forms import withdraw_form
from neighbours.models import SurveyRound
from neighbours.selectors.surveys_published import published_question, published_results
from neighbours.selectors.surveys_results import (
    AnswerCount,
    QuestionResult,
    results_of,
    texts_of,
)
from tests.factories import system
from tests.survey_factories import make_form, make_round, make_web_form

DONE, NEXT = date(2021, 7, 1), date(2021, 7, 2)
MEANINGS = ("good", "good", "bad", "bad", "unsaid")


def counted(survey_round):
    return SurveyRound.objects.with_counts().get(pk=survey_round.pk)


def true_figures(survey_round):
    rounds = [counted(survey_round)]
    return {
        result.code: [count.number for count in result.counts]
        for result in results_of(rounds)[survey_round.pk]
    }


def complete(survey_round):
    complete_round(survey_round=survey_round, today=DONE, by=system())


def worlds(forms):
    """All ways in which so many forms can answer one question."""
    for bars in combinations(range(forms + 4), 4):
        edges = (-1, *bars, forms + 4)
        yield tuple(high - low - 1 for low, high in zip(edges, edges[1:], strict=False))


def published(numbers):
    counts = [
        AnswerCount(f"antwoord {place}", number, meaning)
        for place, (number, meaning) in enumerate(zip(numbers, MEANINGS, strict=True))
    ]
    question = published_question(QuestionResult("living", "Hoe?", tuple(counts)))
    return tuple((label, str(count)) for label, count in question.counts)


def test_staff_see_every_number(pilot):
    survey_round = make_round(pilot)
    make_form(survey_round, living="pleasant", nuisance="never")
    make_web_form(survey_round, living="pleasant", own_words="Fijn hier.")
    make_web_form(survey_round, living="unsaid")
    withdraw_form(form=make_form(survey_round), reason="Dubbel.", by=system())
    figures = true_figures(survey_round)
    assert figures["living"] == [0, 2, 0, 0, 1, 0]
    assert figures["nuisance"] == [1, 0, 0, 0, 0, 2]
    assert "own_words" not in figures
    assert [each.text for each in texts_of(survey_round)] == ["Fijn hier."]
    row = counted(survey_round)
    assert (row.forms_returned, row.paper, row.web) == (3, 1, 2)


def seen_by_all(survey_round, *, on):
    row = counted(survey_round)
    return published_results(row, results_of([row])[row.pk], on=on)


def test_nothing_is_public_before_the_day_after_completion(pilot):
    survey_round = make_round(pilot)
    make_form(survey_round)
    assert seen_by_all(survey_round, on=NEXT) is None
    complete(survey_round)
    assert seen_by_all(survey_round, on=DONE) is None
    assert seen_by_all(survey_round, on=NEXT).returned == "minder dan 5"
    withdraw(survey_round, reason="Fout.", by=system())
    assert seen_by_all(survey_round, on=NEXT) is None


def test_the_public_sees_halves_or_nothing(pilot):
    survey_round = make_round(pilot)
    for place in range(11):
        make_form(
            survey_round,
            living="pleasant" if place < 6 else "unpleasant",
            nuisance="never" if place < 8 else "often",
            own_words="Een buur met een mening.",
        )
    complete(survey_round)
    shown = seen_by_all(survey_round, on=NEXT)
    counts = {q.label: [(words, str(n)) for words, n in q.counts] for q in shown.questions}
    assert shown.returned == "11"
    assert counts["Hoe woont u hier?"] == [
        ("Heel prettig of prettig", "6"),
        ("Een ander antwoord, of geen", "5"),
    ]
    assert counts["Hoe vaak had u de laatste drie maanden overlast in de buurt?"] == []
    assert "mening" not in repr(shown)


def words_of(survey_round) -> str:
    shown = seen_by_all(survey_round, on=NEXT)
    return render_to_string("neighbours/_survey_published.html", {"published": shown})


def test_where_no_answer_may_be_shown_one_sentence_says_so(pilot):
    few, some = make_round(pilot), make_round(pilot)
    make_form(few, living="pleasant")
    for place in range(11):
        make_form(some, living="pleasant" if place < 6 else "unpleasant")
    complete(few)
    complete(some)
    assert "niet getoond (privacy)" not in words_of(few)
    assert "dat wij geen antwoorden laten zien" in words_of(few)
    assert "niet getoond (privacy)" in words_of(some)
    assert "dat wij geen antwoorden laten zien" not in words_of(some)


def test_with_many_forms_each_word_is_shown():
    assert [count for _label, count in published((9, 8, 7, 6, 5))] == ["9", "8", "7", "6", "5"]


@pytest.mark.parametrize("forms", range(16))
@pytest.mark.parametrize("known", [None, 0, 2, 4])
def test_every_hidden_count_keeps_three_values_and_zero(forms, known):
    """Also for someone who knows one of the forms."""
    seen = defaultdict(list)
    for numbers in worlds(forms):
        if known is None or numbers[known]:
            seen[published(numbers)].append(numbers)
    least = 0 if known is None else 1
    for shown, possible in seen.items():
        if len(shown) == len(MEANINGS):
            continue
        for place in range(len(MEANINGS)):
            own = least if place == known else 0
            values = {numbers[place] - own for numbers in possible}
            assert 0 in values
            assert len(values) >= min(3, forms - least + 1)
