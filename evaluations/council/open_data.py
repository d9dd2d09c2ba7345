"""The figures of a report as data that others compute with: CSV, JSON, and metadata as in MDTO.

The same report gives the same bytes. Every number of every table is in it, with its definition, and
every hidden one with the reason. The JSON also has the whole report, so that anyone can work out its
SHA-256 anew, and check what it hides.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evaluations.council.snapshot import Report, digest, plain
from interwonen.core.quarters import Quarter
from interwonen.core.spreadsheets import Table, as_csv

HEAD = (
    "blok",
    "titel van het blok",
    "tabel",
    "naam van de tabel",
    "regel",
    "soort regel",
    "kolom",
    "waarde",
    "zoals gedrukt",
    "niet getoond omdat",
    "definitie",
)
_KINDS = {"": "", "part": "deel van de regel erboven", "total": "totaal"}


@dataclass(frozen=True)
class Figure:
    """One place in one table of a report; `value` is None where there is no number or it is hidden."""

    block: str
    block_title: str
    table: str
    caption: str
    row: str
    row_kind: str
    column: str
    value: float | None
    words: str
    hidden_because: str
    definition: str


def figures_of(report: Report) -> Iterator[Figure]:
    """All figures of a report, in the order in which it prints them."""
    for block in report.blocks:
        for table in block.tables:
            for row in table.rows:
                for column, cell in zip(table.head[1:], row.cells, strict=True):
                    yield Figure(
                        block=block.number,
                        block_title=block.title,
                        table=table.code,
                        caption=table.caption,
                        row=row.label,
                        row_kind=row.kind,
                        column=column,
                        value=_whole(cell.value),
                        words=cell.words,
                        hidden_because=cell.hidden_because,
                        definition=row.definition,
                    )


def figures_csv(report: Report) -> bytes:
    """The figures as a Dutch spreadsheet opens them: a line for each."""
    rows = [
        tuple((asdict(each) | {"row_kind": _KINDS[each.row_kind]}).values())
        for each in figures_of(report)
    ]
    return as_csv(Table(title_of(report), HEAD, rows))


def figures_json(report: Report) -> bytes:
    """The figures, what words mean, how the hidden ones are hidden, and the report itself.

    As static/schemas/cijfers.schema.json describes it.
    """
    first, last = period_of(report)
    whole = plain(report)
    content = {
        "title": title_of(report),
        "pilot": whole["pilot"],
        "quarter": report.quarter,
        "period": {"first": first.isoformat(), "last": last.isoformat()},
        "as_of": report.as_of.isoformat(),
        "edition": report.edition,
        "what_changed": report.what_changed,
        "published_on": whole["published_on"],
        "digest": {"algorithm": "SHA-256", "value": digest(report), "of": _DIGEST_OF},
        "definitions": [asdict(each) for each in _definitions(report)],
        "figures": [asdict(each) for each in figures_of(report)],
        "disclosure": whole["disclosure"],
        "report": whole,
    }
    return _as_json(content)


_DIGEST_OF = (
    "het onderdeel report als JSON in UTF-8: sleutels op volgorde van het alfabet, zonder witruimte"
)


def title_of(report: Report) -> str:
    """What the report is called in a list of files."""
    return f"{report.pilot.name}: rapportage aan de raad over het {report.quarter_name}"


def period_of(report: Report) -> tuple[date, date]:
    """The first and the last day that the report is about, both inclusive."""
    quarter = Quarter.parse(report.quarter)
    return max(quarter.starts_on, report.pilot.starts_on), min(report.as_of, report.pilot.ends_on)


@dataclass(frozen=True)
class _Definition:
    term: str
    definition: str


def _definitions(report: Report) -> Iterator[_Definition]:
    """The list of terms, and what the lines of tables count."""
    terms = report.block("terms")
    for fact in terms.facts if terms else ():
        yield _Definition(fact.name, fact.words)
    told = {each.row: each.definition for each in figures_of(report) if each.definition}
    for row, definition in told.items():
        yield _Definition(row, definition)


def _whole(value: float | None) -> float | None:
    """Five as 5, also where it was computed as 5.0."""
    return int(value) if value is not None and value == int(value) else value


def _as_json(content: Any) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


@dataclass(frozen=True)
class FileFacts:
    """What is told of a published file: its name and address, its kind, bytes and SHA-256, also that
    before it was sealed."""

    name: str
    address: str
    kind: str
    size: int
    digest: str
    content_digest: str


_UNKNOWN = "nog te bepalen door de gemeente"


def metadata_json(report: Report, files: Sequence[FileFacts], *, address: str) -> bytes:
    """Metadata with the names of MDTO, the standard of the Nationaal Archief, as JSON.

    `address` is where everyone reads the report. What only the municipality decides, such as how long
    it is kept, is said to be undecided.
    """
    identifier = f"{report.pilot.slug}-{report.quarter}-versie-{report.edition}"
    return _as_json(
        {
            "informatieobject": {
                "identificatie": list(_identifiers(report, identifier)),
                "naam": title_of(report),
                "aggregatieniveau": {"begripLabel": "Archiefstuk"},
                "classificatie": {"begripLabel": _UNKNOWN},
                "omschrijving": report.front.aim,
                "raadpleeglocatie": {"raadpleeglocatieOnline": address},
                "dekkingInTijd": _covered(report),
                "dekkingInRuimte": {"verwijzingNaam": report.pilot.place},
                "taal": "nl",
                "event": list(_events(report)),
                "waardering": {"begripLabel": _UNKNOWN},
                "bewaartermijn": {"termijnLooptijd": _UNKNOWN},
                "informatiecategorie": {"begripLabel": _UNKNOWN},
                "archiefvormer": {"verwijzingNaam": report.pilot.municipality},
                "betrokkene": list(_parties(report)),
                "beperkingGebruik": {"beperkingGebruikType": {"begripLabel": "Openbaar"}},
            },
            "bestand": [_file(each, report, identifier) for each in files],
        }
    )


def _identifiers(report: Report, identifier: str) -> Iterator[dict[str, str]]:
    yield {"identificatieKenmerk": identifier, "identificatieBron": "Interwonen"}
    if number := report.particulars.case_number:
        yield {"identificatieKenmerk": number, "identificatieBron": report.pilot.municipality}


def _covered(report: Report) -> dict[str, Any]:
    first, last = period_of(report)
    return {
        "dekkingInTijdType": {"begripLabel": "Heeft betrekking op"},
        "dekkingInTijdBegindatum": first.isoformat(),
        "dekkingInTijdEinddatum": last.isoformat(),
    }


def _events(report: Report) -> Iterator[dict[str, Any]]:
    if report.published_on:
        result = f"Versie {report.edition}"
        yield {
            "eventType": {"begripLabel": "Publicatie"},
            "eventTijd": report.published_on.isoformat(),
            "eventResultaat": f"{result}: {report.what_changed}" if report.what_changed else result,
        }


def _parties(report: Report) -> Iterator[dict[str, Any]]:
    pilot = report.pilot
    for role, party in (
        ("Opsteller", pilot.municipality),
        ("Begeleiding", pilot.care_provider),
        ("Verhuurder", pilot.landlord),
    ):
        yield {
            "betrokkeneTypeRelatie": {"begripLabel": role},
            "betrokkeneActor": {"verwijzingNaam": party},
        }


def _file(file: FileFacts, report: Report, identifier: str) -> dict[str, Any]:
    checksum = {"checksumAlgoritme": {"begripLabel": "SHA-256"}, "checksumWaarde": file.digest}
    dated = {"checksumDatum": report.published_on.isoformat()} if report.published_on else {}
    return {
        "identificatie": {
            "identificatieKenmerk": f"{identifier}/{file.name}",
            "identificatieBron": "Interwonen",
        },
        "naam": file.name,
        "omvang": file.size,
        "bestandsformaat": {"begripLabel": file.kind},
        "checksum": checksum | dated,
        **_sealed(file),
        "URLBestand": file.address,
        "isRepresentatieVan": {"verwijzingNaam": title_of(report)},
    }


def _sealed(file: FileFacts) -> dict[str, Any]:
    """The SHA-256 of a sealed file as it was before: the same report gives that again."""
    if file.content_digest == file.digest:
        return {}
    return {"interwonen:sha256VoorVerzegeling": file.content_digest}
