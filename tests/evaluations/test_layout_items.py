"""How a table of a report is laid out where there is little room."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from evaluations.council.layout import laid_block
from evaluations.council.layout_items import FULL_LINE, HALF_LINE, SHORT, LaidTable
from evaluations.council.snapshot import Block, Cell, Fact, Row, Table
from interwonen.core.typefaces import text_width


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


def columns(head, *rows):
    made = tuple(Row(label, tuple(Cell(each) for each in cells)) for label, *cells in rows)
    return LaidTable(Table("t", "Tabel", head, made))


def test_columns_share_the_whole_width_and_every_number_and_heading_fits():
    table = columns(
        ("Wat", "Dit kwartaal", "Sinds de start"),
        ("Dagen dat het steunpunt open was", "1.234.567", "0"),
        ("Kort", "1", "2"),
    )
    shares = table.shares
    assert sum(shares) == pytest.approx(100, abs=0.2)
    assert shares[0] == max(shares)
    millimetres = [share * HALF_LINE / 100 for share in shares]
    assert millimetres[1] > text_width("1.234.567", points=8.5)
    assert millimetres[2] > text_width("Sinds de", points=8.5, is_bold=True)


def test_a_long_text_takes_what_is_left_and_a_date_stays_on_one_line():
    table = columns(("Datum", "Wat"), ("25 februari 2021", "Een lang verhaal. " * 20))
    shares = table.shares
    date = text_width("25 februari 2021", points=8.5) / FULL_LINE * 100
    assert date < shares[0] < date + 4


def test_a_word_without_end_takes_no_whole_table():
    table = columns(("Wat", "Aantal"), ("w" * 3_000, "1"))
    assert table.shares[1] > text_width("Aantal", points=8.5, is_bold=True) / FULL_LINE * 100


def test_a_table_of_which_all_is_hidden_is_a_sentence():
    hidden = (Cell("niet getoond", None, "Het zijn er te weinig."),)
    rows = (Row("Doelen gesteld", hidden), Row("Doelen behaald", hidden))
    table = LaidTable(Table("t", "Doelen", ("Wat", "Dit kwartaal"), rows))
    said = render_to_string("reports/_item.html", {"item": table})
    assert "Niet getoond: doelen gesteld, doelen behaald." in said
    assert "<table" not in said
    shown = replace(table, table=replace(table.table, rows=(*rows, Row("Meer", (Cell("1", 1),)))))
    assert "<table" in render_to_string("reports/_item.html", {"item": shown})


def test_an_empty_table_has_columns_too():
    assert sum(LaidTable(Table("t", "Tabel", ("Wat", "Aantal"), ())).shares) == pytest.approx(100)


def test_a_text_and_facts_that_are_long_together_stand_beside_no_other_block():
    text, fact = "x" * (SHORT - 100), Fact("Feit", "x" * 100)
    assert laid_block(Block("places", "2.2", "Plekken", paragraphs=(text,))).is_half
    assert laid_block(Block("places", "2.2", "Plekken", facts=(fact,))).is_half
    both = laid_block(Block("places", "2.2", "Plekken", paragraphs=(text,), facts=(fact,)))
    assert not both.is_half
    assert [len(line) for line in both.lines] == [1, 1]
