"""Keep the Dutch catalogue: gather its strings, compile it, or check that it is complete."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interwonen.core import catalogue


class Command(BaseCommand):
    help = "Update, compile or check the Dutch catalogue in interwonen/locale."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["update", "compile", "check"])

    def handle(self, *, act: str, **options: Any) -> None:
        path = Path(settings.LOCALE_PATHS[0], "nl", "LC_MESSAGES", "django.po")
        if act == "compile":
            catalogue.compile_to(path.with_suffix(".mo"), catalogue.read(path))
            return
        source = catalogue.strings_of(settings.BASE_DIR)
        if act == "update":
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.update(path, source)
        missing = list(catalogue.faults(source, catalogue.read(path)))
        report = "\n".join([*missing, f"{len(source)} strings, {len(missing)} to mend in {path}"])
        if missing and act == "check":
            raise CommandError(f"{report}\n`make messages` brings new strings into it.")
        self.stdout.write(report)
