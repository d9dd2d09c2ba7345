"""Puts a backup in the database."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from interwonen.access.permissions import Act
from interwonen.access.recording import command_recorded
from interwonen.core.backups import BackupError, restore_backup
from interwonen.core.grants import grant_to, web_roles


class Command(BaseCommand):
    help = "Put a backup in an empty database; run it as the owner, while no page is served."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a backup; what is known of it lies beside it")
        parser.add_argument("--replace", action="store_true", help="replace what is there")

    @command_recorded("restore", Act.UPDATE)
    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        roles = web_roles(connection)
        try:
            facts = restore_backup(file, replace=replace)
        except BackupError as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        call_command("migrate", verbosity=0)  # for a newer version, and puts the guards back
        for role in sorted({*roles, *facts["web_roles"]}):
            self._grant(role)
        self.stdout.write(f"Restored: the database as it was at {facts['made_at']}.")
        made_at = datetime.fromisoformat(facts["made_at"])
        try:
            call_command("destroy", again=made_at, stdout=self.stdout)
        finally:
            call_command("verify_log", stdout=self.stdout)

    def _grant(self, role: str) -> None:
        """A machine of its own may have other roles: then the person at it grants."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                grant_to(role, cursor)
        except ProgrammingError:
            self.stderr.write(f"There is no role {role} here: run manage.py grant for yours.")
