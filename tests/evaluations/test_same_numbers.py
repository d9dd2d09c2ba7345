"""A report in all its forms has the same numbers, in the same words."""

import csv
import io
import json
from collections.abc import Iterator

import lxml.html
import pytest
from django.template.loader import render_to_string
from pptx import Presentation

from evaluations.council.documents import report_document
from evaluations.council.layout import laid_out
from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Picture, Report, Table
from interwonen.core.pdf import pdf_of
from tests.evaluations.sample_report import published_report
from tests.pdf_parts import poppler

# Of each figure: the name of its table, its row and its column, and how it is printed.
Printed = set[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def report() -> Report:
    return published_report()


def tables_of(report: Report) -> Iterator[Table]:
    for block in report.blocks:
        yield from block.tables


def printed(report: Report) -> Printed:
    return {
        (table.caption, row.label, head, cell.words)
        for table in tables_of(report)
        for row in table.rows
        for head, cell in zip(table.head[1:], row.cells, strict=True)
    }


def in_page(html: str) -> Printed:
    """The figures in the tables of a page."""
    found = set()
    for table in lxml.html.fromstring(html).iter("table"):
        heads = [words(each) for each in table.findall(".//thead//th")[1:]]
        for row in table.findall(".//tbody/tr"):
            cells = [words(each) for each in row.findall("td")]
            named = words(table.find("caption")), words(row.find("th"))
            found |= {(*named, *each) for each in zip(heads, cells, strict=True)}
    return found


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_the_page_and_the_document_print_every_figure(report):
    page = render_to_string("reports/_report.html", {"laid": laid_out(report)})
    assert printed(report) <= in_page(page)
    assert printed(report) <= in_page(report_document(report).html)


def test_the_pdf_prints_every_row(report):
    content = pdf_of(report_document(report))
    said = squeezed(poppler("pdftotext", "-raw", "-", "-", content=content).decode())
    for table in tables_of(report):
        for row in table.rows:
            if all(cell.value is not None for cell in row.cells):
                told = squeezed("".join([row.label, *(cell.words for cell in row.cells)]))
                assert told in said, told


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_data_have_every_figure_with_its_number(report):
    numbers = [
        cell.value for table in tables_of(report) for row in table.rows for cell in row.cells
    ]
    figures = json.loads(figures_json(report))["figures"]
    assert [each["value"] for each in figures] == numbers
    keys = ("caption", "row", "column", "words")
    assert {tuple(each[key] for key in keys) for each in figures} == printed(report)
    read = csv.DictReader(
        io.StringIO(figures_csv(report).decode("utf-8-sig")), delimiter=";", strict=True
    )
    lines = list(read)
    assert [number(each["waarde"]) for each in lines] == numbers
    keys = ("naam van de tabel", "regel", "kolom", "zoals gedrukt")
    assert {tuple(each[key] for key in keys) for each in lines} == printed(report)


def number(written: str) -> float | None:
    return float(written.replace(",", ".")) if written else None


def test_a_picture_draws_the_numbers_of_its_table(report):
    tables = {table.code: table for table in tables_of(report)}
    pictures = [picture for block in report.blocks for picture in block.pictures]
    assert pictures
    for picture in pictures:
        rows = [[cell.value for cell in row.cells] for row in tables[picture.table].rows]
        assert drawn(picture) == rows, picture.code


def drawn(picture: Picture) -> list[list[float | None]]:
    """The numbers by label, without the labels of the time to come."""
    columns = [series.values for series in picture.series]
    rows = [list(each) for each in zip(*columns, strict=True)]
    return [row for row in rows if any(value is not None for value in row)]


def test_the_charts_on_slides_draw_these_numbers_and_the_notes_tell_them(report):
    slides = Presentation(io.BytesIO(slides_of(report))).slides
    pictures = {picture.title: picture for block in report.blocks for picture in block.pictures}
    tables = {table.code: table for table in tables_of(report)}
    seen = 0
    for slide in slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            picture = pictures[shape._element.nvGraphicFramePr.cNvPr.get("title")]
            series = {each.name: tuple(each.values) for each in shape.chart.plots[0].series}
            assert series == {each.name: each.values for each in picture.series}
            notes = slide.notes_slide.notes_text_frame.text
            for row in tables[picture.table].rows:
                assert all(cell.words in notes for cell in row.cells)
            seen += 1
    assert seen == 3
