"""Writes an encrypted backup of the database."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interwonen.access.permissions import Act
from interwonen.access.recording import command_recorded
from interwonen.core.backups import BackupError, make_backup, remove_old


class Command(BaseCommand):
    help = (
        "Write an encrypted backup, and delete those that are kept no longer; run it as the owner."
    )

    @command_recorded("backup", Act.EXPORT)
    def handle(self, **options: Any) -> None:
        now = datetime.now(UTC)  # of this machine, whatever day a demonstration is on
        try:
            file = make_backup(settings.BACKUP_DIR, settings.BACKUP_TO, at=now)
        except BackupError as error:
            raise CommandError(f"No backup was made. {error}") from error
        removed = remove_old(settings.BACKUP_DIR, now=now, days=settings.BACKUP_DAYS)
        self.stdout.write(f"{file}\nOld backups deleted: {removed}.")
