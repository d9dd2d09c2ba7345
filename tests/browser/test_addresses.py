"""A file of 48 addresses of which three are wrong: looked at, confirmed, and in the list."""

import csv
from pathlib import Path

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

LIST = "interwonen-dorp/adressen/"
BAD = {5: "7844 SS", 17: "784 AB", 40: "0844 AB"}


def write_file(folder: Path) -> Path:
    """A file as an old spreadsheet saves it: other headings, semicolons, letters of Windows."""
    rows = [f"Proeflaän;{number};{BAD.get(number, '7844 AB')}" for number in range(1, 49)]
    path = folder / "adressen.csv"
    path.write_bytes("\r\n".join(["Straatnaam;Huisnr;PC", *rows]).encode("cp1252"))
    return path


def look_at(visitor: Visitor, path: Path) -> None:
    visitor.page.goto(f"{visitor.address}/{LIST}")
    visitor.go("Bestand inlezen")
    visitor.page.locator("[name=file]").set_input_files(path)
    visitor.press("Verder")
    visitor.press("Laat zien wat er wordt ingelezen")


def figures(visitor: Visitor) -> list[str]:
    """The numbers on top of the page, each with its label."""
    visitor.page.wait_for_load_state()
    boxes = visitor.page.locator(".iw-stat").all_inner_texts()
    return [" ".join(box.split("\n\n")[:2]) for box in boxes]


def refused_rows(visitor: Visitor) -> list[list[str]]:
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="als CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))[1:]


def known_addresses(visitor: Visitor) -> int:
    """How many the list has before the file: another test may have added its own."""
    visitor.page.goto(f"{visitor.address}/{LIST}")
    return int((figures(visitor) or ["0"])[0].split()[0])


def test_48_addresses_of_which_three_are_wrong(visitor, tmp_path):
    visitor.enter("beleid.dorp")
    before = known_addresses(visitor)
    look_at(visitor, write_file(tmp_path))
    assert figures(visitor)[:3] == ["45 nieuw", "0 al bekend", "3 geweigerd"]
    rows = refused_rows(visitor)
    assert [row[1] for row in rows] == ["5", "17", "40"]
    assert all("geen Nederlandse postcode" in row[-1] for row in rows)
    visitor.press("45 adressen toevoegen")
    visitor.page.get_by_text("45 adressen zijn toegevoegd.").wait_for()
    assert visitor.page.url.endswith(LIST)
    assert figures(visitor)[0] == f"{before + 45} adressen"
    look_at(visitor, write_file(tmp_path))
    assert figures(visitor)[1] == "45 al bekend"
    assert "Geen rij van dit bestand is een nieuw adres." in visitor.reads()
