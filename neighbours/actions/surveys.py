"""Plan a round of the survey among neighbours, correct it, complete it or withdraw it."""

import secrets
from datetime import date

from django.db import transaction
from django.db.models import Max

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Pilot, Question
from neighbours.models import LetterRound, SurveyRound
from neighbours.models.surveys import CODE_LENGTH, SURVEY
from neighbours.rules import surveys as rules


@transaction.atomic
def plan_round(
    *,
    pilot: Pilot,
    moment: str,
    opens_on: date,
    closes_on: date,
    by: User,
    letter_round: LetterRound | None = None,
) -> SurveyRound:
    """Plan a round with a code of its own; it asks the newest version of the questions.

    `moment` is a code of SurveyRound.Moment, `letter_round` the letter it goes out with. Raises
    RuleBroken for days out of order or far from the pilot, and for a baseline that opens when the
    pilot has begun.
    """
    lock_pilot(pilot)
    last = SurveyRound.objects.of_pilot(pilot).aggregate(last=Max("number"))["last"]
    planned = SurveyRound(pilot=pilot, number=(last or 0) + 1, code=_new_code())
    planned.version = Question.objects.current(SURVEY)[0].version
    planned.moment, planned.opens_on, planned.closes_on = moment, opens_on, closes_on
    planned.letter_round = letter_round
    return _save(planned, by=by)


def _new_code() -> str:
    """Six digits that no round has, the first not a nought: easy to read aloud and to type."""
    while True:
        code = str(secrets.choice(range(10 ** (CODE_LENGTH - 1), 10**CODE_LENGTH)))
        if not SurveyRound.objects.filter(code=code).exists():
            return code


@transaction.atomic
def change_round(
    *,
    survey_round: SurveyRound,
    moment: str,
    opens_on: date,
    closes_on: date,
    by: User,
    letter_round: LetterRound | None = None,
    version: int | None = None,
) -> SurveyRound:
    """Correct the moment, the days and the letter of a round.

    Raises RuleBroken as `plan_round` does, when a form lies outside the days, and for a round that is
    completed or withdrawn; Overtaken when it is not `version` any more.
    """
    survey_round = locked(survey_round, version=version)
    refuse_unless(survey_round.takes_forms, rules.TAKES_FORMS)
    survey_round.moment, survey_round.letter_round = moment, letter_round
    survey_round.opens_on, survey_round.closes_on = opens_on, closes_on
    forms = survey_round.forms.standing()
    too_early, too_late = forms.filter(entered_on__lt=opens_on), forms.on_the_web_after(closes_on)
    refuse_unless(not too_early.exists(), rules.COVERS_FORMS, field="opens_on")
    refuse_unless(not too_late.exists(), rules.COVERS_FORMS, field="closes_on")
    return _save(survey_round, by=by)


def _save(survey_round: SurveyRound, *, by: User) -> SurveyRound:
    pilot, opens_on = survey_round.pilot, survey_round.opens_on
    refuse_unless(opens_on <= survey_round.closes_on, rules.ROUND_ORDER)
    refuse_far_from(pilot, opens_on, field="opens_on")
    refuse_far_from(pilot, survey_round.closes_on, field="closes_on")
    is_baseline = survey_round.moment == SurveyRound.Moment.BEFORE
    refuse_unless(not is_baseline or opens_on < pilot.starts_on, rules.BASELINE_BEFORE_START)
    return save_as(survey_round, by=by)


@transaction.atomic
def complete_round(*, survey_round: SurveyRound, today: date, by: User) -> SurveyRound:
    """Mark that all forms have been entered; from tomorrow its figures are published and fixed.

    Raises RuleBroken while neighbours can still answer, and for a round that is completed or
    withdrawn.
    """
    survey_round = locked(survey_round)
    refuse_unless(survey_round.takes_forms, rules.TAKES_FORMS)
    refuse_unless(survey_round.closes_on < today, rules.COMPLETED_AFTER_CLOSING)
    survey_round.completed_on = today
    return save_as(survey_round, by=by)


@transaction.atomic
def reopen_round(*, survey_round: SurveyRound, today: date, by: User) -> SurveyRound:
    """Open a round again that was completed by mistake, if it was; its code and days stay.

    Raises RuleBroken when that was before `today`, and for one that was withdrawn.
    """
    survey_round = standing(survey_round)
    if not survey_round.is_completed:
        return survey_round
    refuse_unless(survey_round.completed_on == today, rules.REOPENED_THE_SAME_DAY)
    survey_round.completed_on, survey_round.reopened_on = None, today
    return save_as(survey_round, by=by)
