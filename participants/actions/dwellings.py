"""Add a dwelling and change it."""

from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants import rules
from participants.models import Dwelling


@transaction.atomic
def add_dwelling(*, pilot: Pilot, by: User, **facts: Any) -> Dwelling:
    """Add a dwelling to a pilot with the given fields of Dwelling.

    Raises RuleBroken when its name is taken or its availability ends before it begins.
    """
    dwelling = Dwelling(pilot=pilot, **facts)
    _refuse_disorder(dwelling)
    return save_as(dwelling, by=by)


@transaction.atomic
def change_dwelling(*, dwelling: Dwelling, by: User, **facts: Any) -> Dwelling:
    """Change the given fields of a dwelling.

    Raises RuleBroken as `add_dwelling` does, and when a stay would fall outside its availability.
    """
    lock_pilot(dwelling.pilot)
    dwelling = Dwelling.objects.get(pk=dwelling.pk)
    for field, value in facts.items():
        setattr(dwelling, field, value)
    _refuse_disorder(dwelling)
    return save_as(dwelling, by=by)


def _refuse_disorder(dwelling: Dwelling) -> None:
    refuse_unless(
        dwelling.available_until is None or dwelling.available_from <= dwelling.available_until,
        rules.DWELLING_ORDER,
    )
    namesakes = Dwelling.objects.filter(pilot=dwelling.pilot, name=dwelling.name)
    refuse_unless(not namesakes.exclude(pk=dwelling.pk).exists(), rules.DWELLING_NAME_ONCE)
