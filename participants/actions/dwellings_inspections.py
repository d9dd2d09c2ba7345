"""Record that someone looked at a dwelling, and correct what was recorded."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import refuse_far_from
from participants.actions.participants_recognised import refuse_names_in
from participants.actions.records import refuse_long, set_fields
from participants.models import Dwelling, Inspection
from participants.rules.records import DATE_NOT_AHEAD


class InspectionFacts(TypedDict):
    """What is recorded of an inspection."""

    inspected_on: date
    is_ready: bool
    findings: str


@transaction.atomic
def inspect_dwelling(
    *,
    dwelling: Dwelling,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[InspectionFacts],
) -> Inspection:
    """Record that `by` looked at a dwelling: ready for a resident, or work comes first.

    Raises RuleBroken for a date after `today` or far from the pilot, for findings that are too
    long, and, unless confirmed, when these seem to point at a person.
    """
    inspection = Inspection(dwelling=dwelling, inspected_by=by, **facts)
    return _save(inspection, today, by, confirmed)


@transaction.atomic
def change_inspection(
    *,
    inspection: Inspection,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[InspectionFacts],
) -> Inspection:
    """Correct what was recorded of an inspection; who looked stays as it was.

    Raises RuleBroken as `inspect_dwelling` does, and when keys were given because it said ready;
    Overtaken when it is not `version` any more.
    """
    return _save(set_fields(locked(inspection, version=version), facts), today, by, confirmed)


def _save(inspection: Inspection, today: date, by: User, confirmed: Collection[str]) -> Inspection:
    pilot = inspection.dwelling.pilot
    refuse_unless(inspection.inspected_on <= today, DATE_NOT_AHEAD, field="inspected_on")
    refuse_far_from(pilot, inspection.inspected_on, field="inspected_on")
    refuse_long(findings=inspection.findings)
    # Read by everyone who sees the dwelling, also who may not read the file of its resident.
    texts = {"findings": inspection.findings}
    refuse_names_in(texts, pilot=pilot, by=by, on=today, confirmed=confirmed)
    return save_as(inspection, by=by)
