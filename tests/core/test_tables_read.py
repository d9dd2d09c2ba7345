"""Tables out of files: of every spreadsheet, and never more than is asked for."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from interwonen.core.tables_read import MOST_ROWS, NotATable, Sheet, read_table

TABLE = Sheet(["Straat", "Nr"], [["Café Laan", "1"]])


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bomb():
    """A workbook of some kilobytes that unpacks to 60 MB."""
    file = io.BytesIO(workbook(["Straat"], ["Laan"]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/image1.png", b"\0" * 60_000_000)
    return file.getvalue()


def packed(sheet):
    """A workbook whose first sheet is this XML."""
    name, file = "xl/worksheets/sheet1.xml", io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(workbook(["Straat"], ["Laan"])))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for part in whole.namelist():
            parts.writestr(part, sheet if part == name else whole.read(part))
    return file.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_file_of_every_spreadsheet(encoding, delimiter):
    text = "Straat;Nr\r\nCafé Laan;1\r\n;\r\n".replace(";", delimiter)
    assert read_table(text.encode(encoding)) == TABLE


def test_lines_may_end_as_an_old_mac_ends_them():
    assert read_table("sep=;\rStraat;Nr\rCafé Laan;1\r".encode()) == TABLE
    assert read_table(b'Straat;Nr\r"Laan\rde";1\r').rows == [["Laan de", "1"]]


def test_what_excel_writes_to_itself_is_no_heading():
    assert read_table("sep=;\nStraat;Nr\nCafé Laan;1".encode()) == TABLE


def test_a_quoted_cell_may_hold_what_parts_the_others():
    assert read_table(b'Straat,Nr\n"Laan, de",1').rows == [["Laan, de", "1"]]


def test_a_workbook_gives_text():
    assert read_table(workbook(["Straat", "Nr", None], ["Café Laan", 1.0], [None], [])) == TABLE


def test_a_formula_is_never_worked_out():
    sheet = read_table(workbook(["Straat", "Nr"], ["Laan", '=HYPERLINK("x")']))
    assert sheet.rows == [["Laan", ""]]


def test_rows_are_made_as_long_as_the_heading():
    assert read_table(b"a;b;c\n1\n1;2;3").rows == [["1", "", ""], ["1", "2", "3"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b" \n", "leeg"),
        (b";;\n;;\n", "geen rijen"),
        (b"Straat;Nr\n", "staat één rij"),
        (b"a;b\n" + b"1;2\n" * (MOST_ROWS + 1), "te veel rijen"),
        (b";".join([b"a"] * 41) + b"\n1", "te veel kolommen"),
        (b"a;b\n" + b"x" * 301, "meer tekst"),
        (b"a;b\n" + b'"' + b"x" * 200_000, "geen tabel"),
        (b"a" * 200_000 + b";b\n1;2\n", "geen tabel"),
        (b"abc def " * 100_000, "geen tabel"),
        (b"x" * 2_000_001, "te groot"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\x81", "geen tabel"),
        (b"\x89PNG\r\n\x1a\n\0\0", "geen tabel"),
        (b"%PDF-1.7\n%abc", "geen tabel"),
        (b"PK\x03\x04 broken", "geen tabel"),
        (b"PK\x03\x04", "geen tabel"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content, says):
    with pytest.raises(NotATable) as refusal:
        read_table(content)
    assert says in str(refusal.value.message)


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked():
    assert len(bomb()) < 200_000
    with pytest.raises(NotATable) as refusal:
        read_table(bomb())
    assert "Er worden hooguit 10.000 rijen tegelijk ingelezen." in str(refusal.value.message)


@pytest.mark.parametrize(
    ("prefix", "rows"),
    [
        ("", "<row>" + "<c/>" * 1_000_000 + "</row>"),
        ("", "<row/>" * 1_000_000),
        ("x:", "<x:row>" + "<x:c/>" * 1_000_000 + "</x:row>"),
    ],
)
def test_a_workbook_of_more_cells_than_a_list_has_is_not_read(prefix, rows, monkeypatch):
    def read(*_about, **_options):
        raise AssertionError("it is read")

    space = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    sheet = f'<{prefix}worksheet {space}="{MAIN}"><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>'
    content = packed(sheet)
    monkeypatch.setattr("openpyxl.load_workbook", read)
    with pytest.raises(NotATable) as refusal:
        read_table(content)
    assert "In dit bestand staat te veel." in str(refusal.value.message)


def test_a_workbook_that_multiplies_its_own_text_is_not_read():
    entity = '<!DOCTYPE a [<!ENTITY a "aaaa">]>'
    with pytest.raises(NotATable) as refusal:
        read_table(packed(f'{entity}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'))
    assert "In dit bestand staat te veel." in str(refusal.value.message)


def test_a_full_list_is_read():
    row = [f"Tekst {number}" for number in range(12)]
    assert len(read_table(workbook(*[row] * (MOST_ROWS + 1))).rows) == MOST_ROWS


def test_a_zip_file_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("brief.txt", "hallo")
    with pytest.raises(NotATable):
        read_table(file.getvalue())


def test_a_workbook_with_one_row_far_below_is_bounded():
    book = Workbook()
    book.active.cell(1, 1, "Straat")
    book.active.cell(1_000_000, 1, "Laan")
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(NotATable) as refusal:
        read_table(file.getvalue())
    assert "te veel rijen" in str(refusal.value.message)
