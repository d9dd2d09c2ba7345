"""Enter a form of the survey from paper or the web, correct it and withdraw it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time

from django.db import models, transaction
from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Question, Term
from neighbours.models import SurveyAnswer, SurveyForm, SurveyRound
from neighbours.rules import surveys as rules
from participants.actions.participants_recognised import refuse_names_in

# What was answered to each question: a word of its scale, or a text; nothing is None or "".
Answers = Mapping[Question, Term | str | None]


@transaction.atomic
def enter_form(
    *,
    survey_round: SurveyRound,
    answers: Answers,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> SurveyForm:
    """Enter a form that came back on paper.

    Raises RuleBroken for a round that has not opened, is completed or withdrawn, for a form without
    any answer, for an answer that does not fit its question, and, unless confirmed, when someone may
    be recognised by a text.
    """
    survey_round = locked(survey_round)
    refuse_unless(survey_round.takes_forms, rules.TAKES_FORMS)
    refuse_unless(survey_round.opens_on <= today, rules.COVERS_FORMS)
    _refuse_recognisable(survey_round, answers, today=today, by=by, confirmed=confirmed)
    form = SurveyForm(round=survey_round, source=SurveyForm.Source.PAPER, entered_on=today)
    form.entered_by = by
    save_as(form, by=by)
    _save_answers(form, answers, by=by)
    return form


@transaction.atomic
def send_form(*, survey_round: SurveyRound, answers: Answers, today: date) -> None:
    """Take a form that a neighbour filled in on the web; its history holds the day, not the time.

    Gives nothing back, so that what remembers a sending with its time cannot name the form. Raises
    RuleBroken when the round is not open on `today`, for a form without any answer, and for an
    answer that does not fit its question.
    """
    survey_round = locked(survey_round)
    is_open = survey_round.opens_on <= today <= survey_round.closes_on
    refuse_unless(is_open and survey_round.takes_forms, rules.OPEN_ON_THE_WEB)
    form = SurveyForm(round=survey_round, source=SurveyForm.Source.WEB, entered_on=today)
    _without_time(form, today)
    save_as(form, by=User.system())
    _save_answers(form, answers, by=User.system(), without_time=today)


@transaction.atomic
def change_form(
    *,
    form: SurveyForm,
    answers: Answers,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> SurveyForm:
    """Correct a form that was typed over from paper; the history keeps what it said.

    Of one from the web, and of a round that is completed or withdrawn, only the text is corrected,
    so that it names nobody. Raises RuleBroken as `enter_form` does for what was answered, for
    another change of such a form, and for one that was withdrawn; Overtaken when it is not
    `version` any more.
    """
    survey_round = locked(form.round)
    form = standing(form, version=version)
    form.round = survey_round
    fits = not form.keeps_its_answers or _only_words_differ(form, answers)
    refuse_unless(fits, rules.KEEPS_ITS_ANSWERS)
    _refuse_recognisable(survey_round, answers, today=today, by=by, confirmed=confirmed)
    save_as(form, by=by)  # its version counts the corrections of its answers
    _save_answers(form, answers, by=by)
    return form


@transaction.atomic
def withdraw_form(form: SurveyForm, *, reason: str, by: User) -> SurveyForm:
    """Withdraw a form that was entered by mistake or is no real answer; it counts nowhere.

    Raises RuleBroken when it was withdrawn already, without a reason, and when its round is completed
    or withdrawn.
    """
    survey_round = locked(form.round)
    refuse_unless(survey_round.takes_forms, rules.TAKES_FORMS)
    return withdraw(form, reason=reason, by=by)


def _refuse_recognisable(
    survey_round: SurveyRound,
    answers: Answers,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> None:
    texts = {f"answer_{q.code}": given for q, given in answers.items() if isinstance(given, str)}
    refuse_names_in(texts, pilot=survey_round.pilot, by=by, on=today, confirmed=confirmed)


def _save_answers(
    form: SurveyForm, answers: Answers, *, by: User, without_time: date | None = None
) -> None:
    """Let the form have these answers and no others."""
    texts = [given for given in answers.values() if isinstance(given, str)]
    refuse_unless(all(len(text) <= TEXT_LENGTH for text in texts), rules.TEXT_LENGTH)
    given = {question: value for question, value in answers.items() if _says_something(value)}
    refuse_unless(bool(given), rules.SOMETHING_ANSWERED)
    known = {answer.question_id: answer for answer in form.answers.all()}
    for question, value in given.items():
        answer = known.pop(question.pk, None) or SurveyAnswer(form=form, question=question)
        word, text = (value, "") if isinstance(value, Term) else (None, value or "")
        if (answer.value, answer.text) != (word, text):
            answer.value, answer.text = word, text
            if without_time:
                _without_time(answer, without_time)
            save_as(answer, by=by)
    for left_out in known.values():
        delete_as(left_out, by=by)


def _only_words_differ(form: SurveyForm, answers: Answers) -> bool:
    """Whether these answers are those of the form, but for what is in a text, or a text left out."""
    before = {each.question_id: each.value_id for each in form.answers.all()}
    now = {
        question.pk: value.pk if isinstance(value, Term) else None
        for question, value in answers.items()
        if _says_something(value)
    }
    left_out = before.items() - now.items()
    return now.items() <= before.items() and not any(value for _question, value in left_out)


def _says_something(value: Term | str | None) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _without_time(row: models.Model, day: date) -> None:
    """Let the history of a row hold the day alone."""
    row._history_date = timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[attr-defined]
