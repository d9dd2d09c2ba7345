"""A table as a file for a spreadsheet: CSV as a Dutch Excel opens it, and a workbook (xlsx)."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

Value = str | date | int | float | None
Rows = Iterable[Sequence[Value]]

# What a spreadsheet takes for the start of a formula, also in the full width of East Asia.
FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
# Characters that XML, and so a workbook, cannot hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WIDEST = 60
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Table:
    """A heading for every column, and the rows; a value that may not be known is None."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]


def as_csv(table: Table) -> bytes:
    """Semicolons, day-month-year and a byte order mark; no cell begins a formula."""
    return b"".join(csv_parts([[table.header, *table.rows]]))


def csv_parts(parts: Iterable[Rows]) -> Iterator[bytes]:
    """The same of rows that come in parts, however many; the heading is the first of them."""
    yield BOM_UTF8
    for rows in parts:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows(map(_harmless, row) for row in rows)
        yield text.getvalue().encode()


def _harmless(value: Value) -> str:
    """A value as text; an apostrophe keeps a spreadsheet from reading it as a formula."""
    if isinstance(value, str) and FORMULA.match(value):
        return f"'{value}"
    return _as_text(value)


def _as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else str(value)


def as_workbook(table: Table) -> bytes:
    """One sheet whose heading repeats on each page; dates are dates, text is text."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = table.title[:31]  # no name of a sheet is longer
    for number, row in enumerate([table.header, *table.rows], start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max(len(_as_text(cell.value)) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(longest, WIDEST) + 3
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _lay_out_for_paper(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _lay_out_for_paper(sheet: Any) -> None:
    """As wide as one A4 on its side, as long as it takes, with the heading on every page."""
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0  # as many pages as there are rows for
    sheet.print_title_rows = "1:1"


def _write(cell: Any, value: Value) -> None:
    cell.value = UNWRITABLE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # "=1+1" is a text too
        cell.quotePrefix = bool(FORMULA.match(value))  # and stays one when it is edited
    elif isinstance(value, date):
        cell.number_format = "DD-MM-YYYY"


def download(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """A file that is saved under `name` and not kept on the way."""
    return HttpResponse(content, content_type=kind, headers=_saved_as(name))


def streamed(parts: Iterator[bytes], *, name: str, kind: str) -> StreamingHttpResponse:
    """The same, sent while it is made."""
    return StreamingHttpResponse(parts, content_type=kind, headers=_saved_as(name))


def _saved_as(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": str(content_disposition_header(True, name)),
        "Cache-Control": "private, no-store",
    }
