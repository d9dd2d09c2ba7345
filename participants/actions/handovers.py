"""Keys change hands at the start and at the end of a stay."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.records import refuse_long
from participants.models import Handover, Placement
from participants.models.handovers import MOST_KEYS_OF_A_DWELLING
from participants.rules import handovers as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.dwellings_inspections import found_ready


@transaction.atomic
def hand_over_keys(
    *, placement: Placement, handed_on: date, keys: int, findings: str, today: date, by: User
) -> Handover:
    """Record the keys that a resident got on a day of the stay, and how the dwelling was found.

    Raises RuleBroken when that was recorded already, for a date after `today` or outside the stay,
    when the last inspection by then does not say that the dwelling is ready, for fewer than one key
    or more than twenty, and for findings that are too long.
    """
    placement = locked(placement)
    _refuse_again(placement, Handover.Phase.START)
    given = Handover(
        placement=placement,
        phase=Handover.Phase.START,
        handed_on=handed_on,
        keys=keys,
        findings=findings,
        recorded_by=by,
    )
    _refuse_wrong(given, today)
    return save_as(given, by=by)


@transaction.atomic
def take_keys_back(
    *,
    placement: Placement,
    handed_on: date,
    keys: int,
    is_ready: bool,
    findings: str,
    today: date,
    by: User,
) -> Handover:
    """Record the keys that came back and the inspection of the dwelling at that phase.

    `is_ready` says whether the next resident can move in, or work comes first. Raises RuleBroken
    when that was recorded already, for a date after `today` or before the keys were given, without
    keys given, for more than twenty keys, and for findings that are too long.
    """
    placement = locked(placement)
    _refuse_again(placement, Handover.Phase.END)
    returned = Handover(
        placement=placement,
        phase=Handover.Phase.END,
        handed_on=handed_on,
        keys=keys,
        findings=findings,
        recorded_by=by,
    )
    _refuse_wrong(returned, today)
    save_as(returned, by=by)
    inspect_dwelling(
        dwelling=placement.dwelling,
        inspected_on=handed_on,
        is_ready=is_ready,
        findings=findings,
        today=today,
        by=by,
    )
    return returned


@transaction.atomic
def change_handover(
    *,
    handover: Handover,
    handed_on: date,
    keys: int,
    findings: str,
    today: date,
    by: User,
    version: int | None = None,
) -> Handover:
    """Correct what was recorded about keys; the inspection of then stays as it is.

    Raises RuleBroken as the first recording does, and when keys would come back before they were
    given; Overtaken when it is not `version` any more.
    """
    handover = locked(handover, version=version)
    day_of_then = handover.handed_on
    handover.handed_on, handover.keys, handover.findings = handed_on, keys, findings
    _refuse_wrong(handover, today, day_of_then=day_of_then)
    return save_as(handover, by=by)


def _refuse_again(placement: Placement, phase: Handover.Phase) -> None:
    known = placement.handovers.filter(phase=phase).exists()
    refuse_unless(not known, rules.HANDOVER_ONCE)


def _refuse_wrong(handover: Handover, today: date, *, day_of_then: date | None = None) -> None:
    """Refuse what cannot be; the inspection was looked at before for a day that stays as it was."""
    placement, day = handover.placement, handover.handed_on
    refuse_unless(day <= today, DATE_NOT_AHEAD, field="handed_on")
    others = placement.handovers.exclude(pk=handover.pk)
    if handover.phase == Handover.Phase.START:
        refuse_unless(placement.holds(day), rules.HANDOVER_DURING_PLACEMENT)
        refuse_unless(day == day_of_then or found_ready(placement, day), rules.READY_BEFORE_KEYS)
        in_order = not others.filter(handed_on__lt=day).exists()
        fewest = 1
    else:
        in_order = others.filter(handed_on__lte=day).exists()
        fewest = 0
    refuse_unless(in_order, rules.KEYS_GIVEN_FIRST)
    refuse_unless(fewest <= handover.keys <= MOST_KEYS_OF_A_DWELLING, rules.NUMBER_OF_KEYS)
    refuse_long(findings=handover.findings)
