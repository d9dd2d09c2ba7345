"""The time that processes spent on a processor: it says more than a clock on a busy machine."""

from collections.abc import Sequence
from pathlib import Path

from django.db import connection

BACKENDS = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"


class ProcessorTime:
    """Of some processes and of those in which the database serves its clients; Linux only."""

    def __init__(self, processes: Sequence[int]) -> None:
        self.processes = processes
        self.watched = list(processes)

    def look_again(self) -> None:
        """Find the processes of the database that serve now; connections come and go."""
        with connection.cursor() as cursor:
            cursor.execute(BACKENDS)
            self.watched = [*self.processes, *(pid for (pid,) in cursor.fetchall())]

    def now(self) -> dict[int, int]:
        """The nanoseconds that each of them worked so far; 0 where the system does not say so."""
        return {pid: _nanoseconds(pid) for pid in self.watched}

    def milliseconds_since(self, before: dict[int, int]) -> float:
        """How long they worked since then, without those that ended meanwhile."""
        worked = (_nanoseconds(pid) - start for pid, start in before.items())
        return sum(max(part, 0) for part in worked) / 1e6


def _nanoseconds(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
    except OSError:
        return 0
