"""Recomputes from public files whether reports to the council hide well what they hide."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluations.council.snapshot import digest
from evaluations.council.verification import NotAReport, PublicReport, mistakes, public_report


class Command(BaseCommand):
    help = (
        "Recompute from the public figures (cijfers.json) of one or more reports of a pilot whether the "
        "printed numbers are right, and whether what they hide cannot be worked out. Give all reports "
        "of the pilot at once. Reads these files only. Exit status: 0 all is right, 1 something is not, "
        "2 a file cannot be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="such as cijfers.json")

    def handle(self, *, files: list[Path], **options: Any) -> None:
        reports = [_read(path) for path in files]
        wrong = list(mistakes(reports))
        for report in sorted(reports, key=lambda each: each.quarter):
            fewest = report.disclosure.fewest
            left = f", ten minste {fewest} mogelijkheden per getal" if fewest else ""
            self.stdout.write(
                f"{report.name}: {report.quarter}, {_ways(report.disclosure.worlds)}"
                f"{left}, SHA-256 {digest(report.report)}"
            )
        if wrong:
            raise CommandError("\n".join(["Dit klopt niet:", *wrong]), returncode=1)
        self.stdout.write("Alles klopt: wat niet getoond wordt, is niet te achterhalen.")


def _read(path: Path) -> PublicReport:
    try:
        return public_report(str(path), path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} is niet te lezen: {error.strerror}.", returncode=2) from error
    except NotAReport as error:
        raise CommandError(
            f"{path} bevat geen cijfers van een rapportage. Gebruik cijfers.json.", returncode=2
        ) from error


def _ways(worlds: int) -> str:
    return f"{worlds} {'manier' if worlds == 1 else 'manieren'} waarop het gegaan kan zijn"
