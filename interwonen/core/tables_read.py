"""A table out of a file that someone sends: CSV of any spreadsheet, or a workbook (xlsx).

Nothing in the file is trusted: its size, rows and columns are bounded before it is read, formulas
are never worked out, and every cell is text.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from xml.parsers import expat

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.core.clean_text import clean_line

LARGEST = 2_000_000  # bytes
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 10_000, 40, 300
MOST_UNPACKED = 30_000_000  # bytes; a workbook of so many rows is a tenth of this
MOST_ELEMENTS = 600_000  # of 10,000 rows of 12 columns that all hold a text of their own
_WORKBOOK_START = b"PK\x03\x04"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ";,\t"


class NotATable(Exception):
    """The file cannot be read as a table; `message` says in words why, and what to do."""

    def __init__(self, message: str | Promise) -> None:
        self.message = message
        super().__init__(str(message))


@dataclass(frozen=True)
class Sheet:
    """The heading of every column, and the rows, each as long as the heading."""

    header: list[str]
    rows: list[list[str]]


def read_table(content: bytes) -> Sheet:
    """The table in a file, without rows that are empty.

    Raises NotATable for a file that is empty, too large, or no table.
    """
    if not content.strip():
        raise NotATable(_("This file is empty."))
    if len(content) > LARGEST:
        raise NotATable(_("This file is too large: at most 2 MB is read in."))
    is_workbook = content.startswith(_WORKBOOK_START)
    lines = _workbook_lines(content) if is_workbook else _csv_lines(content)
    filled = [line for line in _bounded(lines) if any(line)]
    if not filled:
        raise NotATable(_("This file holds no rows."))
    width = max(i + 1 for line in filled for i, cell in enumerate(line) if cell)
    header, *rows = [(line + [""] * width)[:width] for line in filled]
    if not rows:
        raise NotATable(_("This file holds a heading and no rows below it."))
    return Sheet(header, rows)


def _bounded(lines: Iterable[Iterable[Any]]) -> Iterator[list[str]]:
    """The cells as clean text. Raises NotATable for too many, or too long ones."""
    for number, line in enumerate(lines):
        if number > MOST_ROWS:
            raise NotATable(_("This file has too many rows: at most 10,000 are read in at once."))
        cells = [clean_line(_as_text(cell)).strip() for cell in line]
        if len(cells) > MOST_COLUMNS:
            raise NotATable(_("This file has too many columns: at most 40 are read in."))
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise NotATable(_("A cell of this file holds more text than an address can be."))
        yield cells


def _as_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) else str(cell)


def _csv_lines(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text or text.startswith(("%PDF", "{\\rtf", "\x89PNG", "GIF8")):
        raise NotATable(_NO_TABLE)
    if text[:4].lower() == "sep=":  # what Excel writes to itself
        text = text.partition("\n")[2]
    try:
        yield from csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    except csv.Error as error:
        raise NotATable(_NO_TABLE) from error


_NO_TABLE = _(
    "This is no table. Save it in your spreadsheet as CSV or as a workbook (xlsx), and send that."
)


def _decoded(content: bytes) -> str:
    """The text of a file in UTF-8, with or without a mark, of Excel in UTF-16, or of old Windows."""
    try:
        if content.startswith(_UTF_16):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotATable(_NO_TABLE) from error


def _delimiter(text: str) -> str:
    """What stands most often in the heading, outside quotes."""
    heading = text.lstrip("\n").partition("\n")[0]
    return max(_DELIMITERS, key=lambda each: len(next(csv.reader([heading], delimiter=each), [])))


def _workbook_lines(content: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of the first sheet; what formulas gave when the file was saved, never formulas."""
    from openpyxl import load_workbook

    _refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
        yield from (_trimmed(row) for row in islice(rows, MOST_ROWS + 2))
    except NotATable:
        raise
    except Exception as error:  # the library raises whatever a broken file makes it meet
        raise NotATable(_NO_TABLE) from error


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Without the empty cells at the end, of which a formatted sheet has many."""
    last = max((i for i, cell in enumerate(row) if cell not in (None, "")), default=-1)
    return row[: last + 1]


def _refuse_bomb(content: bytes) -> None:
    """Refuse a workbook that holds more than any list of addresses, before it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > MOST_UNPACKED or _holds_too_many_elements(parts):
                raise NotATable(_TOO_MUCH)
    except _BROKEN_ZIP as error:
        raise NotATable(_NO_TABLE) from error


_TOO_MUCH = _("This workbook holds too much: at most 10,000 rows are read in at once.")
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)


class _TooMany(Exception):
    """More elements than a list of addresses needs, or a document type, which can multiply them."""


def _holds_too_many_elements(parts: zipfile.ZipFile) -> bool:
    """Whether all parts together do: a row of millions of empty cells packs into nothing."""
    numbers = iter(range(MOST_ELEMENTS))

    def count(*_about: Any) -> None:
        if next(numbers, None) is None:
            raise _TooMany

    def refuse(*_about: Any) -> None:
        raise _TooMany

    for part in parts.infolist():
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.StartDoctypeDeclHandler = count, refuse
        try:
            with parts.open(part) as file:
                parser.ParseFile(file)
        except expat.ExpatError:  # a picture; what is no XML is not read further than here either
            continue
        except _TooMany:
            return True
    return False
