"""Note the letters that came back, or that one did not after all."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.versions import locked
from neighbours.models import LetterCopy
from neighbours.rules import letters as rules


@transaction.atomic
def return_copy(
    *,
    copy: LetterCopy,
    returned_on: date,
    returned_because: str,
    today: date,
    by: User,
    version: int | None = None,
) -> LetterCopy:
    """Note, or correct, when and why the letter to an address came back.

    Raises RuleBroken for a day after `today` or before the letter was sent; Overtaken when the copy
    is not `version` any more.
    """
    copy = locked(copy, version=version)
    refuse_unless(returned_on <= today, NOT_AHEAD, field="returned_on")
    sent_on = copy.round.sent_on
    refuse_unless(sent_on is None or sent_on <= returned_on, rules.RETURNED_AFTER_SENDING)
    copy.returned_on, copy.returned_because = returned_on, returned_because
    return save_as(copy, by=by)


@transaction.atomic
def take_back_return(*, copy: LetterCopy, by: User) -> LetterCopy:
    """Note that the letter to an address did not come back after all."""
    copy = locked(copy)
    copy.returned_on, copy.returned_because = None, ""
    return save_as(copy, by=by)
