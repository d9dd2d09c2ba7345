"""Lets a database role that owns nothing serve the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from interwonen.core.grants import grant_to


class Command(BaseCommand):
    help = "Give the role of the web server what it needs, and no more; run as owner of the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="the database role with which the web server signs in")

    def handle(self, *, role: str, **options: Any) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                grant_to(role, cursor)
        except ProgrammingError as error:
            raise CommandError(f"Nothing was granted. {error}") from error
        self.stdout.write(f"{role} can serve the pages. `migrate` keeps it so for new tables.")
