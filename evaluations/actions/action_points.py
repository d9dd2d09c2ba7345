"""Agree on an action point, give it another day, close it, and take that back."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from evaluations.actions.minutes_open import open_minutes
from evaluations.models import ActionPoint, EvaluationMoment
from evaluations.rules import action_points as rules
from evaluations.rules.minutes import MINUTES_CLOSED
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, NOT_AHEAD, STILL_STANDS, refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import refuse_far_from
from participants.actions.participants_recognised import refuse_recognisable


class PointTerms(TypedDict):
    """What will be done, by whom (a person or an organisation) and by which day, inclusive."""

    what: str
    owner: User | None
    organisation: str
    due_on: date


@transaction.atomic
def agree_action_point(
    *,
    moment: EvaluationMoment,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **terms: Unpack[PointTerms],
) -> ActionPoint:
    """Record what was agreed at a moment.

    Raises RuleBroken for minutes that do not change any more or that are of a moment after `today`,
    when what is empty, without one owner, for an owner who reads no evaluations of the pilot, for a
    day before the moment or more than a year after the pilot, and, unless confirmed, when someone
    may be recognised.
    """
    moment = open_minutes(moment, today=today)
    return _save_terms(ActionPoint(moment=moment), terms, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_action_point(
    *,
    point: ActionPoint,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **terms: Unpack[PointTerms],
) -> ActionPoint:
    """Correct what was agreed, as long as the minutes are a draft.

    Raises RuleBroken as `agree_action_point` does, and for one that was withdrawn; Overtaken when it
    is not `version` any more.
    """
    point = standing(point, version=version)
    open_minutes(point.moment, today=today)
    return _save_terms(point, terms, today=today, by=by, confirmed=confirmed)


def _save_terms(
    point: ActionPoint, terms: PointTerms, *, today: date, by: User, confirmed: Collection[str]
) -> ActionPoint:
    owner, organisation = terms["owner"], terms["organisation"].strip()
    pilot = point.moment.pilot
    refuse_unless(bool(terms["what"].strip()), rules.SAYS_WHAT)
    refuse_unless((owner is None) == bool(organisation), rules.ONE_OWNER)
    if owner is not None and owner.pk != point.owner_id:
        reads = all_hold([owner], Permission.EVALUATION_READ, pilot=pilot, days=[today])
        refuse_unless(reads, rules.OWNER_WORKS_HERE)
    _refuse_day(point, terms["due_on"])
    texts = {"what": terms["what"], "organisation": organisation}
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    point.what, point.owner, point.organisation = terms["what"], owner, organisation
    point.due_on = point.agreed_for = terms["due_on"]
    point.moved_because = ""
    return save_as(point, by=by)


def _refuse_day(point: ActionPoint, due_on: date) -> None:
    refuse_unless(point.moment.day <= due_on, rules.DUE_AFTER_MOMENT, field="due_on")
    refuse_far_from(point.moment.pilot, due_on, field="due_on")


@transaction.atomic
def move_action_point(
    *,
    point: ActionPoint,
    due_on: date,
    reason: str,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ActionPoint:
    """Give an open point another day; the minutes keep the day that was agreed.

    Raises RuleBroken without a reason, for one that was closed or withdrawn, for a day before the
    moment or more than a year after the pilot, and, unless confirmed, when someone may be
    recognised; Overtaken when it is not `version` any more.
    """
    point = _counting(point, version)
    refuse_unless(point.is_open, rules.STILL_OPEN)
    refuse_unless(bool(reason.strip()), rules.MOVE_SAYS_WHY)
    _refuse_day(point, due_on)
    pilot = point.moment.pilot
    refuse_recognisable({"reason": reason}, pilot=pilot, confirmed=confirmed, names=())
    point.due_on, point.moved_because = due_on, reason
    return save_as(point, by=by, reason=reason)


@transaction.atomic
def close_action_point(
    *,
    point: ActionPoint,
    outcome: str,
    closed_on: date,
    closing_words: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ActionPoint:
    """Record that a point was done or is no longer needed (ActionPoint.Outcome); or correct that.

    Raises RuleBroken without words, for a day before the moment or after `today`, for one that was
    withdrawn, and, unless confirmed, when someone may be recognised; Overtaken when it is not
    `version` any more.
    """
    point = _counting(point, version)
    refuse_unless(bool(closing_words.strip()), rules.CLOSED_WITH_WORDS)
    refuse_unless(point.moment.day <= closed_on, rules.DUE_AFTER_MOMENT, field="closed_on")
    refuse_unless(closed_on <= today, NOT_AHEAD, field="closed_on")
    texts, pilot = {"closing_words": closing_words}, point.moment.pilot
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    point.outcome, point.closed_on, point.closing_words = outcome, closed_on, closing_words
    return save_as(point, by=by)


@transaction.atomic
def reopen_action_point(*, point: ActionPoint, by: User) -> ActionPoint:
    """Open a point again that was closed by mistake; the history keeps both.

    Raises RuleBroken for one that was withdrawn.
    """
    point = _counting(point)
    point.outcome, point.closed_on, point.closing_words = ActionPoint.Outcome.OPEN, None, ""
    return save_as(point, by=by)


@transaction.atomic
def withdraw_action_point(point: ActionPoint, *, reason: str, by: User) -> ActionPoint:
    """Withdraw a point that was not agreed, as long as the minutes are a draft.

    Raises RuleBroken for minutes that do not change any more, when that was done already, and
    without a reason.
    """
    point = _counting(point)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    refuse_unless(not point.moment.is_offered, MINUTES_CLOSED)
    return withdraw(point, reason=reason, by=by)


def _counting(point: ActionPoint, version: int | None = None) -> ActionPoint:
    """The point as it is now, unless it or its moment was withdrawn."""
    point = standing(point, version=version)
    refuse_unless(not point.moment.is_withdrawn, STILL_STANDS)
    return point
