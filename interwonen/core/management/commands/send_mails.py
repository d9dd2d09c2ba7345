"""Sends the mails that wait in the database."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from interwonen.core import clock
from interwonen.core.mail_queue import deliver_due, keep_delivering


class Command(BaseCommand):
    help = "Send the mails that wait. It may run in several processes at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=float, metavar="SECONDS", help="go on, and look again after this long"
        )

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"Sent: {deliver_due(now=clock.now())}.")
            return
        stop = Event()
        for end in (signal.SIGTERM, signal.SIGINT):  # what is being sent is sent and noted
            signal.signal(end, lambda *_: stop.set())
        keep_delivering(stop, every=every)
