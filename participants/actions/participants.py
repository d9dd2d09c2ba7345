"""Correct the data of a person."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.models import Participant
from participants.rules.common import DATE_NOT_AHEAD


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
) -> Participant:
    """Correct someone's name and date of birth; the code stays, and the history keeps the old ones.

    Raises RuleBroken for a birth after `today`, and Overtaken when it is not `version` any more.
    """
    person = locked(participant, version=version)
    refuse_unless(birth_date <= today, DATE_NOT_AHEAD, field="birth_date")
    person.first_name, person.last_name = first_name, last_name
    person.birth_date = birth_date
    return save_as(person, by=by)
