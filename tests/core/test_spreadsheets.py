"""Tables as files: what is written is what is read back, and nothing begins a formula."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from interwonen.core.spreadsheets import Table, as_csv, as_workbook, download

DANGEROUS = [
    "=1+1",
    "+31",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
]


def table(*rows):
    return Table("Lijst", ["Code", "Naam", "Sinds"], rows)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_book(content: bytes):
    return load_workbook(io.BytesIO(content)).active


def test_a_dutch_excel_opens_the_csv():
    content = as_csv(table(["IW-001", 'Renée; "O\'Neil"\nregel twee', date(2021, 6, 30)]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content) == [
        ["Code", "Naam", "Sinds"],
        ["IW-001", 'Renée; "O\'Neil"\nregel twee', "30-06-2021"],
    ]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_begins_a_formula(text):
    assert read_csv(as_csv(table([text, "x", None])))[1] == [f"'{text}", "x", ""]
    cell = read_book(as_workbook(table([text, "x", None])))["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["IW-001", "Jan-Willem", "3 = 3", "'t Hof", ""])
def test_other_text_is_left_alone(text):
    assert read_csv(as_csv(table([text, "x", None])))[1][0] == text
    assert (read_book(as_workbook(table([text, "x", None])))["A2"].value or "") == text


def test_the_workbook_has_dates_and_a_heading_that_stays():
    sheet = read_book(
        as_workbook(table(["IW-001", "Renée", date(2021, 6, 30)], ["IW-002", "", None]))
    )
    assert [cell.value for cell in sheet[1]] == ["Code", "Naam", "Sinds"]
    assert sheet["C2"].value.date() == date(2021, 6, 30)
    assert sheet["C2"].is_date
    assert sheet["C3"].value is None
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Lijst"


def test_the_workbook_prints_as_wide_as_one_page_with_its_heading_on_each():
    sheet = read_book(as_workbook(table(["IW-001", "Renée", None])))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in [(None, 0), (1, 0)]
    assert sheet.print_title_rows == "$1:$1"


def test_text_that_a_workbook_cannot_hold_does_not_break_it():
    assert read_book(as_workbook(table(["a\x00b\x1fc", "x", None])))["A2"].value == "abc"


def test_a_number_has_a_comma_in_dutch():
    assert b"2,5" in as_csv(Table("T", ["Mediaan"], [[2.5]]))


def test_what_people_type_stays_within_the_name_of_a_file():
    file = download(b"x", name='brief "a"; filename="b.exe', kind="application/pdf")
    said = file["Content-Disposition"]
    assert said == r'attachment; filename="brief \"a\"; filename=\"b.exe"'
    assert download(b"x", name="caf\u00e9.csv", kind="text/csv")["Content-Disposition"].isascii()
