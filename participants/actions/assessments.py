"""Submit, correct and withdraw a self-reliance assessment."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_together, refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.core.withdrawals import withdraw as withdraw_row
from interwonen.pilots.models import Question, Term
from participants.actions.records import refuse_long, refuse_outside
from participants.models import Assessment, AssessmentScore, Participant
from participants.models.assessments import LIFE_DOMAIN, LOW, Voices
from participants.rules import assessments as rules
from participants.selectors.assessments import levels_before


@transaction.atomic
def submit_assessment(
    *,
    participant: Participant,
    moment: Term,
    assessed_on: date,
    scores: Mapping[Question, Voices],
    today: date,
    by: User,
) -> Assessment:
    """Record what `by` and the resident say of each life domain; it never changes afterwards.

    Raises RuleBroken for a date after `today` or before the first referral, for life domains of
    several versions of the instrument, when no level was chosen at all, for a text that is too long,
    for a disagreement that is not marked, and for a level of 1 or 2, or one that differs from the
    last time, without a reason.
    """
    made = Assessment(participant=participant, moment=moment, assessed_on=assessed_on, assessor=by)
    return _submit(made, scores, today=today, by=by)


@transaction.atomic
def correct_assessment(
    *,
    assessment: Assessment,
    moment: Term,
    assessed_on: date,
    scores: Mapping[Question, Voices],
    corrected_because: str,
    today: date,
    by: User,
) -> Assessment:
    """A new version of an assessment, which stays as it was; gives the new one.

    Raises RuleBroken as `submit_assessment` does, without a reason for the correction, and when the
    assessment was withdrawn or corrected already.
    """
    assessment = standing(assessment)
    is_last = not assessment.corrections.standing().exists()
    refuse_unless(is_last, rules.CORRECTED_ONCE)
    refuse_unless(bool(corrected_because.strip()), rules.CORRECTION_SAYS_WHY)
    made = Assessment(
        participant=assessment.participant,
        moment=moment,
        assessed_on=assessed_on,
        assessor=by,
        replaces=assessment,
        version=assessment.version + 1,
        corrected_because=corrected_because,
    )
    return _submit(made, scores, today=today, by=by, reason=corrected_because)


@transaction.atomic
def withdraw_assessment(assessment: Assessment, *, reason: str, by: User) -> Assessment:
    """Withdraw the last version of an assessment; the one that it corrected, if any, counts again.

    Raises RuleBroken without a reason, and when it was withdrawn or corrected already.
    """
    is_last = not standing(assessment).corrections.standing().exists()
    refuse_unless(is_last, rules.LAST_VERSION_FIRST)
    return withdraw_row(assessment, reason=reason, by=by)


def _submit(
    made: Assessment,
    scores: Mapping[Question, Voices],
    *,
    today: date,
    by: User,
    reason: str = "",
) -> Assessment:
    """Save the scores, and after them the assessment, which closes them."""
    refuse_outside(made.participant, made.assessed_on, today, field="assessed_on")
    made.instrument_version = _version_of(made, scores)
    before = levels_before(made)
    refuse_together(
        partial(_refuse_voices, question, voices, before.get(question.pk))
        for question, voices in scores.items()
    )
    for question, voices in scores.items():
        save_as(AssessmentScore(assessment=made, question=question, **voices._asdict()), by=by)
    return save_as(made, by=by, reason=reason)


def _version_of(made: Assessment, scores: Mapping[Question, Voices]) -> str:
    """The one version that all domains are of, and that of the assessment it corrects."""
    answers = [term for each in scores.values() for term in (each.level, each.own_level)]
    refuse_unless(any(term.meaning for term in answers), rules.SAYS_A_LEVEL)
    versions = {question.version for question in scores}
    if made.replaces is not None:
        versions.add(made.replaces.instrument_version)
    is_set = {question.question_set for question in scores} == {LIFE_DOMAIN}
    refuse_unless(is_set and len(versions) == 1, rules.FITS_ITS_VERSION)
    return versions.pop()


def _refuse_voices(question: Question, voices: Voices, before: str | None) -> None:
    """Refuse what is wrong in one life domain; `before` is the key of the level last time."""
    code = question.code
    texts = ("reasoning", "own_words", "disagreement")
    refuse_long(**{f"{name}_{code}": getattr(voices, name) for name in texts})
    is_marked = voices.disagreed or not voices.disagreement.strip()
    refuse_unless(is_marked, rules.DISAGREEMENT_IS_MARKED, field=f"disagreed_{code}")
    level, says_why = voices.level, bool(voices.reasoning.strip())
    reasoning = f"reasoning_{code}"
    refuse_unless(says_why or level.meaning != LOW, rules.LOW_SAYS_WHY, field=reasoning)
    is_known = not level.meaning or level.pk == before
    refuse_unless(says_why or is_known, rules.CHANGE_SAYS_WHY, field=reasoning)
