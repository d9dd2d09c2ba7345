"""Writes the council report of a quarter as PDF, as its page has it."""

import os
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluations.council.compose import contents_of
from evaluations.council.documents import report_document
from evaluations.models import PublishedFile
from evaluations.quarters import has_report
from evaluations.selectors.reports_publishing import ReportState, report_on, state_of
from interwonen.core import clock
from interwonen.core.pdf import NotMade, pdf_of
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot


class Command(BaseCommand):
    help = "Write the report to the council on one quarter of a pilot, as an accessible PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pilot", help="the pilot's name in the address bar")
        parser.add_argument("quarter", help="such as 2021-Q2")
        parser.add_argument("--output", type=Path, help="default: PILOT-QUARTER.pdf, here")

    def handle(self, *, pilot: str, quarter: str, output: Path | None, **options: Any) -> None:
        asked, period = _pilot(pilot), _quarter(quarter)
        _refuse_outside(asked, period)
        try:
            report = _pdf_of(state_of(report_on(asked, period)))
        except NotMade as error:
            raise _refusal("Making the PDF failed or took too long.") from error
        path = output or Path(f"{asked.slug}-{period}.pdf")
        _write(path, report)
        self.stdout.write(f"Written: {path}")


def _pdf_of(state: ReportState) -> bytes:
    """The PDF of a published report as it was frozen, else of what was submitted or is written now."""
    if state.published:
        return bytes(state.published.files.get(kind=PublishedFile.Kind.PDF).content)
    return pdf_of(report_document(contents_of(state, now=clock.now())))


def _refusal(message: str) -> CommandError:
    return CommandError(f"{message} Nothing was written.", returncode=2)


def _pilot(slug: str) -> Pilot:
    pilots = Pilot.objects.select_related("municipality", "care_provider", "landlord")
    try:
        return pilots.get(slug=slug)
    except Pilot.DoesNotExist:
        raise _refusal(f"There is no pilot {slug!r}.") from None


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise _refusal(f"Unknown quarter {text!r}: write it as 2021-Q2.") from None


def _refuse_outside(pilot: Pilot, quarter: Quarter) -> None:
    today = clock.today()
    if has_report(pilot, quarter, today=today):
        return
    if has_report(pilot, quarter, today=quarter.ends_on):
        raise _refusal(f"{quarter} has not begun on {today}.")
    raise _refusal(
        f"{quarter} is outside the pilot, which runs from {pilot.starts_on}"
        f" up to and including {pilot.ends_on}."
    )


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing: another reader never finds half a report."""
    if path.is_dir():
        raise _refusal(f"{path} is a folder.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise _refusal(f"Cannot write {path}: {error.strerror}.") from error
