"""Fills a demonstration with many pilots."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interwonen.home.demonstration.scale import NotTheDemonstration, scale_demonstration


class Command(BaseCommand):
    help = "Copy the demonstration's pilot many times, to try the application at scale."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pilots", type=int, default=1000, help="how many there are then")

    def handle(self, *, pilots: int, **options: Any) -> None:
        began = time.monotonic()
        if settings.CLOCK_DATE is None or not settings.LOCAL:
            raise CommandError("Only a demonstration is filled this way. Nothing was changed.")
        try:
            made = scale_demonstration(pilots)
        except NotTheDemonstration as error:
            raise CommandError(
                "Besides the demonstration this database holds another pilot, or the demonstration "
                "is not there: make it with seed_demo, in a database of its own. Nothing was changed."
            ) from error
        self.stdout.write(f"{made} pilots made in {time.monotonic() - began:.0f} s.")
