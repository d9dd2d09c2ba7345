"""Record that someone looked at a dwelling."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from participants.models import Dwelling, Inspection
from participants.rules import common


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

    Raises RuleBroken for a date after `today`.
    """
    refuse_unless(inspected_on <= today, common.DATE_NOT_AHEAD, field="inspected_on")
    inspection = Inspection(
        dwelling=dwelling,
        inspected_on=inspected_on,
        inspected_by=by,
        is_ready=is_ready,
        findings=findings,
    )
    return save_as(inspection, by=by)
