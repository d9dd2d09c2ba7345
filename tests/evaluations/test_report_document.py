"""The PDF of the council report is tagged, Dutch, titled, laid out well and the same every time."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from evaluations.council.compose import compose_report
from evaluations.council.documents import report_document
from evaluations.council.layout import laid_out
from evaluations.council.snapshot import Block, Particulars, Report, digest
from interwonen.core.pdf import pdf_of
from tests.evaluations.sample_report import (
    pages_of_story,
    published_report,
    sample_report,
    with_blocks,
    with_full_texts,
)
from tests.evaluations.test_report_contents import material
from tests.pdf_parts import elements_of, lines_of_pages, opened, right_edges, tagged

STORY_PAGES = 4
TO_WRITE = "deze tekst is nog niet geschreven"


def pdf(report: Report) -> bytes:
    return pdf_of(report_document(report))


def without_content(block: Block) -> Block:
    return Block(block.code, block.number, block.title)


def written(text: str, code: str = "goes_well") -> Report:
    """The sample with this as the text of one block."""
    return with_blocks(
        sample_report(),
        lambda each: replace(each, paragraphs=(text,)) if each.code == code else each,
    )


def headings(report: Report) -> list[str]:
    return [chapter.title for chapter in report.chapters] + [block.title for block in report.blocks]


@pytest.fixture(scope="module")
def content():
    return pdf(sample_report())


@pytest.fixture(scope="module")
def made(content):
    with opened(content) as found:
        yield found


@pytest.fixture(scope="module")
def elements(made):
    return elements_of(made)


def test_it_is_tagged_dutch_and_shows_its_title(made):
    assert bool(made.Root.MarkInfo.Marked)
    assert str(made.Root.Lang) == "nl"
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
    title = "Concept: rapportage aan de raad: Voorbeeldpilot, tweede kwartaal 2021"
    assert str(made.docinfo.Title) == title


def test_it_claims_both_standards(made):
    with made.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_every_picture_has_as_text_what_it_draws_and_a_table_has_the_same_numbers(elements):
    report = sample_report()
    pictures = {each.title: each for block in report.blocks for each in block.pictures}
    alternatives = [str(figure.Alt) for figure in tagged(elements, "/Figure")]
    assert sorted(alternatives) == sorted(
        f"{each.title}. {each.description}" for each in pictures.values()
    )
    tables = {table.code: table for block in report.blocks for table in block.tables}
    for picture in pictures.values():
        columns = zip(*(row.cells for row in tables[picture.table].rows), strict=True)
        drawn = [[x for x in series.values if x is not None] for series in picture.series]
        assert [[cell.value for cell in column] for column in columns] == drawn


def test_every_table_has_a_caption_and_every_header_cell_a_scope(elements):
    tables = tagged(elements, "/Table")
    assert len(tables) == sum(len(block.tables) for block in sample_report().blocks)
    assert all("/Caption" in [str(kid.S) for kid in table.K] for table in tables)
    scopes = [str(cell.A.Scope) for cell in tagged(elements, "/TH")]
    assert set(scopes) == {"/Row", "/Column"}


def test_headings_start_at_one_and_skip_no_level(elements):
    levels = [int(str(each.S)[2]) for each in tagged(elements, "/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_bookmarks_name_every_chapter_and_block_by_its_number(made):
    report = sample_report()
    with made.open_outline() as outline:
        [whole] = outline.root
        chapters = [item.title for item in whole.children]
        blocks = {part.title for item in whole.children for part in item.children}
    assert chapters == [f"{each.number} {each.title}" for each in report.chapters]
    assert {f"{each.number} {each.title}" for each in report.blocks} <= blocks


def test_the_same_report_gives_the_same_bytes_and_another_another_identifier(content, made):
    assert pdf(sample_report()) == content
    with opened(pdf(sample_report(edition=2))) as other:
        assert bytes(other.trailer.ID[0]) != bytes(made.trailer.ID[0])


def test_every_page_says_what_it_is_of_and_a_draft_that_it_is_one(content):
    hashed = digest(sample_report())
    for lines in lines_of_pages(content):
        text = " ".join(lines)
        assert f"SHA-256 {hashed}" in text
        assert "1 april 2021 tot en met 30 juni 2021, stand op 30 juni 2021. Versie 1" in text
        assert "Concept" in text


def test_a_quarter_that_is_not_over_is_said_on_every_page():
    for lines in lines_of_pages(pdf(sample_report(is_over=False))):
        assert "het kwartaal is nog niet voorbij" in " ".join(lines)


def test_a_published_report_is_no_draft_and_names_who_approved_it_on_every_page():
    report = published_report()
    for lines in lines_of_pages(pdf(report)):
        text = " ".join(lines)
        assert "oncept" not in text
        assert all(each in text for each in report.approvers)


def ends_with_a_heading(content: bytes, report: Report) -> list[str]:
    """The headings and captions with nothing below them on their page, before the foot."""
    alone = {*headings(report)} | {t.caption for block in report.blocks for t in block.tables}
    last = [re.sub(r"^[\dA]+(\.\d+)? ", "", lines[-3]) for lines in lines_of_pages(content)]
    return [line for line in last if line in alone]


@pytest.mark.parametrize("words", [0, 30, 60, 90, 120, 150])
def test_no_heading_stands_alone_at_the_end_of_a_page(words):
    report = written("woord " * words + ".")
    assert ends_with_a_heading(pdf(report), report) == []


def test_a_text_of_8000_characters_without_a_space_and_with_many_flows_on():
    for text in ("w" * 8_000, "Een woord. " * 727):
        long = pdf(written(text))
        with opened(long) as found:
            assert max(right_edges(found)) <= 1
        said = "".join("".join(lines) for lines in lines_of_pages(long)).replace(" ", "")
        assert said.count("w") >= text.count("w")


def test_written_text_is_not_read_as_markup():
    assert "<script>" not in report_document(written("<script>x</script>")).html
    assert "&lt;script&gt;x" in report_document(written("<script>x</script>")).html


def test_a_missing_text_is_marked_in_a_draft_and_said_in_a_published_report():
    empty = with_blocks(sample_report(), without_content)
    assert (
        report_document(empty).html.count(TO_WRITE) == len(empty.blocks) - 1
    )  # page one says more
    published = report_document(with_blocks(published_report(), without_content)).html
    assert TO_WRITE not in published
    assert "niets te melden" in published


def test_a_report_without_anything_can_be_made():
    empty = with_blocks(sample_report(particulars=Particulars()), without_content)
    front = replace(
        empty.front, key_figures=(), themes=(), picture=None, hidden="", open_questions=()
    )
    assert lines_of_pages(pdf(replace(empty, front=front)))[0][0].startswith("Gemeente Voorbeeld")


def test_page_one_says_what_three_minutes_need():
    front = sample_report().front
    page = render_to_string(
        "reports/_front.html", {"laid": laid_out(sample_report()), "in_page": False}
    )
    for words in (front.aim, front.result, front.hidden, *front.open_questions):
        assert words in page
    assert [page.count(f">{word}<") for word in ("let op", "op schema", "bijsturen")] == [2, 3, 1]
    for words in ("Wethouder Voorbeeld", "Z-2021-000123", "pilot@voorbeeld.example"):
        assert words in page


@pytest.mark.parametrize("make", [sample_report, lambda: compose_report(material())])
def test_page_one_is_one_page_and_the_story_four_when_every_text_fits(make):
    report = with_full_texts(make())
    pages = pages_of_story(report, pdf(report))
    front = len(report.chapters[0].blocks)
    assert set(pages[:front]) == {1}
    assert pages[front] == 2
    assert pages[-1] <= STORY_PAGES


def test_nothing_is_printed_twice_when_it_moves_to_the_next_page(content):
    said = " ".join(" ".join(lines) for lines in lines_of_pages(content))
    for block in sample_report().blocks:
        assert said.count(f"{block.number} {block.title}") == 1
