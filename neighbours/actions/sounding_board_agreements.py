"""Keep what was agreed at a meeting of the sounding board, and whether it was kept."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, STILL_STANDS, refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import refuse_far_from
from neighbours.models import BoardAgreement, BoardMeeting
from neighbours.rules import sounding_board as rules
from participants.actions.participants_recognised import refuse_names_in


@transaction.atomic
def agree_with_board(
    *,
    meeting: BoardMeeting,
    what: str,
    owner: str,
    due_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> BoardAgreement:
    """Record what `owner`, a role or an organisation, does by `due_on`, that day included.

    Raises RuleBroken for a meeting after `today` or one that was withdrawn, when what or who is
    empty, for a day before the meeting or more than a year after the pilot, and, unless confirmed,
    when someone may be recognised.
    """
    meeting = standing(meeting)
    refuse_unless(meeting.day <= today, rules.MEETING_NOT_AHEAD)
    agreement = BoardAgreement(meeting=meeting, what=what, owner=owner, due_on=due_on)
    return _save_terms(agreement, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_board_agreement(
    *,
    agreement: BoardAgreement,
    what: str,
    owner: str,
    due_on: date,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> BoardAgreement:
    """Correct what was agreed.

    Raises RuleBroken as `agree_with_board` does, and for one that was withdrawn; Overtaken when it
    is not `version` any more.
    """
    agreement = _standing(agreement, version)
    agreement.what, agreement.owner, agreement.due_on = what, owner, due_on
    return _save_terms(agreement, today=today, by=by, confirmed=confirmed)


def _standing(agreement: BoardAgreement, version: int | None = None) -> BoardAgreement:
    agreement = standing(agreement, version=version)
    refuse_unless(not agreement.meeting.is_withdrawn, STILL_STANDS)
    return agreement


def _save_terms(
    agreement: BoardAgreement, *, today: date, by: User, confirmed: Collection[str]
) -> BoardAgreement:
    meeting, texts = agreement.meeting, {"what": agreement.what, "owner": agreement.owner}
    refuse_unless(all(text.strip() for text in texts.values()), rules.SAYS_WHAT_AND_WHO)
    refuse_unless(meeting.day <= agreement.due_on, rules.DUE_AFTER_MEETING, field="due_on")
    refuse_far_from(meeting.pilot, agreement.due_on, field="due_on")
    refuse_names_in(texts, pilot=meeting.pilot, by=by, on=today, confirmed=confirmed)
    return save_as(agreement, by=by)


@transaction.atomic
def settle_board_agreement(
    *,
    agreement: BoardAgreement,
    outcome: str,
    settled_on: date,
    settled_note: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> BoardAgreement:
    """Record that an agreement was kept or not (a code of BoardAgreement.Outcome); or correct that.

    Raises RuleBroken without words, for a day before the meeting or after `today`, for one that was
    withdrawn, and, unless confirmed, when someone may be recognised; Overtaken when it is not
    `version` any more.
    """
    agreement = _standing(agreement, version)
    meeting = agreement.meeting
    refuse_unless(bool(settled_note.strip()), rules.SETTLED_WITH_WORDS)
    refuse_unless(meeting.day <= settled_on, rules.DUE_AFTER_MEETING, field="settled_on")
    refuse_unless(settled_on <= today, NOT_AHEAD, field="settled_on")
    texts = {"settled_note": settled_note}
    refuse_names_in(texts, pilot=meeting.pilot, by=by, on=today, confirmed=confirmed)
    agreement.outcome, agreement.settled_on = outcome, settled_on
    agreement.settled_note = settled_note
    return save_as(agreement, by=by)


@transaction.atomic
def reopen_board_agreement(*, agreement: BoardAgreement, by: User) -> BoardAgreement:
    """Open an agreement again that was called kept or not kept by mistake; the history keeps both.

    Raises RuleBroken for one that was withdrawn.
    """
    agreement = _standing(agreement)
    agreement.outcome = BoardAgreement.Outcome.OPEN
    agreement.settled_on, agreement.settled_note = None, ""
    return save_as(agreement, by=by)


@transaction.atomic
def withdraw_board_agreement(agreement: BoardAgreement, *, reason: str, by: User) -> BoardAgreement:
    """Withdraw an agreement that was recorded by mistake; it stays readable and counts nowhere.

    Raises RuleBroken when that was done already, and without a reason.
    """
    return withdraw(_standing(agreement), reason=reason, by=by)
