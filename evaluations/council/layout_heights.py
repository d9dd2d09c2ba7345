"""How high the story of a report gets in a document, about, with every item on lines of its own.

Estimates by the measures in `static/css/print/report.css`: the program that makes the PDF cannot try
two ways.
"""

from collections.abc import Iterable
from math import ceil

from evaluations.council.layout_items import (
    BETWEEN,
    FULL_LINE,
    LONG_LINE,
    POINTS,
    LaidItem,
    LaidPicture,
    LaidTable,
    LaidText,
)
from interwonen.core.typefaces import text_width

# Millimetres: lines of a text and of a fact, how high one line more makes them, and what stands around.
TEXT_LINE, TEXT_POINTS, FACT_LINE = 150, 10, FULL_LINE - 42
OF_TEXT, OF_FACT, OF_ROW, OF_PICTURE = 4.9, 3.9, 3.75, 55
AFTER_TEXT, AROUND_FACT, AROUND_ROW, AROUND_TABLE, OF_HEADING = 2, 1.4, 0.9, 7, 8


def height_of(items: Iterable[LaidItem]) -> float:
    """The millimetres of a block with these items; a table stands beside its picture."""
    heights, beside = [float(OF_HEADING)], False
    for item in items:
        height = _height(item)
        heights.append(max(height - OF_PICTURE, 0) if beside else height)
        beside = isinstance(item, LaidPicture)
    return sum(heights)


def _height(item: LaidItem) -> float:
    match item:
        case LaidText():
            return _of_text(item)
        case LaidTable():
            return _of_table(item)
    return OF_PICTURE


def _of_text(item: LaidText) -> float:
    texts = (_lines(each, TEXT_LINE, TEXT_POINTS) * OF_TEXT for each in item.paragraphs)
    facts = (_lines(each.words, FACT_LINE) * OF_FACT + AROUND_FACT for each in item.facts)
    return sum(texts) + AFTER_TEXT * len(item.paragraphs) + sum(facts)


def _of_table(item: LaidTable) -> float:
    """Each row as high as its longest cell; the columns share the line by what stands in them."""
    line = FULL_LINE if item.is_broad else LONG_LINE
    rooms = [max(share * line / 100 - BETWEEN, 1) for share in item.shares]
    rows = [(row.label, *(cell.words for cell in row.cells)) for row in item.table.rows]
    lines = [max(map(_lines, row, rooms)) for row in (item.table.head, *rows)]
    return sum(lines) * OF_ROW + len(lines) * AROUND_ROW + AROUND_TABLE


def _lines(text: str, line: float, points: float = POINTS) -> int:
    """On how many lines it stands."""
    widths = (text_width(each, points=points) for each in text.splitlines() or [""])
    return sum(max(ceil(width / line), 1) for width in widths)
