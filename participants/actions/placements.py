"""Give someone a dwelling.

The checks here say in words what the constraints and triggers of the database hold; the pilot's
row is locked first, so that two people who place at once are judged one after the other.
"""

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Participant, Placement
from participants.occupancy import first_full_day, is_let
from participants.rules import stays as rules


@transaction.atomic
def place(
    *,
    participant: Participant,
    dwelling: Dwelling,
    starts_on: date,
    ends_on: date,
    by: User,
    household_size: int = 1,
) -> Placement:
    """Let someone live in a dwelling from `starts_on` up to and including `ends_on`.

    Raises RuleBroken for more than one person in a dwelling (zoning plan), for no free place on
    some day (capacity decision), outside the pilot's period or the dwelling's availability, and
    without a referral accepted on or before the first day.
    """
    pilot = lock_pilot(dwelling.pilot)
    dwelling = Dwelling.objects.get(pk=dwelling.pk)
    refuse_unless(household_size == 1, rules.STAY_OF_ONE)
    refuse_unless(participant.pilot_id == pilot.pk, rules.ONE_PILOT)
    refuse_unless(starts_on <= ends_on, rules.STAY_ORDER)
    _refuse_outside(pilot, dwelling, starts_on, ends_on)
    accepted = participant.referrals.accepted_by(starts_on).exists()
    refuse_unless(accepted, rules.AFTER_ACCEPTANCE)
    _refuse_second_in(dwelling, participant, starts_on, ends_on)
    full_day = first_full_day(pilot, starts_on, ends_on)
    if full_day is not None:
        raise RuleBroken(
            rules.WITHIN_CAPACITY,
            _("On %(day)s %(capacity)d people live in the pilot, and that is the highest number.")
            % {"day": _spoken(full_day), "capacity": pilot.capacity_on(full_day)},
        )
    stay = Placement(
        participant=participant,
        dwelling=dwelling,
        starts_on=starts_on,
        ends_on=ends_on,
        household_size=household_size,
    )
    return save_as(stay, by=by)


def _refuse_outside(pilot: Pilot, dwelling: Dwelling, starts_on: date, ends_on: date) -> None:
    refuse_unless(
        pilot.starts_on <= starts_on and ends_on <= pilot.ends_on,
        rules.STAY_IN_PERIOD,
        _("The pilot runs from %(first)s up to and including %(last)s.")
        % {"first": _spoken(pilot.starts_on), "last": _spoken(pilot.ends_on)},
    )
    refuse_unless(is_let(dwelling, starts_on, ends_on), rules.STAY_IN_AVAILABILITY)


def _refuse_second_in(
    dwelling: Dwelling, participant: Participant, starts_on: date, ends_on: date
) -> None:
    other = dwelling.placements.overlapping(starts_on, ends_on).first()
    if other is not None:
        raise RuleBroken(
            rules.ONE_PERSON_PER_DWELLING,
            _("The dwelling is taken from %(first)s up to and including %(last)s.")
            % {"first": _spoken(other.starts_on), "last": _spoken(other.ends_on)},
        )
    housed = participant.placements.overlapping(starts_on, ends_on).exists()
    refuse_unless(not housed, rules.ONE_DWELLING_PER_PERSON)


def _spoken(day: date) -> str:
    return date_format(day, "j F Y")
