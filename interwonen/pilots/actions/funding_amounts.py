"""Record, correct and withdraw what a source of money has in a quarter."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.money import MOST_CENTS, euros
from interwonen.core.quarters import Quarter
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import FundingAmount, FundingLine
from interwonen.pilots.rules import funding as rules
from interwonen.pilots.selectors.funding import has_quarter

Kind = FundingAmount.Kind


class AmountFacts(TypedDict):
    """What is recorded of an amount: its quarter by the first day of it, the amount in cents, and
    where it can be looked up.
    """

    quarter_starts_on: date
    kind: str
    cents: int
    reference: str


@transaction.atomic
def record_funding_amount(
    *,
    line: FundingLine,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[AmountFacts],
) -> FundingAmount:
    """Record what a line has of one kind in one quarter.

    Raises RuleBroken for an amount out of reach or without evidence, for what is no quarter of the
    pilot or has such an amount already, for what is spent in a quarter that begins after `today`,
    and, unless confirmed, when up to and including that quarter more would be committed than
    granted, or more spent than committed.
    """
    amount = FundingAmount(line=locked(line))
    return _save(amount, facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_funding_amount(
    *,
    amount: FundingAmount,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[AmountFacts],
) -> FundingAmount:
    """Correct an amount.

    Raises RuleBroken as `record_funding_amount` does; Overtaken when it is not `version` any more.
    """
    line = locked(amount.line)
    amount = locked(amount, version=version)
    amount.line = line
    return _save(amount, facts, today=today, by=by, confirmed=confirmed)


def _save(
    amount: FundingAmount,
    facts: AmountFacts,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> FundingAmount:
    for field, value in facts.items():
        setattr(amount, field, value)
    amount.reference = amount.reference.strip()
    first = amount.quarter_starts_on
    refuse_unless(0 <= amount.cents <= MOST_CENTS, rules.AMOUNT_IN_REACH)
    refuse_unless(bool(amount.reference), rules.AMOUNT_SAYS_WHERE)
    refuse_unless(first == Quarter.containing(first).starts_on, rules.AMOUNT_OF_WHOLE_QUARTER)
    refuse_unless(has_quarter(amount.line.pilot, amount.quarter), rules.AMOUNT_IN_PERIOD)
    refuse_unless(amount.kind != Kind.SPENT or first <= today, rules.SPENT_NOT_AHEAD)
    others = amount.line.amounts.exclude(pk=amount.pk)
    taken = others.filter(quarter_starts_on=first, kind=amount.kind).exists()
    refuse_unless(not taken, rules.AMOUNT_ONCE)
    save_as(amount, by=by)
    _doubt(amount, confirmed)
    return amount


# Which kinds an amount of a kind is weighed with: the smaller one, the larger one, and the doubt.
_WITHIN: tuple[tuple[Kind, Kind, ActionRule], ...] = (
    (Kind.COMMITTED, Kind.GRANTED, rules.COMMITTED_WITHIN_GRANTED),
    (Kind.SPENT, Kind.COMMITTED, rules.SPENT_WITHIN_COMMITTED),
)


def _doubt(amount: FundingAmount, confirmed: Collection[str]) -> None:
    """Doubt, once it is saved, that up to and including its quarter all goes as planned."""
    up_to = amount.line.amounts.filter(quarter_starts_on__lte=amount.quarter_starts_on)
    sums = dict(up_to.order_by().values_list("kind").annotate(Sum("cents")))
    for part, whole, rule in _WITHIN:
        if amount.kind in (part, whole):
            words = {
                "quarter": amount.quarter.label,
                "part": euros(sums.get(part, 0)),
                "whole": euros(sums.get(whole, 0)),
            }
            detail = _("Up to and including the %(quarter)s: %(part)s against %(whole)s.") % words
            fits = sums.get(part, 0) <= sums.get(whole, 0)
            refuse_unless(fits, rule, detail, confirmed=confirmed)


@transaction.atomic
def withdraw_funding_amount(*, amount: FundingAmount, reason: str, by: User) -> FundingLine:
    """Withdraw an amount that was recorded by mistake; its history keeps the reason.

    Raises RuleBroken without a reason.
    """
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    amount = locked(amount)
    delete_as(amount, by=by, reason=reason)
    return amount.line
