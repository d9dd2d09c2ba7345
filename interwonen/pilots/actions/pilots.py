"""Open a pilot and change it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Pilot
from interwonen.pilots.rules import pilots as rules
from interwonen.pilots.signals import capacity_decided

# What changes of a pilot that runs only by a decision.
_PERMISSIONS_THE_COUNCIL = {"starts_on", "ends_on", "maximum_capacity"}


def lock_pilot(pilot: Pilot) -> Pilot:
    """The pilot as it is now, held for this transaction: changes of stays and capacity queue."""
    locked: Pilot = Pilot.objects.select_for_update(no_key=True).get(pk=pilot.pk)
    return locked


def refuse_far_from(pilot: Pilot, day: date, *, field: str) -> None:
    """Refuse a date more than a year before or after the pilot, at the form field of that name."""
    words = {"first": in_words(pilot.starts_on), "last": in_words(pilot.ends_on)}
    detail = _("The pilot runs from %(first)s up to and including %(last)s.") % words
    refuse_unless(pilot.is_near(day), rules.DATE_NEAR_THE_PILOT, detail, field=field)


@transaction.atomic
def open_pilot(*, by: User, **facts: Any) -> Pilot:
    """Add a pilot with the given fields of Pilot.

    Raises RuleBroken when its dates or bounds are out of order.
    """
    pilot = Pilot(**facts)
    _refuse_disorder(pilot)
    return save_as(pilot, by=by)


@transaction.atomic
def change_pilot(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    reason: str = "",
    reference: str = "",
    version: int | None = None,
    **facts: Any,
) -> Pilot:
    """Change the given fields of a pilot; its history holds the reason and the reference.

    Together these have at most 97 characters. Of a pilot that has begun on the date `today` the
    places at the start stay as they were, and its period and its highest number of places change
    only with both. Raises RuleBroken for that, when dates or bounds are out of order, and when a
    stay or a capacity decision would fall outside them; Overtaken when the pilot is not `version`
    any more.
    """
    pilot = locked(pilot, version=version)
    changed = {field for field, value in facts.items() if getattr(pilot, field) != value}
    reason, reference = reason.strip(), reference.strip()
    if pilot.has_begun(today):
        refuse_unless("base_capacity" not in changed, rules.BASE_IS_FIXED)
        is_said = bool(reason and reference)
        refuse_unless(is_said or not changed & _PERMISSIONS_THE_COUNCIL, rules.CHANGE_SAYS_WHY)
    for field, value in facts.items():
        setattr(pilot, field, value)
    _refuse_disorder(pilot)
    reason = f"{reason} ({reference})" if reference else reason
    save_as(pilot, by=by, reason=reason)
    if "base_capacity" in changed:
        capacity_decided.send(Pilot, pilot=pilot, by=by)
    return pilot


def _refuse_disorder(pilot: Pilot) -> None:
    refuse_unless(pilot.starts_on <= pilot.ends_on, rules.PERIOD_ORDER)
    refuse_unless(pilot.base_capacity <= pilot.maximum_capacity, rules.BOUNDS_ORDER)
