"""What holds for every stay, new, changed or moved.

The checks here say in words what the constraints and triggers of the database hold; whoever calls
them has locked the pilot's row, so that two people who place at once are judged one by one.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.pilots.models import Pilot
from participants.models import Exit, Handover, Placement
from participants.rules import placements as rules
from participants.rules.handovers import HANDOVER_DURING_PLACEMENT
from participants.selectors.dwellings_inspections import found_ready
from participants.selectors.placements_occupancy import first_free_day, first_full_day, is_let

# Of a stay that begins later the dwelling is often not even empty yet.
_READY_WITHIN = timedelta(days=7)


def refuse_unready(placement: Placement, *, today: date, confirmed: Collection[str]) -> None:
    """Raise RuleBroken for the doubt whether the dwelling of a stay that begins soon is ready."""
    begins_soon = placement.starts_on <= today + _READY_WITHIN
    if begins_soon and rules.DWELLING_NOT_READY.name not in confirmed:
        refuse_unless(found_ready(placement, placement.starts_on), rules.DWELLING_NOT_READY)


def refuse_impossible(placement: Placement, pilot: Pilot) -> None:
    """Raise RuleBroken when a stay, saved or not, breaks a rule in its `pilot`."""
    refuse_unless(placement.household_size == 1, rules.PLACEMENT_OF_ONE)
    refuse_unless(placement.participant.pilot_id == pilot.pk, rules.ONE_PILOT)
    refuse_unless(placement.starts_on <= placement.ends_on, rules.PLACEMENT_ORDER)
    _refuse_outside(placement, pilot)
    _refuse_unaccepted(placement)
    _refuse_overlap(placement)
    _refuse_keys_outside(placement)
    _refuse_overfull(placement, pilot)


def _refuse_outside(placement: Placement, pilot: Pilot) -> None:
    refuse_unless(
        pilot.starts_on <= placement.starts_on and placement.ends_on <= pilot.ends_on,
        rules.PLACEMENT_IN_PERIOD,
        _("The pilot runs from %(first)s up to and including %(last)s.")
        % {"first": in_words(pilot.starts_on), "last": in_words(pilot.ends_on)},
    )
    let = is_let(placement.dwelling, placement.starts_on, placement.ends_on)
    refuse_unless(let, rules.PLACEMENT_IN_AVAILABILITY)


def _refuse_unaccepted(placement: Placement) -> None:
    accepted = placement.participant.referrals.accepted_by(placement.starts_on)
    refuse_unless(accepted.exists(), rules.AFTER_ACCEPTANCE)
    exits = Exit.objects.filter(placement__participant=placement.participant).exclude(
        placement=placement.pk
    )
    left = exits.filter(exited_on__lt=placement.starts_on).order_by("-exited_on").first()
    if left is not None and not accepted.filter(referred_on__gt=left.exited_on).exists():
        raise RuleBroken(
            rules.NEW_REFERRAL_AFTER_EXIT,
            _("This person left the pilot on %(day)s.") % {"day": in_words(left.exited_on)},
        )


def _refuse_overlap(placement: Placement) -> None:
    others = Placement.objects.overlapping(placement.starts_on, placement.ends_on).exclude(
        pk=placement.pk
    )
    neighbour = others.filter(dwelling=placement.dwelling).first()
    if neighbour is not None:
        raise RuleBroken(
            rules.ONE_PARTICIPANT_PER_DWELLING,
            _("The dwelling is taken from %(first)s up to and including %(last)s.")
            % {"first": in_words(neighbour.starts_on), "last": in_words(neighbour.ends_on)},
        )
    housed = others.filter(participant=placement.participant).exists()
    refuse_unless(not housed, rules.ONE_DWELLING_PER_PARTICIPANT)


def _refuse_keys_outside(placement: Placement) -> None:
    given = Handover.objects.filter(placement=placement.pk, phase=Handover.Phase.START).first()
    refuse_unless(
        given is None or placement.holds(given.handed_on),
        HANDOVER_DURING_PLACEMENT,
        _("The keys were given on %(day)s.") % {"day": in_words(given.handed_on)} if given else "",
        field="ends_on",
    )


def _refuse_overfull(placement: Placement, pilot: Pilot) -> None:
    full_day = first_full_day(pilot, placement.starts_on, placement.ends_on, besides=placement)
    if full_day is not None:
        raise RuleBroken(rules.WITHIN_CAPACITY, _why_full(placement, pilot, full_day))


def _why_full(placement: Placement, pilot: Pilot, full_day: date) -> str:
    """Which day is full, and from when a place is free after it as far as that is known now."""
    free_day = first_free_day(pilot, full_day, besides=placement)
    full = _("On %(day)s %(capacity)d people live in the pilot, and that is the highest number.")
    free = _("The first day after that with a free place is %(free_day)s.")
    unknown = _("As far as is known now, no place is free from then to the end of the pilot.")
    return f"{full} {free if free_day else unknown}" % {
        "day": in_words(full_day),
        "capacity": pilot.capacity_on(full_day),
        "free_day": in_words(free_day) if free_day else "",
    }
