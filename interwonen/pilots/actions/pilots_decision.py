"""Record or correct the decision of the executive (college) to hold the pilot."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import LocationFinding, Pilot
from interwonen.pilots.rules import pilots as rules
from interwonen.pilots.rules.location_assessments import DECISION_IS_EVIDENCE


@transaction.atomic
def record_decision(
    *,
    pilot: Pilot,
    decided_on: date | None,
    decision_reference: str,
    today: date,
    by: User,
    version: int | None = None,
) -> Pilot:
    """Record when the executive decided and where that can be looked up; nothing for both takes back
    what was recorded by mistake.

    Raises RuleBroken for one without the other, for a date after `today` or more than a year before
    the pilot, and when neighbours got a letter, or a location assessment was made, on the strength of a
    decision that would be taken back; Overtaken when the pilot is not `version` any more.
    """
    pilot = locked(pilot, version=version)
    reference = decision_reference.strip()
    refuse_unless((decided_on is None) == (not reference), rules.DECISION_WHOLE)
    if decided_on is None:
        shown = LocationFinding.objects.of_pilot(pilot).filter(shows_decision=True)
        refuse_unless(not shown.exists(), DECISION_IS_EVIDENCE)
    else:
        refuse_unless(decided_on <= today, rules.DECISION_NOT_AHEAD)
        refuse_far_from(pilot, decided_on, field="decided_on")
    pilot.decided_on, pilot.decision_reference = decided_on, reference
    return save_as(pilot, by=by)
