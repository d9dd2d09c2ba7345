"""How long a bench measures what; the whole of it takes less than five minutes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Plan:
    """Seconds and numbers per part; without names in `only`, every page is measured."""

    pilots: int = 1000  # measured at one pilot and at so many; at one only with 1
    seconds_of_rounds: float = 75
    most_rounds: int = 60
    seconds_of_throughput: float = 1.5  # per page and per number at once
    pdfs: int = 12
    starts: int = 5
    only: tuple[str, ...] = ()
    json: Path = Path("bench.json")

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
