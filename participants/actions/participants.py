"""Correct the name and the date of birth of a participant."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.records import set_fields
from participants.models import Participant
from participants.rules import participants as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.participants_brief import age
from participants.selectors.participants_likeness import participants_like

MOST_YEARS, OF_AGE = 120, 18


@transaction.atomic
def change_participant(
    *,
    participant: Participant,
    first_name: str,
    last_name: str,
    birth_date: date,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Participant:
    """Correct the name and the date of birth; the code stays, and the history keeps the old ones.

    Raises RuleBroken without a name and for a birth after `today` or over 120 years before it;
    unless it is `confirmed`, for the doubt whether a changed participant who resembles another is
    the same person, or is under 18; Overtaken when it is not `version` any more.
    """
    participant = locked(participant, version=version)
    facts = {"first_name": first_name, "last_name": last_name, "birth_date": birth_date}
    is_same = all(getattr(participant, field) == value for field, value in facts.items())
    set_fields(participant, facts)
    refuse_unlikely(participant, today, confirmed)
    if not is_same and rules.RENAMED_LIKE_ANOTHER.name not in confirmed:
        refuse_unless(not participants_like(participant), rules.RENAMED_LIKE_ANOTHER)
    return save_as(participant, by=by)


def refuse_unlikely(participant: Participant, today: date, confirmed: Collection[str]) -> None:
    """Refuse an empty name, an impossible date of birth and, unless confirmed, an age under 18."""
    for field in ("first_name", "last_name"):
        refuse_unless(bool(getattr(participant, field).strip()), rules.HAS_A_NAME, field=field)
    born = participant.birth_date
    refuse_unless(born <= today, DATE_NOT_AHEAD, field="birth_date")
    refuse_unless(born >= months_later(today, -12 * MOST_YEARS), rules.BORN_IN_REACH)
    refuse_unless(age(born, today) >= OF_AGE or rules.OF_AGE.name in confirmed, rules.OF_AGE)
