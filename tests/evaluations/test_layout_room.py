"""A report with little to say has a line for every item; one with much has two beside each other."""

from dataclasses import replace

from evaluations.council.layout import LaidBlock, laid_out, printed
from evaluations.council.layout_heights import height_of
from evaluations.council.layout_items import LaidPicture, LaidTable, LaidText
from evaluations.council.snapshot import Report
from tests.evaluations.sample_report import sample_report, table

SHORT, LONG = ("Een zin.",), ("Een verzonnen zin die over niemand gaat. " * 10,)

TABLE = table("t", "Tabel", ("Wat", "Aantal"), [("Een", [1]), ("Twee", [2])])


def said(text: tuple[str, ...]) -> Report:
    """The sample with this text in every block."""
    report = sample_report()
    chapters = (
        replace(each, blocks=tuple(replace(block, paragraphs=text) for block in each.blocks))
        for each in report.chapters
    )
    return replace(report, chapters=tuple(chapters))


def pairs(report: Report) -> list[tuple[str, ...]]:
    story = printed(laid_out(report)).chapters[1:-1]
    lines = (line for chapter in story for block in chapter.blocks for line in block.lines)
    return [tuple(item.kind for item in line) for line in lines if len(line) == 2]


def test_where_there_is_room_only_a_picture_stands_beside_its_table():
    assert set(pairs(said(SHORT))) == {("picture", "table")}
    assert ("text", "table") in pairs(said(LONG))


def test_a_block_that_stands_by_itself_is_laid_out_as_in_a_full_report():
    block = sample_report().chapters[1].blocks[0]
    items = (LaidText(SHORT), LaidTable(TABLE))
    assert len(LaidBlock(block, items).lines) == 1
    assert len(LaidBlock(block, items, is_roomy=True).lines) == 2


def test_a_height_grows_with_what_is_said_and_a_low_table_beside_its_picture_adds_none():
    assert height_of([LaidText(LONG)]) > height_of([LaidText(SHORT)]) > height_of([])
    picture = LaidPicture(sample_report().front.picture)
    assert height_of([LaidTable(TABLE), picture]) > height_of([picture])
    assert height_of([picture, LaidTable(TABLE)]) == height_of([picture])
