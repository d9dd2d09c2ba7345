"""Add a dwelling, change it, and record on which days the pilot may use it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.records import set_fields
from participants.models import Availability, Dwelling
from participants.rules import dwellings as rules


@transaction.atomic
def add_dwelling(
    *,
    pilot: Pilot,
    by: User,
    starts_on: date | None = None,
    ends_on: date | None = None,
    confirmed: Collection[str] = (),
    **facts: Any,
) -> Dwelling:
    """Add a dwelling to a pilot with the given fields of Dwelling.

    With `starts_on` the pilot may use it from then up to and including `ends_on`, if any. Raises
    RuleBroken when its name or its address, in whichever pilot, is taken, or as `add_availability`
    does for these days.
    """
    dwelling = Dwelling(pilot=pilot, **facts)
    _refuse_duplicate(dwelling)
    save_as(dwelling, by=by)
    if starts_on is not None:
        add_availability(
            dwelling=dwelling, starts_on=starts_on, ends_on=ends_on, by=by, confirmed=confirmed
        )
    return dwelling


@transaction.atomic
def change_dwelling(
    *, dwelling: Dwelling, by: User, version: int | None = None, **facts: Any
) -> Dwelling:
    """Change the given fields of a dwelling.

    Raises RuleBroken when its name or its address is taken, and Overtaken when it is not `version`
    any more.
    """
    dwelling = set_fields(locked(dwelling, version=version), facts)
    _refuse_duplicate(dwelling)
    return save_as(dwelling, by=by)


def _refuse_duplicate(dwelling: Dwelling) -> None:
    others = Dwelling.objects.exclude(pk=dwelling.pk)
    same_name = others.filter(pilot=dwelling.pilot, name=dwelling.name)
    refuse_unless(not same_name.exists(), rules.DWELLING_NAME_ONCE)
    at_address = others.at_address(
        postcode=dwelling.postcode,
        house_number=dwelling.house_number,
        suffix=dwelling.house_number_suffix,
    )
    refuse_unless(not at_address.exists(), rules.ADDRESS_ONCE)


@transaction.atomic
def add_availability(
    *,
    dwelling: Dwelling,
    starts_on: date,
    ends_on: date | None,
    by: User,
    confirmed: Collection[str] = (),
) -> Availability:
    """Let the pilot use a dwelling from `starts_on` up to and including `ends_on`, if any.

    Raises RuleBroken for days out of order, for days on which it was available already, and, unless
    it is `confirmed`, for the doubt about a day more than a year before or after the pilot.
    """
    lock_pilot(dwelling.pilot)
    period = Availability(dwelling=dwelling, starts_on=starts_on, ends_on=ends_on)
    return _save_availability(period, confirmed, by)


@transaction.atomic
def change_availability(
    *,
    availability: Availability,
    starts_on: date,
    ends_on: date | None,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Availability:
    """Change the days on which the pilot may use a dwelling.

    Raises RuleBroken as `add_availability` does, and when a stay would fall outside the days;
    Overtaken when the period is not `version` any more.
    """
    lock_pilot(availability.dwelling.pilot)
    period = locked(availability, version=version)
    period.starts_on, period.ends_on = starts_on, ends_on
    return _save_availability(period, confirmed, by)


def _save_availability(period: Availability, confirmed: Collection[str], by: User) -> Availability:
    last = period.ends_on or date.max
    refuse_unless(period.starts_on <= last, rules.AVAILABILITY_ORDER)
    _refuse_far(period, confirmed)
    others = Availability.objects.filter(dwelling=period.dwelling).exclude(pk=period.pk)
    refuse_unless(not others.overlapping(period.starts_on, last).exists(), rules.AVAILABILITY_ONCE)
    return save_as(period, by=by)


def _refuse_far(period: Availability, confirmed: Collection[str]) -> None:
    pilot = period.dwelling.pilot
    for field in ("starts_on", "ends_on"):
        day = getattr(period, field) or pilot.ends_on
        near = pilot.is_near(day)
        refuse_unless(near, rules.AVAILABILITY_NEAR_PILOT, field=field, confirmed=confirmed)
