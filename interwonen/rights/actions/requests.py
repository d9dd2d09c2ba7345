"""Record what a resident asks about the own data, take longer for it, answer, and take back."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.rights.models import ResidentStatement, RightsRequest
from interwonen.rights.models.requests import EXTENDED_MONTHS, TERM_MONTHS, end_of_months
from interwonen.rights.rules import requests as rules
from participants.actions.file_limits import lift_limit
from participants.actions.records import refuse_outside, set_fields
from participants.models import Participant

Asker = RightsRequest.Asker
Decision = RightsRequest.Decision
Identity = RightsRequest.Identity


class Asked(TypedDict):
    """What is asked, in the resident's words, when and how; by whom, and how that was established.

    `right`, `way`, `asker` and `identity` are codes of RightsRequest.
    """

    right: str
    asks: str
    received_on: date
    way: str
    asker: str
    representative: str
    identity: str


class Answered(TypedDict):
    """A code of RightsRequest.Decision, why not wholly, what was done, and the day of the answer."""

    decision: str
    decided_because: str
    done: str
    answered_on: date


@transaction.atomic
def record_request(
    *, participant: Participant, today: date, by: User, **asked: Unpack[Asked]
) -> RightsRequest:
    """Record a request; its answer is due within one month.

    Raises RuleBroken without what is asked, without the name of who acts or with one for a resident
    who asks, and for a day after `today` or before the first referral.
    """
    return _save_asked(RightsRequest(participant=participant), asked, today=today, by=by)


@transaction.atomic
def correct_request(
    *,
    request: RightsRequest,
    today: date,
    by: User,
    version: int | None = None,
    **asked: Unpack[Asked],
) -> RightsRequest:
    """Correct what was recorded, also once the identity was established, until it is answered.

    Raises RuleBroken as `record_request` does, for one that was answered or withdrawn, and for
    another day of receipt when the term was extended; Overtaken when it is not `version` any more.
    """
    request = _open(request, version)
    moved = asked["received_on"] != request.received_on
    refuse_unless(not (moved and request.extended_to), rules.EXTENDED_ONCE, field="received_on")
    return _save_asked(request, asked, today=today, by=by)


def _save_asked(request: RightsRequest, asked: Asked, *, today: date, by: User) -> RightsRequest:
    refuse_unless(bool(asked["asks"].strip()), rules.SAYS_WHAT)
    is_named = bool(asked["representative"].strip())
    refuse_unless(is_named == (asked["asker"] == Asker.REPRESENTATIVE), rules.SAYS_WHO_ACTS)
    refuse_outside(request.participant, asked["received_on"], today, field="received_on")
    set_fields(request, asked)
    request.due_on = end_of_months(asked["received_on"], TERM_MONTHS)
    return save_as(request, by=by)


@transaction.atomic
def extend_request(
    *,
    request: RightsRequest,
    extended_on: date,
    extended_because: str,
    today: date,
    by: User,
    version: int | None = None,
) -> RightsRequest:
    """Note that the resident was told on a day, and why, that the answer takes two months more.

    Raises RuleBroken without a reason, when the day is not within the first month or after `today`,
    when the term was extended already, and for one that was answered or withdrawn; Overtaken when it
    is not `version` any more.
    """
    request = _open(request, version)
    refuse_unless(request.extended_to is None, rules.EXTENDED_ONCE)
    refuse_unless(bool(extended_because.strip()), rules.EXTENSION_SAYS_WHY)
    refuse_unless(extended_on <= today, rules.NOT_TOLD_AHEAD, field="extended_on")
    in_time = request.received_on <= extended_on <= request.due_on
    refuse_unless(in_time, rules.EXTENDED_IN_TIME)
    request.extended_on, request.extended_because = extended_on, extended_because
    request.extended_to = end_of_months(request.received_on, EXTENDED_MONTHS)
    return save_as(request, by=by, reason=extended_because)


@transaction.atomic
def answer_request(
    *,
    request: RightsRequest,
    today: date,
    by: User,
    version: int | None = None,
    corrected: Sequence[str] = (),
    **answered: Unpack[Answered],
) -> RightsRequest:
    """Record the decision that the resident was told, and what was done; `corrected` are the records
    that were corrected, as RightsRequest has them.

    Raises RuleBroken without a reason when it was not granted wholly, without what was done when it
    was granted at all, also then when the identity was not established; for a correction that was
    granted without a record, or a statement of the resident since the receipt; for a day before the
    receipt or after `today`; for one that was answered or withdrawn; Overtaken when it is not
    `version` any more.
    """
    request = _open(request, version)
    request.answered_by = by
    return _save_answered(request, answered, corrected, today=today, by=by)


@transaction.atomic
def correct_answer(
    *,
    request: RightsRequest,
    reason: str,
    today: date,
    by: User,
    version: int | None = None,
    corrected: Sequence[str] = (),
    **answered: Unpack[Answered],
) -> RightsRequest:
    """Put right what was recorded of an answer; the history keeps what it said, and the reason.

    Raises RuleBroken without a reason, for a request without an answer, and as `answer_request` does;
    Overtaken as that does.
    """
    request = standing(request, version=version)
    refuse_unless(request.is_answered, rules.ANSWERED_WHOLE)
    refuse_unless(bool(reason.strip()), rules.CORRECTION_SAYS_WHY)
    return _save_answered(request, answered, corrected, today=today, by=by, reason=reason)


def _save_answered(
    request: RightsRequest,
    answered: Answered,
    corrected: Sequence[str],
    *,
    today: date,
    by: User,
    reason: str = "",
) -> RightsRequest:
    _refuse_half(request, answered, today)
    _refuse_nothing_corrected(request, answered["decision"], corrected)
    set_fields(request, {**answered, "corrected": list(corrected)})
    return save_as(request, by=by, reason=reason)


@transaction.atomic
def withdraw_request(
    *, request: RightsRequest, reason: str, today: date, by: User, lifts: bool | None = None
) -> RightsRequest:
    """Withdraw a request; with `lifts` the limits on the file go with it, for the same reason.

    Raises RuleBroken without a reason, for one that was withdrawn, and when it is not said what
    becomes of a limit.
    """
    limits = list(request.participant.file_limits.standing())
    refuse_unless(not limits or lifts is not None, rules.SAYS_WHAT_OF_LIMITS)
    withdrawn = withdraw(request, reason=reason, by=by)
    for limit in limits if lifts else ():
        lift_limit(limit=limit, reason=reason, today=today, by=by)
    return withdrawn


def _refuse_half(request: RightsRequest, answered: Answered, today: date) -> None:
    is_granted = answered["decision"] != Decision.REFUSED
    says_why, says_done = (bool(answered[f].strip()) for f in ("decided_because", "done"))
    refuse_unless(says_why or answered["decision"] == Decision.GRANTED, rules.REFUSAL_SAYS_WHY)
    refuse_unless(says_done or not is_granted, rules.SAYS_WHAT_WAS_DONE)
    refuse_unless(not is_granted or request.identity != Identity.NOT_YET, rules.KNOWN_FIRST)
    refuse_unless(answered["answered_on"] <= today, rules.NOT_TOLD_AHEAD, field="answered_on")
    refuse_unless(request.received_on <= answered["answered_on"], rules.ANSWERED_WHOLE)


def _refuse_nothing_corrected(
    request: RightsRequest, decision: str, corrected: Sequence[str]
) -> None:
    is_correction = request.right == RightsRequest.Right.RECTIFICATION
    is_granted = is_correction and decision != Decision.REFUSED
    refuse_unless(is_granted or not corrected, rules.CORRECTED_WHEN_GRANTED)
    if is_granted and not corrected:
        said = ResidentStatement.objects.standing().filter(participant=request.participant)
        is_completed = said.filter(stated_on__gte=request.received_on).exists()
        refuse_unless(is_completed, rules.SAYS_WHAT_WAS_CORRECTED)


def _open(request: RightsRequest, version: int | None) -> RightsRequest:
    request = standing(request, version=version)
    refuse_unless(not request.is_answered, rules.ANSWER_STANDS)
    return request
