"""Correct the data of a person."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
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
    """Correct someone's name and date of birth; the code stays, and the history keeps the old ones.

    Raises RuleBroken without a name and for a birth after `today` or over 120 years before it;
    unless it is `confirmed`, for the doubt whether someone who becomes like another is the same
    person, or under 18; Overtaken when it is not `version` any more.
    """
    person = locked(participant, version=version)
    was = (person.first_name, person.last_name, person.birth_date)
    person.first_name, person.last_name = first_name, last_name
    person.birth_date = birth_date
    refuse_unlikely(person, today, confirmed)
    is_same = was == (first_name, last_name, birth_date)
    if not is_same and rules.RENAMED_LIKE_ANOTHER.name not in confirmed:
        refuse_unless(not participants_like(person), rules.RENAMED_LIKE_ANOTHER)
    return save_as(person, by=by)


def refuse_unlikely(person: Participant, today: date, confirmed: Collection[str]) -> None:
    """Refuse someone without a name or with a birth date that cannot be; doubt one under 18."""
    for field in ("first_name", "last_name"):
        refuse_unless(bool(getattr(person, field).strip()), rules.HAS_A_NAME, field=field)
    refuse_unless(person.birth_date <= today, DATE_NOT_AHEAD, field="birth_date")
    earliest = months_later(today, -12 * MOST_YEARS)
    refuse_unless(person.birth_date >= earliest, rules.BORN_IN_REACH)
    of_age = age(person.birth_date, today) >= OF_AGE
    refuse_unless(of_age or rules.OF_AGE.name in confirmed, rules.OF_AGE)
