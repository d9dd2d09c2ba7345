"""Destroys what two people agreed to destroy."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, command_recorded
from interwonen.core import clock
from interwonen.core.rules import RuleBroken
from interwonen.retention.actions.destructions_carrying_out import (
    carry_out_destruction,
    destroy_again,
    note_destruction,
)
from interwonen.retention.actions.destructions_certificates import (
    keep_certificates,
    kept_since,
)
from interwonen.retention.models import Destruction
from interwonen.retention.selectors.destructions_plan import plan_of


class Command(BaseCommand):
    help = "Destroy what two people agreed to destroy; run it once a day as owner of the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go, and stop")
        parser.add_argument(
            "--again",
            metavar="MOMENT",
            type=datetime.fromisoformat,
            help="destroy again what was destroyed since this moment, after restoring a backup",
        )

    def handle(self, *, dry_run: bool, again: datetime | None, **options: Any) -> None:
        # What goes has lines of its own; a night on which nothing does is no destruction.
        with command_recorded("destroy", Act.READ):
            if again is None:
                self._agreed(dry_run=dry_run)
            else:
                self._again(again)

    def _agreed(self, *, dry_run: bool) -> None:
        failed = 0
        for row in Destruction.objects.agreed():
            if dry_run:
                counts = plan_of(row).counts()
                self.stdout.write(f"{row}: {', '.join(f'{n} x {k}' for k, n in counts.items())}")
                continue
            try:
                carry_out_destruction(destruction=row, now=clock.now())
            except (RuleBroken, DatabaseError) as error:
                failed += 1
                note_destruction(row, Outcome.FAILED)
                self.stderr.write(f"{row.pk}: {type(error).__name__}")
            else:
                self.stdout.write(f"{row.pk}: destroyed")
        if not dry_run:
            keep_certificates(settings.BACKUP_DIR)
            self._vacuum()
        if failed:
            raise CommandError(f"not destroyed: {failed}")

    def _again(self, since: datetime) -> None:
        kept = kept_since(settings.BACKUP_DIR, since.astimezone(UTC))
        done, failed = 0, []
        for each in kept:
            try:
                done += destroy_again(each)
            except RuleBroken as refusal:
                failed.append(f"{each['reference']}: {refusal.message}")
        self.stdout.write(f"Destroyed again: {done} of {len(kept)} that were destroyed since.")
        self._vacuum()
        if failed:
            raise CommandError(f"Not destroyed again, look at each: {' '.join(failed)}")

    def _vacuum(self) -> None:
        """What was deleted is in the files of the database until then."""
        if not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
