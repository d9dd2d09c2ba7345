"""Record that someone looked at a dwelling, and correct what was recorded."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import refuse_far_from
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
    *, dwelling: Dwelling, today: date, by: User, **facts: Unpack[InspectionFacts]
) -> Inspection:
    """Record that `by` looked at a dwelling: ready for a resident, or work comes first.

    Raises RuleBroken for a date after `today` or far from the pilot, and for findings that are too
    long.
    """
    inspection = Inspection(dwelling=dwelling, inspected_by=by, **facts)
    return _save(inspection, today, by)


@transaction.atomic
def change_inspection(
    *,
    inspection: Inspection,
    today: date,
    by: User,
    version: int | None = None,
    **facts: Unpack[InspectionFacts],
) -> Inspection:
    """Correct what was recorded of an inspection; who looked stays as it was.

    Raises RuleBroken as `inspect_dwelling` does, and when keys were given because it said ready;
    Overtaken when it is not `version` any more.
    """
    return _save(set_fields(locked(inspection, version=version), facts), today, by)


def _save(inspection: Inspection, today: date, by: User) -> Inspection:
    refuse_unless(inspection.inspected_on <= today, DATE_NOT_AHEAD, field="inspected_on")
    refuse_far_from(inspection.dwelling.pilot, inspection.inspected_on, field="inspected_on")
    refuse_long(findings=inspection.findings)
    return save_as(inspection, by=by)
