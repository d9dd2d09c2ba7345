"""Record that someone looked at a dwelling, and correct what was recorded."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.records import refuse_long
from participants.models import Dwelling, Inspection
from participants.rules import records as common


@transaction.atomic
def inspect_dwelling(
    *,
    dwelling: Dwelling,
    inspected_on: date,
    is_ready: bool,
    findings: str,
    today: date,
    by: User,
) -> Inspection:
    """Record that `by` looked at a dwelling: ready for a resident, or work comes first.

    Raises RuleBroken for a date after `today` and for findings that are too long.
    """
    refuse_unless(inspected_on <= today, common.DATE_NOT_AHEAD, field="inspected_on")
    refuse_long(findings=findings)
    inspection = Inspection(
        dwelling=dwelling,
        inspected_on=inspected_on,
        inspected_by=by,
        is_ready=is_ready,
        findings=findings,
    )
    return save_as(inspection, by=by)


@transaction.atomic
def change_inspection(
    *,
    inspection: Inspection,
    inspected_on: date,
    is_ready: bool,
    findings: str,
    today: date,
    by: User,
    version: int | None = None,
) -> Inspection:
    """Correct what was recorded of an inspection; who looked stays as it was.

    Raises RuleBroken for a date after `today`, and when keys were given because it said ready;
    Overtaken when it is not `version` any more.
    """
    inspection = locked(inspection, version=version)
    refuse_unless(inspected_on <= today, common.DATE_NOT_AHEAD, field="inspected_on")
    refuse_long(findings=findings)
    inspection.inspected_on = inspected_on
    inspection.is_ready, inspection.findings = is_ready, findings
    return save_as(inspection, by=by)
