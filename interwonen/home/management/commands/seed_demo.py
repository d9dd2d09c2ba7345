"""Fills an installation with the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interwonen.access.roles import role_label
from interwonen.home.demonstration import build_demonstration
from interwonen.home.demonstration.cast import EVERYONE, PASSWORD


class Command(BaseCommand):
    help = "Fill an installation with the demonstration; does nothing when it is there already."

    def handle(self, **options: Any) -> None:
        if settings.CLOCK_DATE is None:
            raise CommandError(
                "The demonstration has accounts with a known password, so it is only made where "
                "INTERWONEN_CLOCK fixes the date. Nothing was changed."
            )
        made = build_demonstration()
        self.stdout.write("Demonstration made." if made else "Demonstration was there already.")
        self.stdout.write(f"Accounts, all with the password {PASSWORD}")
        for actor in EVERYONE:
            self.stdout.write(f"  {actor.email:<30}{role_label(actor.role)}")
