"""When the access log was last found whole, from the lines that `verify_log` leaves in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome
from interwonen.audit.models import AccessEvent

CHECKED_EVERY = timedelta(
    days=2
)  # the timer does it every day; one that was missed is no alarm yet
_PAGE = "command:verify_log"


@dataclass(frozen=True)
class Checked:
    """When the log was last found whole, and when a check last failed, if ever."""

    whole: datetime | None
    failed: datetime | None
    now: datetime

    @property
    def has_failed(self) -> bool:
        """Whether the last check failed: the log is not whole, or that could not be looked at."""
        return self.failed is not None and (self.whole is None or self.failed > self.whole)

    @property
    def is_late(self) -> bool:
        """Whether it was longer ago than a daily timer lets it be."""
        return self.whole is not None and self.now - self.whole > CHECKED_EVERY


def last_check(*, now: datetime) -> Checked:
    """What the log itself says of it; one query."""
    lines = AccessEvent.objects.filter(act=Act.READ_LOG, page=_PAGE)
    done = Q(outcome=Outcome.DONE)
    found = lines.aggregate(whole=Max("at", filter=done), failed=Max("at", filter=~done))
    return Checked(**found, now=now)
