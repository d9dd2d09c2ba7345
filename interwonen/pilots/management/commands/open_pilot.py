"""Opens a pilot from a file, in an installation that has none yet."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from interwonen.accounts.models import Organisation, User
from interwonen.core.clean_text import clean_line, clean_text
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken
from interwonen.pilots.actions.pilots import open_pilot

FACTS = {
    "name",
    "slug",
    "reference_prefix",
    "place",
    "starts_on",
    "ends_on",
    "base_capacity",
    "maximum_capacity",
    "goal",
    "zoning_ground",
}
LONG_TEXTS = {"goal", "zoning_ground"}
PARTIES = ("municipality", "care_provider", "landlord")


class Command(BaseCommand):
    help = "Open a pilot from a TOML file; docs/pilot.example.toml is an example."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            facts = tomllib.loads(file.read_text(encoding="utf-8"))
            pilot = self.open(**facts)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file} cannot be used: {error}. Nothing was written.") from error
        except (RuleBroken, ValidationError) as error:
            raise CommandError(f"Refused: {error}. Nothing was written.") from error
        self.stdout.write(
            f"Opened {pilot}. Next: invite its first administrator and its first policy officer."
        )

    @transaction.atomic
    def open(self, *, parties: dict[str, str], **facts: Any) -> Any:
        unknown = set(facts) - FACTS
        if unknown:
            raise ValueError(f"it names {', '.join(sorted(unknown))}, which a pilot does not have")
        by = User.system()
        names = {kind: clean_line(parties[kind]) for kind in PARTIES}
        organisations = {kind: self.party(kind, name, by=by) for kind, name in names.items()}
        return open_pilot(**_cleaned(facts), **organisations, by=by)

    def party(self, kind: str, name: str, *, by: User) -> Organisation:
        known = Organisation.objects.filter(name=name).first()
        return known or save_as(Organisation(name=name, kind=kind), by=by)


def _cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    texts = {name: fact for name, fact in facts.items() if isinstance(fact, str)}
    cleaned = {
        name: clean_text(text) if name in LONG_TEXTS else clean_line(text)
        for name, text in texts.items()
    }
    return facts | cleaned
