"""How a table of a report is laid out where there is little room."""

import pytest

from evaluations.council.layout_items import LaidTable
from evaluations.council.snapshot import Cell, Row, Table


def laid(head, *rows):
    return LaidTable(
        Table(
            code="t",
            caption="Tabel",
            head=head,
            rows=tuple(
                Row(
                    label,
                    tuple(Cell(str(each), each if each != "tekst" else None) for each in cells),
                )
                for label, *cells in rows
            ),
        )
    )


MOVES = ("Wat", "Dit kwartaal", "Sinds de start")


@pytest.mark.parametrize(
    ("table", "fits"),
    [
        (laid(MOVES, ("Kwamen wonen", 2, 6), ("Vertrokken", 1, 1)), True),
        (laid(MOVES, ("Kwamen wonen", "tekst", 6), ("Vertrokken", 1, 1)), True),
        (laid(("Wat", "Stand"), ("Kwamen wonen", "tekst")), False),
        (laid(("Wat", "Toezeggingen", "Verplichtingen"), ("Gedaan", 2, 6)), False),
        (laid(MOVES, ("Kwamen wonen", 2_000_000_000_000_000, 6)), False),
    ],
)
def test_only_a_table_of_few_numbers_under_short_headings_stays_one_on_a_phone(table, fits):
    assert table.fits_a_phone is fits
