"""What keeps a participant from renting, with its status on a date and since when."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.db.models import Prefetch

from interwonen.core.periods import full_months
from participants.models import Barrier, BarrierStatus, Participant

NUISANCE = "barrier.nuisance_history"


@dataclass(frozen=True)
class BarrierStanding:
    """A barrier with its statuses up to the date `on`, the latest first; there is at least one."""

    barrier: Barrier
    statuses: tuple[BarrierStatus, ...]
    on: date

    @property
    def current(self) -> BarrierStatus:
        return self.statuses[0]

    @property
    def earlier(self) -> tuple[BarrierStatus, ...]:
        return self.statuses[1:]

    @property
    def since(self) -> date:
        """The first day of the present status, also when it was recorded again later."""
        same = takewhile(lambda past: past.status_id == self.current.status_id, self.statuses)
        return min(past.since for past in same)

    @property
    def months(self) -> int:
        """How many full months the present status lasts."""
        return full_months(self.since, self.on)

    @property
    def days(self) -> int:
        """How many days the present status lasts."""
        return (self.on - self.since).days

    @property
    def is_resolved(self) -> bool:
        return bool(self.current.status.meaning == "resolved")

    @property
    def is_free_of_nuisance(self) -> bool:
        """Whether `months` counts the months without nuisance, which landlords ask for."""
        return self.is_resolved and self.barrier.kind_id == NUISANCE


def barriers_of(participant: Participant, on: date) -> list[BarrierStanding]:
    """The barriers of a participant with their status on the date `on`, those still open first."""
    known = BarrierStatus.objects.filter(since__lte=on).select_related("status", "recorded_by")
    barriers = participant.barriers.select_related("kind")
    shown = [
        BarrierStanding(barrier, tuple(barrier.statuses.all()), on)
        for barrier in barriers.prefetch_related(Prefetch("statuses", known))
        if barrier.statuses.all()
    ]
    return sorted(shown, key=lambda standing: standing.is_resolved)
