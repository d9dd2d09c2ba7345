"""Seals what came into the access log."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from interwonen.audit.sealing import seal
from interwonen.core.keeping_on import keep_on


class Command(BaseCommand):
    help = (
        "Seal the lines of the access log that are in no block yet. Run as owner of the tables; it may "
        "run in several processes at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=float, metavar="SECONDS", help="go on, and look again after this long"
        )

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"Sealed: {seal()}.")
            return
        stop = Event()
        for end in (signal.SIGTERM, signal.SIGINT):  # what is being sealed is sealed
            signal.signal(end, lambda *_: stop.set())
        keep_on(seal, stop, every=every)
