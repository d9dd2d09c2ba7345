"""Work that goes on beside the pages: a process or a thread that looks again every so many seconds."""

import logging
from collections.abc import Callable
from threading import Event
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections

logger = logging.getLogger(__name__)


def keep_on(act: Callable[[], Any], stop: Event, *, every: float) -> None:
    """Call `act` every so many seconds until `stop` is set, also after the database was away."""
    while not stop.is_set():
        close_old_connections()
        try:
            act()
        except (InterfaceError, OperationalError):
            logger.warning("The database cannot be reached; the work is tried again.")
        stop.wait(every)
