"""Proves that the access log is whole, or names what is broken."""

from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from interwonen.access.permissions import Act
from interwonen.access.recording import command_recorded
from interwonen.audit.anchors import read_anchors
from interwonen.audit.verification import Verification

MOST_TOLD = 20
_TOLD_EVERY = 50_000  # lines


class Command(BaseCommand):
    help = (
        "Compute anew whether every line of the access log is there and unchanged. It "
        "changes nothing, and leaves a line that it was run. "
        "Exit status: 0 the log is whole, 1 it is not, 2 the kept hashes cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchors", type=Path, metavar="FILE", help="hashes of blocks that were kept elsewhere"
        )

    @command_recorded("verify_log", Act.READ_LOG)
    def handle(self, *, anchors: Path | None, **options: Any) -> None:
        kept = _read(anchors) if anchors else {}
        walk = Verification(now=timezone.now(), anchors=kept)
        wrong = walk.broken_links(self._tell)
        told = list(islice(wrong, MOST_TOLD))
        more = sum(1 for _each in wrong)
        if told:
            rest = [f"En nog {more} keer iets."] if more else []
            first = f"De eerste breuk: {told[0]}"
            raise CommandError("\n".join([first, *told[1:], *rest]), returncode=1)
        end = (
            f"tot en met blok {walk.last.number}, {walk.last.hash}" if walk.last else "zonder blok"
        )
        self.stdout.write(f"Het logboek is heel: {walk.lines} regels, {end}.")
        self.stdout.write(f"De geschiedenis is ondertekend: {walk.histories} rijen.")
        self.stdout.write(
            f"Nog niet verzegeld: {walk.waiting}. Elders bewaard en gelijk: {len(kept)}."
        )

    def _tell(self, lines: int) -> None:
        reached = lines // _TOLD_EVERY
        if reached > getattr(self, "_told", 0):
            self._told = reached
            self.stderr.write(f"{lines} regels nagekeken")


def _read(path: Path) -> dict[int, str]:
    try:
        text = path.read_text()
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} is niet te lezen.", returncode=2) from error
    kept = read_anchors(text)
    if not kept:
        raise CommandError(f"{path} bevat geen hash van een blok.", returncode=2)
    return kept
