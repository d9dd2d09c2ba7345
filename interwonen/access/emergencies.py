"""An emergency access as the guard and the banner know it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True)
class Emergency:
    """That the file of one participant is open to someone whose file it is not, up to a moment."""

    pk: int
    participant: int
    expires_at: datetime

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """As `with_emergencies` of the memberships found it."""
        return cls(row["pk"], row["participant"], datetime.fromisoformat(row["expires_at"]))


def emergencies_at(memberships: Iterable[Any], now: datetime) -> dict[int, Emergency]:
    """The emergency accesses of these memberships that are open at the moment `now`, by participant."""
    found = (Emergency.read(row) for each in memberships for row in each.emergencies)
    return {each.participant: each for each in found if now < each.expires_at}
