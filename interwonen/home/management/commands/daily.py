"""Does what has to be done once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interwonen.core import clock
from interwonen.home.daily import carry_out_daily


class Command(BaseCommand):
    help = (
        "Remove data whose time is over, and remind people. Run it once a day; twice does no harm."
    )

    def handle(self, **options: Any) -> None:
        done = carry_out_daily(today=clock.today())
        failed = [name for name, result in done.items() if isinstance(result, Exception)]
        for name, result in done.items():
            kind = type(result).__name__ if name in failed else result
            self.stdout.write(f"{name}: {kind}")
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
