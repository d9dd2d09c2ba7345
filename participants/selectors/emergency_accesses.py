"""What someone may open in an emergency, has open, and what waits for a review."""

from datetime import date, datetime
from typing import Any

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from participants.models import ClosedFile, EmergencyAccess


def closed_files(pilot: Pilot, *, by: User, on: date) -> Any:
    """The participants of a pilot whose file `by` may open in an emergency only, each with its stay
    and counsellor on the date `on`."""
    rows: Any = ClosedFile.objects.visible_to(by, on=on).of_pilot(pilot)
    own = by.participants_granting(Permission.PARTICIPANT_READ, on=on)
    if pilot.pk in by.pilots_granting(Permission.PARTICIPANT_READ, on=on):
        return rows.none()
    return rows.exclude(pk__in=own).with_stay(on=on).with_support(on=on)


def own_emergencies(pilot: Pilot, *, by: User, at: datetime) -> list[EmergencyAccess]:
    """The emergency accesses that `by` has open in a pilot at that moment."""
    rows = EmergencyAccess.objects.open_at(at).filter(opened_by=by).of_pilot(pilot)
    return list(rows.select_related("participant"))
