"""Keys change hands at the start and at the end of a stay."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.records import refuse_long, set_fields
from participants.models import Handover, Placement
from participants.models.handovers import MOST_KEYS_OF_A_DWELLING
from participants.rules import handovers as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.dwellings_inspections import found_ready


class HandoverFacts(TypedDict):
    """What is recorded when keys change hands; the findings are about the dwelling."""

    handed_on: date
    keys: int
    findings: str


@transaction.atomic
def hand_over_keys(
    *, placement: Placement, today: date, by: User, **facts: Unpack[HandoverFacts]
) -> Handover:
    """Record the keys that a resident got on a day of the stay, and how the dwelling was found.

    Raises RuleBroken when that was recorded already, for a date after `today` or outside the stay,
    when the last inspection by then does not say that the dwelling is ready, for fewer than one key
    or more than twenty, and for findings that are too long.
    """
    return _record(placement, Handover.Phase.START, facts, today, by)


@transaction.atomic
def take_keys_back(
    *,
    placement: Placement,
    is_ready: bool,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[HandoverFacts],
) -> Handover:
    """Record the keys that were returned and the inspection of the dwelling on that day.

    `is_ready` says whether the next resident can move in, or work comes first. Raises RuleBroken
    when that was recorded already, for a date after `today` or before the keys were given, without
    keys given, for more than twenty keys, for findings that are too long, and, unless confirmed,
    when these seem to point at a person.
    """
    returned = _record(placement, Handover.Phase.END, facts, today, by)
    inspect_dwelling(
        dwelling=returned.placement.dwelling,
        inspected_on=returned.handed_on,
        is_ready=is_ready,
        findings=returned.findings,
        today=today,
        by=by,
        confirmed=confirmed,
    )
    return returned


def _record(
    placement: Placement, phase: Handover.Phase, facts: HandoverFacts, today: date, by: User
) -> Handover:
    placement = locked(placement)
    known = placement.handovers.filter(phase=phase)
    refuse_unless(not known.exists(), rules.HANDOVER_ONCE)
    handover = Handover(placement=placement, phase=phase, recorded_by=by, **facts)
    _refuse_wrong(handover, today)
    return save_as(handover, by=by)


@transaction.atomic
def change_handover(
    *,
    handover: Handover,
    today: date,
    by: User,
    version: int | None = None,
    **facts: Unpack[HandoverFacts],
) -> Handover:
    """Correct what was recorded about keys; the inspection of that day stays as it is.

    Raises RuleBroken as the first recording does, and when keys would be returned before they were
    given; Overtaken when it is not `version` any more.
    """
    handover = locked(handover, version=version)
    day_before_change = handover.handed_on
    set_fields(handover, facts)
    _refuse_wrong(handover, today, known_day=day_before_change)
    return save_as(handover, by=by)


def _refuse_wrong(handover: Handover, today: date, *, known_day: date | None = None) -> None:
    """Refuse facts that cannot be right; for `known_day` the inspection was checked before."""
    placement, day = handover.placement, handover.handed_on
    refuse_unless(day <= today, DATE_NOT_AHEAD, field="handed_on")
    others = placement.handovers.exclude(pk=handover.pk)
    if handover.phase == Handover.Phase.START:
        refuse_unless(placement.holds(day), rules.HANDOVER_DURING_PLACEMENT)
        refuse_unless(day == known_day or found_ready(placement, day), rules.READY_BEFORE_KEYS)
        in_order = not others.filter(handed_on__lt=day).exists()
        fewest = 1
    else:
        in_order = others.filter(handed_on__lte=day).exists()
        fewest = 0
    refuse_unless(in_order, rules.KEYS_GIVEN_FIRST)
    refuse_unless(fewest <= handover.keys <= MOST_KEYS_OF_A_DWELLING, rules.NUMBER_OF_KEYS)
    refuse_long(findings=handover.findings)
