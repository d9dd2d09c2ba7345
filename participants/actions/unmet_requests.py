"""Record a request that did not become a referral, and correct what was recorded."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot, Term
from participants.actions.participants_recognised import refuse_names_in
from participants.actions.records import set_fields
from participants.models import UnmetRequest
from participants.models.unmet_requests import EXPLANATION_LENGTH, MOST_AT_ONCE
from participants.rules import unmet_requests as rules
from participants.rules.records import DATE_NOT_AHEAD


class RequestFacts(TypedDict):
    """Who asked when for how many people, where these come from, and why they were turned away."""

    asked_on: date
    asked_by: str
    origin: Term
    number: int
    reason: Term
    explanation: str


@transaction.atomic
def record_unmet_request(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[RequestFacts],
) -> UnmetRequest:
    """Record a request for a place that did not become a referral.

    Raises RuleBroken for a date after `today` or far from the pilot, without who asked, for a number
    that cannot be, for another reason without words or with too many, and, unless confirmed, when
    the words seem to point at a person.
    """
    return _save(UnmetRequest(pilot=pilot), facts, today, by, confirmed)


@transaction.atomic
def change_unmet_request(
    *,
    unmet_request: UnmetRequest,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[RequestFacts],
) -> UnmetRequest:
    """Correct what was recorded of a request.

    Raises RuleBroken as `record_unmet_request` does, and for one that was withdrawn; Overtaken when
    it is not `version` any more.
    """
    return _save(standing(unmet_request, version=version), facts, today, by, confirmed)


def _save(
    row: UnmetRequest, facts: RequestFacts, today: date, by: User, confirmed: Collection[str]
) -> UnmetRequest:
    set_fields(row, facts)
    refuse_unless(row.asked_on <= today, DATE_NOT_AHEAD, field="asked_on")
    refuse_far_from(row.pilot, row.asked_on, field="asked_on")
    refuse_unless(bool(row.asked_by.strip()), rules.REQUEST_SAYS_WHO)
    refuse_unless(1 <= row.number <= MOST_AT_ONCE, rules.REQUEST_NUMBER)
    needs_words = row.reason.code == "other"
    refuse_unless(not needs_words or bool(row.explanation.strip()), rules.OTHER_IN_WORDS)
    refuse_unless(len(row.explanation) <= EXPLANATION_LENGTH, rules.EXPLANATION_LENGTH)
    texts = {"asked_by": row.asked_by, "explanation": row.explanation}
    refuse_names_in(texts, pilot=row.pilot, by=by, on=today, confirmed=confirmed)
    return save_as(row, by=by)
