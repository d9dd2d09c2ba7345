"""Work that goes on beside the pages: a process or a thread that looks again every so many seconds."""

from collections.abc import Callable
from threading import Event
from typing import Any

from django.db import close_old_connections


def keep_on(act: Callable[[], Any], stop: Event, *, every: float) -> None:
    """Call `act` every so many seconds until `stop` is set."""
    while not stop.is_set():
        close_old_connections()
        act()
        stop.wait(every)
