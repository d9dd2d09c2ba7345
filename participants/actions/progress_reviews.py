"""Record a review of progress with a resident, correct it, and record who agrees."""

from copy import copy
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions.records import refuse_long, refuse_outside, set_fields
from participants.models import Participant, ProgressReview
from participants.models.progress_reviews import MOST_MONTHS_AHEAD
from participants.rules import progress_reviews as rules
from participants.rules.records import DATE_NOT_AHEAD

Answer = ProgressReview.ResidentAnswer
# What both agree with.
WORDS = (
    "going_well",
    "neighbour_contact_id",
    "neighbour_contact_note",
    "rent_on_time_id",
    "goals_note",
    "agreements",
)


class ReviewFacts(TypedDict):
    """What was said; the next review is due on `next_on`."""

    held_on: date
    going_well: str
    neighbour_contact: Term
    neighbour_contact_note: str
    rent_on_time: Term
    goals_note: str
    agreements: str
    next_on: date


class ReviewAnswers(TypedDict):
    """Whether the resident and the counsellor agree, and since when; None for not yet."""

    resident_answer: str
    resident_answered_on: date | None
    disagreement: str
    agreed_by_counsellor_on: date | None


class ReviewRecord(ReviewFacts, ReviewAnswers):
    """All that is recorded of a review at once."""


@transaction.atomic
def record_progress_review(
    *, participant: Participant, today: date, by: User, **said: Unpack[ReviewRecord]
) -> ProgressReview:
    """Record a review that was held with a resident, and who agrees with it.

    Raises RuleBroken for a date after `today`, before the first stay or on which there is one
    already, for texts that are missing or too long, for a next date that is not within half a year,
    and as `answer_progress_review` does.
    """
    review = set_fields(ProgressReview(participant=participant, recorded_by=by), said)
    _refuse_facts(review, today)
    _refuse_answers(review, today)
    _sign(review, ProgressReview(), by)
    return save_as(review, by=by)


@transaction.atomic
def change_progress_review(
    *,
    review: ProgressReview,
    reason: str,
    today: date,
    by: User,
    version: int | None = None,
    **facts: Unpack[ReviewFacts],
) -> ProgressReview:
    """Correct what was said, for the `reason` that the history keeps.

    When the words change, both are asked again: their answers go. Raises RuleBroken as
    `record_progress_review` does, and without a reason; Overtaken when it is not `version` any more.
    """
    refuse_unless(bool(reason.strip()), rules.CORRECTION_SAYS_WHY)
    review = locked(review, version=version)
    words = _words(review)
    set_fields(review, facts)
    if _words(review) != words:
        review.resident_answer, review.disagreement = Answer.NOT_ASKED, ""
        review.resident_answered_on = review.resident_answer_by = None
        review.agreed_by_counsellor_on = review.agreed_by_counsellor = None
    _refuse_facts(review, today)
    _refuse_answers(review, today)
    return save_as(review, by=by, reason=reason)


@transaction.atomic
def answer_progress_review(
    *,
    review: ProgressReview,
    today: date,
    by: User,
    version: int | None = None,
    **answers: Unpack[ReviewAnswers],
) -> ProgressReview:
    """Record whether the resident and the counsellor agree, or correct that.

    Raises RuleBroken for a date before the review or after `today`, for an answer without a date or
    the reverse, and for a disagreement without words or the reverse; Overtaken when it is not
    `version` any more.
    """
    review = locked(review, version=version)
    before = copy(review)
    set_fields(review, answers)
    _refuse_answers(review, today)
    _sign(review, before, by)
    return save_as(review, by=by)


def _words(review: ProgressReview) -> list[object]:
    return [getattr(review, name) for name in WORDS]


def _refuse_facts(review: ProgressReview, today: date) -> None:
    participant = review.participant
    lock_pilot(participant.pilot)  # one review a day
    refuse_outside(participant, review.held_on, today, field="held_on")
    lived_there = participant.placements.filter(starts_on__lte=review.held_on)
    refuse_unless(lived_there.exists(), rules.SINCE_MOVING_IN)
    others = participant.progress_reviews.exclude(pk=review.pk)
    refuse_unless(not others.filter(held_on=review.held_on).exists(), rules.ONCE_A_DAY)
    for field in ("going_well", "agreements"):
        refuse_unless(bool(getattr(review, field).strip()), rules.SAYS_WHAT, field=field)
    texts = ("going_well", "neighbour_contact_note", "goals_note", "agreements")
    refuse_long(**{field: getattr(review, field) for field in texts})
    last = months_later(review.held_on, MOST_MONTHS_AHEAD)
    refuse_unless(review.held_on < review.next_on <= last, rules.NEXT_IN_SIGHT)


def _refuse_answers(review: ProgressReview, today: date) -> None:
    is_asked = review.resident_answer != Answer.NOT_ASKED
    has_date = review.resident_answered_on is not None
    refuse_unless(is_asked == has_date, rules.RESIDENT_ANSWER_BY_SOMEONE)
    disagrees, says_why = review.resident_answer == Answer.DISAGREES, review.disagreement.strip()
    refuse_unless(disagrees == bool(says_why), rules.DISAGREEMENT_SAYS_WHY)
    refuse_long(disagreement=review.disagreement)
    for field in ("resident_answered_on", "agreed_by_counsellor_on"):
        if day := getattr(review, field):
            refuse_unless(day <= today, DATE_NOT_AHEAD, field=field)
            refuse_unless(day >= review.held_on, rules.ANSWERED_AFTERWARDS, field=field)


def _sign(review: ProgressReview, before: ProgressReview, by: User) -> None:
    """Note that `by` recorded the answers that are not as `before`."""
    answer = ("resident_answer", "resident_answered_on", "disagreement")
    if any(getattr(review, name) != getattr(before, name) for name in answer):
        is_asked = review.resident_answer != Answer.NOT_ASKED
        review.resident_answer_by = by if is_asked else None
    if review.agreed_by_counsellor_on != before.agreed_by_counsellor_on:
        review.agreed_by_counsellor = by if review.agreed_by_counsellor_on else None
