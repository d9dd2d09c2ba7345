"""What the confidential annex counts beside the indicators: exits, origins and barriers, in words."""

from dataclasses import dataclass
from datetime import date

from interwonen.pilots.models import Pilot
from participants.models import BarrierStatus, Exit, Referral


@dataclass(frozen=True)
class Noted:
    """Something about one person that happened on a day, in the words of its list."""

    day: date
    words: str


@dataclass(frozen=True)
class Background:
    """Of a pilot by a day: why and where to people left, where those accepted came from, and how each
    barrier stands, which is dated by its present status."""

    reasons: tuple[Noted, ...]
    destinations: tuple[Noted, ...]
    origins: tuple[Noted, ...]
    barriers: tuple[Noted, ...]


def background_of(pilot: Pilot, *, as_of: date) -> Background:
    """The background up to and including the day `as_of`, in three queries."""
    exits = Exit.objects.of_pilot(pilot).filter(exited_on__lte=as_of).order_by("exited_on", "pk")
    left = list(exits.values_list("exited_on", "reason__label", "destination__label"))
    accepted = Referral.objects.of_pilot(pilot).filter(
        decision=Referral.Decision.ACCEPTED, decided_on__lte=as_of
    )
    statuses = BarrierStatus.objects.of_pilot(pilot).filter(since__lte=as_of)
    last = statuses.order_by("barrier_id", "-since", "-pk").distinct("barrier_id")
    return Background(
        reasons=tuple(Noted(day, reason) for day, reason, _destination in left),
        destinations=tuple(Noted(day, destination) for day, _reason, destination in left),
        origins=tuple(
            Noted(day, origin)
            for day, origin in accepted.order_by("decided_on", "pk").values_list(
                "decided_on", "origin__label"
            )
        ),
        barriers=tuple(
            Noted(day, f"{barrier}: {status}")
            for day, barrier, status in last.values_list(
                "since", "barrier__kind__label", "status__label"
            )
        ),
    )
