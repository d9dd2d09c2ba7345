"""An emergency access as the guard and the banner know it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.db.models import Model

TOLD_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Emergency:
    """That the file of one participant is open to someone whose file it is not, up to a moment."""

    pk: int
    participant: int
    expires_at: datetime
    reference: str

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """As `with_emergencies` of the memberships found it."""
        expires_at = datetime.fromisoformat(row["expires_at"])
        return cls(row["pk"], row["participant"], expires_at, row["reference"])


def emergencies_at(memberships: Iterable[Any], now: datetime) -> dict[int, Emergency]:
    """The emergency accesses of these memberships that are open at the moment `now`, by participant."""
    found = (Emergency.read(row) for each in memberships for row in each.emergencies)
    return {each.participant: each for each in found if now < each.expires_at}


def over_lately(user: Any, model: type[Model], pk: Any, now: datetime) -> Any:
    """The key of the participant whose file this record is in, if `user` had it open in an emergency
    in the last day; who never had it does not hear that the record is there."""
    rows: Any = model._default_manager
    _pilot_path, participant_path = rows.paths()
    if participant_path is None:
        return None
    of_record = rows.filter(pk=pk).values(participant_path or "pk")
    lately = user.emergency_accesses.filter(opened_at__gte=now - TOLD_FOR)
    return lately.filter(participant__in=of_record).values_list("participant", flat=True).first()
