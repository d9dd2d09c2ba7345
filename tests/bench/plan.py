"""How long a bench measures what; the whole of it takes less than five minutes."""

import time
from dataclasses import dataclass, field
from pathlib import Path

FEWEST_SECONDS = 15  # of rounds, however late it is
BESIDE_ROUNDS = 60  # seconds that all but the rounds take at most, per number of pilots


@dataclass(frozen=True)
class Plan:
    """Seconds and numbers per part; without names in `only`, every page is measured."""

    pilots: int = 1000  # measured at one pilot and at so many; at one only with 1
    seconds: float = 285  # for everything
    seconds_of_rounds: float = 75  # at most, per number of pilots
    most_rounds: int = 60
    seconds_of_throughput: float = 1.5  # per page and per number at once
    pdfs: int = 8
    starts: int = 5
    only: tuple[str, ...] = ()
    json: Path = Path("bench.json")
    began: float = field(default_factory=time.monotonic)

    def rounds_may_take(self, runs_to_come: int) -> float:
        """How many seconds the next rounds get; fewer when it is late."""
        left = self.seconds - (time.monotonic() - self.began)
        share = left / runs_to_come - BESIDE_ROUNDS
        return min(self.seconds_of_rounds, max(share, FEWEST_SECONDS))

    def wants(self, page: str) -> bool:
        """Whether a page is measured: `only` holds beginnings of names."""
        return not self.only or page.startswith(self.only)


def quick(only: tuple[str, ...], json: Path) -> Plan:
    """The pages only, at one pilot: enough to see one get twice as fast."""
    return Plan(
        pilots=1,
        seconds_of_rounds=15,
        seconds_of_throughput=0,
        pdfs=0,
        starts=1,
        only=only,
        json=json,
    )
