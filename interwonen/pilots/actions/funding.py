"""Record, correct and withdraw where the money of a pilot comes from."""

from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import FundingLine, Pilot, Term
from interwonen.pilots.rules import funding as rules


class LineFacts(TypedDict):
    """What is recorded of a source of money; `reference` is the decision that grants it."""

    source: Term
    name: str
    reference: str


@transaction.atomic
def add_funding_line(*, pilot: Pilot, by: User, **facts: Unpack[LineFacts]) -> FundingLine:
    """Record a source of money of a pilot.

    Raises RuleBroken without a name or a decision, and when the pilot has that name already.
    """
    return _save_line(FundingLine(pilot=lock_pilot(pilot)), facts, by=by)


@transaction.atomic
def change_funding_line(
    *, line: FundingLine, by: User, version: int | None = None, **facts: Unpack[LineFacts]
) -> FundingLine:
    """Correct a source of money.

    Raises RuleBroken as `add_funding_line` does; Overtaken when it is not `version` any more.
    """
    return _save_line(locked(line, version=version), facts, by=by)


def _save_line(line: FundingLine, facts: LineFacts, *, by: User) -> FundingLine:
    line.source, line.name = facts["source"], facts["name"].strip()
    line.reference = facts["reference"].strip()
    refuse_unless(bool(line.name and line.reference), rules.LINE_SAYS_WHAT)
    others = line.pilot.funding_lines.exclude(pk=line.pk)
    refuse_unless(not others.filter(name=line.name).exists(), rules.LINE_ONCE)
    return save_as(line, by=by)


@transaction.atomic
def withdraw_funding_line(*, line: FundingLine, reason: str, by: User) -> Pilot:
    """Withdraw a source of money that was recorded by mistake, with its amounts.

    The history keeps them and the reason. Raises RuleBroken without a reason.
    """
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    line = locked(line)
    for amount in line.amounts.all():
        delete_as(amount, by=by, reason=reason)
    delete_as(line, by=by, reason=reason)
    return line.pilot
