"""The checks on every stay: new, changed or moved.

They refuse what the constraints and triggers of the database refuse, with more detail. The caller
has locked the pilot's row, so that two users who place at once are checked one by one.
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
from participants.selectors.dwellings_inspections import last_inspection
from participants.selectors.placements_occupancy import first_free_day, first_full_day, is_let

# The dwelling of a stay that begins later is often still occupied.
_READY_WITHIN = timedelta(days=7)


def refuse_unready(placement: Placement, *, today: date, confirmed: Collection[str]) -> None:
    """Refuse, unless confirmed, a stay in a dwelling that is not ready.

    That is one which the last inspection found so, whenever the stay begins, and one which nobody
    inspected since the last resident left, when the stay begins soon.
    """
    if rules.DWELLING_NOT_READY.name in confirmed:
        return
    found = last_inspection(placement, placement.starts_on)
    if found is None:
        begins_soon = placement.starts_on <= today + _READY_WITHIN
        refuse_unless(not begins_soon, rules.DWELLING_NOT_READY)
    elif not found.is_ready:
        words = {"day": in_words(found.inspected_on)}
        detail = _("The inspection on %(day)s found that work comes first.") % words
        raise RuleBroken(rules.DWELLING_NOT_READY, detail)


def refuse_impossible(placement: Placement, pilot: Pilot) -> None:
    """Refuse a stay, saved or not, that breaks a rule in its `pilot`."""
    refuse_unless(placement.household_size == 1, rules.PLACEMENT_OF_ONE)
    refuse_unless(placement.participant.pilot_id == pilot.pk, rules.ONE_PILOT)
    refuse_unless(placement.starts_on <= placement.ends_on, rules.PLACEMENT_ORDER)
    _refuse_outside(placement, pilot)
    _refuse_unaccepted(placement)
    _refuse_overlap(placement)
    _refuse_keys_outside(placement)
    _refuse_overfull(placement, pilot)


def _refuse_outside(placement: Placement, pilot: Pilot) -> None:
    within = pilot.starts_on <= placement.starts_on and placement.ends_on <= pilot.ends_on
    words = {"first": in_words(pilot.starts_on), "last": in_words(pilot.ends_on)}
    detail = _("The pilot runs from %(first)s up to and including %(last)s.") % words
    refuse_unless(within, rules.PLACEMENT_IN_PERIOD, detail)
    let = is_let(placement.dwelling, placement.starts_on, placement.ends_on)
    refuse_unless(let, rules.PLACEMENT_IN_AVAILABILITY)


def _refuse_unaccepted(placement: Placement) -> None:
    accepted = placement.participant.referrals.accepted_by(placement.starts_on)
    refuse_unless(accepted.exists(), rules.AFTER_ACCEPTANCE)
    exits = Exit.objects.filter(placement__participant=placement.participant)
    earlier = exits.filter(exited_on__lt=placement.starts_on).exclude(placement=placement.pk)
    exit = earlier.order_by("-exited_on").first()
    if exit is not None and not accepted.filter(referred_on__gt=exit.exited_on).exists():
        left = _("This participant left the pilot on %(day)s.") % {"day": in_words(exit.exited_on)}
        raise RuleBroken(rules.NEW_REFERRAL_AFTER_EXIT, left)


def _refuse_overlap(placement: Placement) -> None:
    overlapping = Placement.objects.overlapping(placement.starts_on, placement.ends_on)
    others = overlapping.exclude(pk=placement.pk)
    other = others.filter(dwelling=placement.dwelling).first()
    if other is not None:
        words = {"first": in_words(other.starts_on), "last": in_words(other.ends_on)}
        taken = _("The dwelling is taken from %(first)s up to and including %(last)s.") % words
        raise RuleBroken(rules.ONE_PARTICIPANT_PER_DWELLING, taken)
    housed = others.filter(participant=placement.participant).exists()
    refuse_unless(not housed, rules.ONE_DWELLING_PER_PARTICIPANT)


def _refuse_keys_outside(placement: Placement) -> None:
    given = Handover.objects.filter(placement=placement.pk, phase=Handover.Phase.START).first()
    if given is not None and not placement.holds(given.handed_on):
        detail = _("The keys were given on %(day)s.") % {"day": in_words(given.handed_on)}
        raise RuleBroken(HANDOVER_DURING_PLACEMENT, detail, field="ends_on")


def _refuse_overfull(placement: Placement, pilot: Pilot) -> None:
    full_day = first_full_day(pilot, placement.starts_on, placement.ends_on, besides=placement)
    if full_day is not None:
        raise RuleBroken(rules.WITHIN_CAPACITY, _why_full(placement, pilot, full_day))


def _why_full(placement: Placement, pilot: Pilot, full_day: date) -> str:
    """Which day is full, and the first day after it on which a place is expected to be free."""
    free_day = first_free_day(pilot, full_day, besides=placement)
    full = _("On %(day)s %(capacity)d people live in the pilot, and that is the highest number.")
    free = _("The first day after that with a free place is %(free_day)s.")
    unknown = _("No place is expected to be free from then to the end of the pilot.")
    return f"{full} {free if free_day else unknown}" % {
        "day": in_words(full_day),
        "capacity": pilot.capacity_on(full_day),
        "free_day": in_words(free_day) if free_day else "",
    }
