"""The figures of a report as data: complete, described, harmless, and always the same."""

import csv
import hashlib
import io
import json
from dataclasses import replace

import fastjsonschema
import pytest

from evaluations.council.open_data import (
    HEAD,
    FileFacts,
    figures_csv,
    figures_json,
    figures_of,
    metadata_json,
)
from evaluations.council.snapshot import Block, Cell, Chapter, Report, Row, Table, report_from
from tests.evaluations.sample_report import PRIVACY, published_report, sample_report
from tests.house.sources import ROOT

SCHEMA = ROOT / "static" / "schemas" / "cijfers.schema.json"


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def with_table(*rows: Row) -> Report:
    """A report that has only this table."""
    block = Block("places", "2.1", "Plekken", tables=(Table("t", "Tabel", ("Wat", "Nu"), rows),))
    return published_report(chapters=(Chapter("places", "2", "Plekken", (block,)),))


def test_a_spreadsheet_has_every_figure_with_its_block_and_meaning():
    content = figures_csv(published_report())
    assert content.startswith(b"\xef\xbb\xbf")
    read = lines(content)
    assert tuple(read[0]) == HEAD
    moved_in = next(each for each in read if each["regel"] == "Komen wonen")
    assert moved_in == {
        "blok": "2.3",
        "titel van het blok": "In- en uitstroom",
        "tabel": "flow",
        "naam van de tabel": "In- en uitstroom (aantal mensen)",
        "regel": "Komen wonen",
        "soort regel": "",
        "kolom": "Dit kwartaal",
        "waarde": "4",
        "zoals gedrukt": "4",
        "niet getoond omdat": "",
        "definitie": "Wie kwam wonen.",
    }


def test_a_hidden_figure_is_there_without_a_number_and_says_why():
    hidden = [each for each in lines(figures_csv(published_report())) if each["niet getoond omdat"]]
    assert [each["waarde"] for each in hidden] == ["", ""]
    assert {each["niet getoond omdat"] for each in hidden} == {PRIVACY}
    assert {each["soort regel"] for each in hidden} == {"deel van de regel erboven"}


def test_no_text_of_a_report_is_a_formula():
    report = with_table(Row("=HYPERLINK(1)", (Cell("+31", 31),), definition="@som"))
    assert [
        lines(figures_csv(report))[0][key] for key in ("regel", "zoals gedrukt", "definitie")
    ] == [
        "'=HYPERLINK(1)",
        "'+31",
        "'@som",
    ]


@pytest.mark.parametrize(("value", "written", "kept"), [(5.0, "5", 5), (50.5, "50,5", 50.5)])
def test_a_number_is_written_once(value, written, kept):
    report = with_table(Row("Uren", (Cell("uren", value),)))
    assert lines(figures_csv(report))[0]["waarde"] == written
    assert f'"value": {kept},' in figures_json(report).decode()


def test_a_table_that_does_not_fit_its_head_is_refused():
    report = with_table(Row("Uren", (Cell("1", 1), Cell("2", 2))))
    with pytest.raises(ValueError, match="zip"):
        figures_csv(report)


@pytest.mark.parametrize("report", [published_report(), sample_report(), with_table()])
def test_the_json_is_as_its_schema_says(report):
    fits = fastjsonschema.compile(json.loads(SCHEMA.read_text()))
    content = json.loads(figures_json(report))
    fits(content)
    for wrong in ({"edition": 0}, {"quarter": "Q2"}, {"extra": 1}):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            fits({**content, **wrong})


def test_the_schema_tells_what_every_field_is():
    described = json.loads(SCHEMA.read_text())["properties"]
    assert all(each["description"] for each in described.values())
    figure = described["figures"]["items"]["properties"]
    assert all(each["description"] for each in figure.values())


def test_anyone_can_work_out_the_digest_of_the_report_in_the_json():
    report = published_report()
    content = json.loads(figures_json(report))
    written = json.dumps(
        content["report"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert content["digest"]["value"] == hashlib.sha256(written.encode()).hexdigest()
    assert report_from(content["report"]) == report
    assert content["disclosure"] == content["report"]["disclosure"]
    assert content["period"] == {"first": "2021-04-01", "last": "2021-06-30"}


def test_the_period_begins_with_the_pilot():
    first = published_report(quarter="2021-Q1")
    assert json.loads(figures_json(first))["period"]["first"] == "2021-03-01"


def test_the_same_report_gives_the_same_bytes():
    report = published_report()
    again = report_from(json.loads(figures_json(report))["report"])
    assert figures_json(again) == figures_json(report)
    assert figures_csv(again) == figures_csv(report)
    other = replace(report, edition=2, what_changed="Een telfout.")
    assert figures_json(other) != figures_json(report)


def test_the_metadata_name_the_files_and_say_what_is_not_decided():
    file = FileFacts(
        "cijfers.csv", "https://x.example/cijfers.csv", "text/csv", 12, "ab" * 32, "ab" * 32
    )
    content = json.loads(
        metadata_json(published_report(), [file], address="https://x.example/rapport/")
    )
    record = content["informatieobject"]
    assert record["naam"].startswith("Voorbeeldpilot: rapportage aan de raad over het tweede")
    assert [each["identificatieKenmerk"] for each in record["identificatie"]] == [
        "voorbeeldpilot-2021-Q2-versie-1",
        "Z-2021-000123",
    ]
    assert record["waardering"] == {"begripLabel": "nog te bepalen door de gemeente"}
    assert record["raadpleeglocatie"] == {"raadpleeglocatieOnline": "https://x.example/rapport/"}
    assert record["event"][0]["eventTijd"] == "2021-07-08"
    assert content["bestand"][0]["checksum"] == {
        "checksumAlgoritme": {"begripLabel": "SHA-256"},
        "checksumWaarde": "ab" * 32,
        "checksumDatum": "2021-07-08",
    }


def test_figures_keep_the_order_of_the_report():
    tables = [each.table for each in figures_of(published_report())]
    assert list(dict.fromkeys(tables)) == ["occupancy", "empty_days", "flow", "enquiries", "money"]
