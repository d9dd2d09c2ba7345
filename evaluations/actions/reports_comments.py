"""What people say of a block of a report: written, corrected, withdrawn and dealt with."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from evaluations.actions.reports import start_report
from evaluations.council.blocks import PLANNED
from evaluations.models import ReportComment
from evaluations.rules import reports_comments as rules
from interwonen.accounts.models import User
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Pilot
from participants.actions.participants_recognised import refuse_recognisable


@transaction.atomic
def comment_on_report(
    *,
    pilot: Pilot,
    quarter: Quarter,
    block: str,
    text: str,
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
) -> ReportComment:
    """Say something of the block with the code `block`, as oneself; the report is made with the first.

    Raises RuleBroken for a block that there is not, without a text or with one that is too long,
    and, unless confirmed, when someone may be recognised.
    """
    refuse_unless(block in PLANNED, rules.COMMENT_ON_A_BLOCK)
    report = start_report(pilot=pilot, quarter=quarter, by=by)
    comment = ReportComment(report=report, block=block, written_by=by, written_at=now)
    return _save(comment, text, by=by, confirmed=confirmed)


@transaction.atomic
def change_comment(
    *,
    comment: ReportComment,
    text: str,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ReportComment:
    """Correct what one wrote.

    Raises RuleBroken as `comment_on_report` does, and for a comment that was withdrawn or dealt with;
    Overtaken when it is not `version` any more.
    """
    comment = standing(comment, version=version)
    refuse_unless(comment.is_open, rules.STILL_OPEN)
    return _save(comment, text, by=by, confirmed=confirmed)


def _save(
    comment: ReportComment, text: str, *, by: User, confirmed: Collection[str]
) -> ReportComment:
    refuse_unless(bool(text.strip()), rules.COMMENT_SAYS_SOMETHING)
    refuse_unless(len(text) <= TEXT_LENGTH, rules.COMMENT_FITS)
    pilot = comment.report.pilot
    refuse_recognisable({"text": text}, pilot=pilot, confirmed=confirmed, names=())
    comment.text = text
    return save_as(comment, by=by)


@transaction.atomic
def withdraw_comment(*, comment: ReportComment, reason: str, by: User) -> ReportComment:
    """Withdraw what one wrote; it stays readable in the history.

    Raises RuleBroken when that was done already, when it was dealt with, and without a reason.
    """
    refuse_unless(not locked(comment).resolved_at, rules.STILL_OPEN)
    return withdraw(comment, reason=reason, by=by)


@transaction.atomic
def resolve_comment(*, comment: ReportComment, now: datetime, by: User) -> ReportComment:
    """Say that a comment was dealt with.

    Raises RuleBroken when it was withdrawn or dealt with already.
    """
    comment = standing(comment)
    refuse_unless(comment.is_open, rules.STILL_OPEN)
    comment.resolved_by, comment.resolved_at = by, now
    return save_as(comment, by=by)


@transaction.atomic
def reopen_comment(*, comment: ReportComment, by: User) -> ReportComment:
    """Open a comment again that was not dealt with after all.

    Raises RuleBroken when it was withdrawn, or is open.
    """
    comment = standing(comment)
    refuse_unless(not comment.is_open, rules.WAS_RESOLVED)
    comment.resolved_by = comment.resolved_at = None
    return save_as(comment, by=by)
