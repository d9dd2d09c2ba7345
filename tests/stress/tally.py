"""How many operations were tried and how each ended, printed now and then and at the end."""

import time
from collections import Counter

SECONDS_BETWEEN_LINES = 10


class Tally:
    """Counts operations by kind and outcome; `speaks` when someone waits for it."""

    def __init__(self, title: str, *, speaks: bool) -> None:
        self.title = title
        self.speaks = speaks
        self.counts: Counter[tuple[str, str]] = Counter()
        self.began = self.spoke = time.monotonic()

    @property
    def total(self) -> int:
        return self.counts.total()

    def add(self, kind: str, outcome: str, times: int = 1) -> None:
        self.counts[kind, outcome] += times
        if self.speaks and time.monotonic() - self.spoke > SECONDS_BETWEEN_LINES:
            self.spoke = time.monotonic()
            print(self._line(), flush=True)

    def close(self) -> None:
        """Say how it went."""
        if not self.speaks:
            return
        print(f"\n{self._line()}, in {time.monotonic() - self.began:.0f} seconds")
        for (kind, outcome), times in sorted(self.counts.items()):
            print(f"  {times:7d}  {kind:24s} {outcome}")

    def _line(self) -> str:
        done = sum(times for (_, outcome), times in self.counts.items() if outcome == "done")
        return f"{self.title}: {self.total} operations, {done} done, {self.total - done} refused"
