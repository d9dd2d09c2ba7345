"""Correct the name and the date of birth of a participant."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.partial_dates import PartialDate
from interwonen.core.periods import months_later
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.records import set_fields
from participants.models import Participant
from participants.rules import participants as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.participants_likeness import participants_like

MOST_YEARS, OF_AGE = 120, 18
NAMES = ("first_name", "last_name")


@transaction.atomic
def change_participant(
    *,
    participant: Participant,
    first_name: str,
    last_name: str,
    birth_date: PartialDate,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Participant:
    """Correct the name and the date of birth; the code stays, and the history keeps the old ones.

    Raises RuleBroken without a name, for a birth after `today` or over 120 years before it, and,
    unless confirmed, for someone who resembles another since this change, is or may be under 18, or
    has one name only; Overtaken when it is not `version` any more.
    """
    participant = locked(participant, version=version)
    facts = {"first_name": first_name, "last_name": last_name, "birth_date": birth_date}
    is_same = all(getattr(participant, field) == value for field, value in facts.items())
    set_fields(participant, facts)
    refuse_unlikely(participant, today, confirmed)
    if not (is_same or rules.RENAMED_LIKE_ANOTHER.is_settled(confirmed)):
        refuse_unless(not participants_like(participant), rules.RENAMED_LIKE_ANOTHER)
    return save_as(participant, by=by)


def refuse_unlikely(participant: Participant, today: date, confirmed: Collection[str]) -> None:
    """Refuse a participant without a name, an impossible date of birth and, unless confirmed, one
    name only and an age that is, or may be, under 18."""
    empty = [name for name in NAMES if not getattr(participant, name).strip()]
    refuse_unless(len(empty) < len(NAMES), rules.HAS_A_NAME)
    missing = empty[0] if empty else None
    refuse_unless(missing is None, rules.ONE_NAME, field=missing, confirmed=confirmed)
    born = participant.birth_date
    refuse_unless(born.earliest <= today, DATE_NOT_AHEAD, field="birth_date")
    youngest, oldest = born.ages(today)
    refuse_unless(born.latest >= months_later(today, -12 * MOST_YEARS), rules.BORN_IN_REACH)
    doubt = rules.OF_AGE if oldest < OF_AGE else rules.PERHAPS_OF_AGE
    refuse_unless(youngest >= OF_AGE, doubt, confirmed=confirmed)
