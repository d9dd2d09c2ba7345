"""Checks a list of who looked at someone, without a database."""

import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from interwonen.audit.anchors import read_anchors
from interwonen.audit.looks import in_words
from interwonen.audit.receipts import faults_of, lines_of


class Command(BaseCommand):
    help = (
        "Check with a receipt (JSON) that the list of who looked at someone leaves no line out. Reads "
        "these files only. Exit status: 0 it is right, 1 it is not, 2 a file cannot be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("receipt", type=Path, help="such as inzage-iw-001.json")
        parser.add_argument(
            "--anchors", type=Path, metavar="FILE", help="the published list of blocks"
        )

    def handle(self, *, receipt: Path, anchors: Path | None, **options: Any) -> None:
        published = read_anchors(_text(anchors)) if anchors else {}
        if anchors and not published:
            raise CommandError(f"{anchors} bevat geen hash van een blok.", returncode=2)
        try:
            data = json.loads(_text(receipt))
            faults = list(faults_of(data, published))
            lines = lines_of(data)
        except ValueError as error:
            raise CommandError(f"{receipt} is geen bewijs van inzage.", returncode=2) from error
        if faults:
            raise CommandError("\n".join(["Dit klopt niet:", *faults]), returncode=1)
        for line in lines:
            self.stdout.write(in_words(line))
        self._conclude(data, len(lines), is_published=bool(published))

    def _conclude(self, data: Any, lines: int, *, is_published: bool) -> None:
        block, person = data["block"], data["person"]
        sealed_at = timezone.localtime(datetime.fromisoformat(block["sealed_at"]))
        self.stdout.write(
            f"Dit zijn alle {lines} regels over {person['subject']} tot {sealed_at:%d-%m-%Y %H:%M}."
        )
        self.stdout.write(f"Verzegeld in blok {block['number']}, {block['hash']}.")
        if not is_published:
            self.stdout.write("Vergelijk nummer en hash met de lijst die gepubliceerd is.")


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} is niet te lezen.", returncode=2) from error
