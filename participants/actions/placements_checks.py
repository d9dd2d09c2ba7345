"""The checks on every stay: new, changed or moved.

They refuse what the constraints and triggers of the database refuse, with more detail. The caller
has locked the pilot's row, so that two users who place at once are checked one by one.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.pilots.models import Pilot
from participants.models import Exit, Handover, Inspection, Placement
from participants.rules import placements as rules
from participants.rules.handovers import HANDOVER_DURING_PLACEMENT
from participants.selectors.dwellings_inspections import last_inspection
from participants.selectors.dwellings_obstacles import why_not_let, why_not_ready
from participants.selectors.placements_occupancy import (
    first_free_day,
    first_full_day,
    first_unlet_day,
)

# The dwelling of a stay that begins later is often still occupied.
_READY_WITHIN = timedelta(days=7)


def refuse_unready(placement: Placement, *, today: date, confirmed: Collection[str]) -> None:
    """Refuse, unless confirmed, a stay in a dwelling that is not ready.

    That is one which the last inspection found so, whenever the stay begins, and one which nobody
    inspected since the last resident left, when the stay begins soon.
    """
    found = last_inspection(placement, placement.starts_on)
    begins_soon = placement.starts_on <= today + _READY_WITHIN
    is_doubtful = begins_soon if found is None else not found.is_ready
    if is_doubtful and not rules.DWELLING_NOT_READY.is_settled(confirmed):
        raise RuleBroken(rules.DWELLING_NOT_READY, _why_unready(placement, found))


def _why_unready(placement: Placement, found: Inspection | None) -> str:
    if found is not None:
        return why_not_ready(inspected_on=found.inspected_on, left_on=None)
    before = placement.dwelling.placements.filter(ends_on__lt=placement.starts_on)
    left_on = before.aggregate(day=Max("ends_on"))["day"]
    return why_not_ready(inspected_on=None, left_on=left_on)


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
    begins_within = pilot.starts_on <= placement.starts_on <= pilot.ends_on
    within = begins_within and placement.ends_on <= pilot.ends_on
    wrong = "ends_on" if begins_within else "starts_on"
    words = {"first": in_words(pilot.starts_on), "last": in_words(pilot.ends_on)}
    detail = _("The pilot runs from %(first)s up to and including %(last)s.") % words
    refuse_unless(within, rules.PLACEMENT_IN_PERIOD, detail, field=wrong)
    dwelling = placement.dwelling
    unlet = first_unlet_day(dwelling, placement.starts_on, placement.ends_on)
    if unlet is not None:
        detail = why_not_let(dwelling.availabilities.all(), unlet)
        raise RuleBroken(rules.PLACEMENT_IN_AVAILABILITY, detail)


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
