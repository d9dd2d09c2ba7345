"""The PDF of the council report is tagged, Dutch, titled and the same every time."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from evaluations.indicators.figures import EvaluationLine
from evaluations.report import (
    TEMPLATE,
    report_charts,
    report_context,
    report_document,
    report_sections,
)
from interwonen.core.pdf import pdf_of
from tests.evaluations.sample_figures import NARRATIVE, PILOT, sample_figures


def report_pdf(**facts):
    return pdf_of(report_document(sample_figures(**facts)))


@pytest.fixture(scope="module")
def content():
    return report_pdf()


@pytest.fixture(scope="module")
def pdf(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


@pytest.fixture(scope="module")
def elements(pdf):
    """All elements of the tag tree."""

    def walk(kids):
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid.get("/K", pikepdf.Array()))

    return list(walk(pdf.Root.StructTreeRoot.K))


def tagged(elements, *names):
    return [element for element in elements if str(element.S) in names]


def page_of(figures):
    with translation.override("nl"):
        return render_to_string(TEMPLATE, report_context(figures))


def test_it_is_tagged_dutch_and_shows_its_title(pdf):
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    title = "Concept: rapportage aan de raad: Interwonen, tweede kwartaal 2021"
    assert str(pdf.docinfo.Title) == title


def test_it_claims_both_standards(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_every_picture_has_a_text_alternative_with_its_numbers(elements):
    alternatives = [str(figure.Alt) for figure in tagged(elements, "/Figure")]
    assert len(alternatives) == 2
    assert "maart 2021: 2 van 5" in alternatives[0]
    assert "Vraag: 8 (6 op tijd beantwoord, 1 te laat beantwoord" in alternatives[1]


def test_every_table_has_a_caption_and_every_header_cell_a_scope(elements):
    tables = tagged(elements, "/Table")
    assert tables
    assert all("/Caption" in [str(kid.S) for kid in table.K] for table in tables)
    scopes = [str(cell.A.Scope) for cell in tagged(elements, "/TH")]
    assert set(scopes) == {"/Row", "/Column"}


def test_headings_start_at_one_and_skip_no_level(elements):
    levels = [int(str(e.S)[2]) for e in tagged(elements, "/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_bookmarks_and_contents_name_every_section(pdf, elements):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
    names = [f"{s.number}. {s.title}" for s in report_sections(sample_figures())]
    assert [title for title in titles if title != "Inhoud"] == names
    assert len(tagged(elements, "/TOC")) == 1
    assert len(tagged(elements, "/TOCI")) == len(names)


def test_only_fonts_of_our_own_are_in_it_whole(pdf):
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFamily" in o]
    names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert names
    assert all(name.startswith("Source-Sans-3") for name in names)
    assert all("/FontFile2" in font for font in fonts)


def test_the_same_figures_give_the_same_bytes(content):
    assert report_pdf() == content


def test_other_figures_give_another_identifier(content):
    other = report_pdf(enquiries_since_start=18)
    first, second = (pikepdf.open(io.BytesIO(data)).trailer.ID[0] for data in (content, other))
    assert bytes(first) != bytes(second)


def test_a_draft_says_so_and_a_final_report_does_not():
    assert page_of(sample_figures()).count("oncept") == 2  # and in the title
    assert "oncept" not in page_of(sample_figures(is_draft=False))


def test_sections_on_money_and_risks_are_there_when_written():
    assert "Financiën" not in page_of(sample_figures())
    page = page_of(sample_figures(narrative=NARRATIVE | {"finances": ("Binnen budget.",)}))
    assert "6. Financiën" in page
    assert "Binnen budget." in page


def test_a_missing_text_is_marked_in_a_draft_only():
    missing = "deze tekst is nog niet geschreven"
    assert missing in page_of(sample_figures(narrative={}))
    assert missing not in page_of(sample_figures(narrative={}, is_draft=False))


def test_a_hidden_count_is_said_in_words():
    assert "minder dan 5" in page_of(sample_figures())
    assert "niet getoond (privacy)" in page_of(sample_figures(support=None))


def test_written_text_is_not_read_as_markup():
    page = page_of(sample_figures(narrative={"summary": ("<script>x</script>",)}))
    assert "<script>" not in page


def right_edges(pdf):
    """Where the rectangles on each page end, as parts of the width of the paper."""
    for page in pdf.pages:
        stack, now = [], pikepdf.Matrix()
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append(now)
                case "Q":
                    now = stack.pop()
                case "cm":
                    now = pikepdf.Matrix(*map(float, operands)) @ now
                case "re":
                    x, y, width, _height = map(float, operands)
                    yield now.transform((x + width, y))[0] / float(page.mediabox[2])


def test_a_long_address_pushes_nothing_off_the_paper():
    address = f"Zie https://www.voorbeeld.example/{'a' * 300}"
    judged = replace(sample_figures().evaluations[0], decision=address)
    content = report_pdf(evaluations=(judged,), narrative=NARRATIVE | {"ask": (address,)})
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert max(right_edges(pdf)) <= 1


def test_the_planning_is_in_the_order_of_time():
    after = EvaluationLine(planned_on=date(2022, 3, 10), theme="Terugblik")
    planning = page_of(sample_figures(evaluations=(after,))).split("Wat er op de planning staat")[1]
    assert planning.index("Laatste dag van de pilot") < planning.index("Terugblik")


def test_a_report_without_enquiries_or_evaluations_can_be_made():
    figures = sample_figures(enquiries=(), evaluations=(), support=None)
    assert pdf_of(report_document(figures)).startswith(b"%PDF-1.7")
    page = re.sub(r"\s+", " ", page_of(figures))
    assert "kwamen er geen vragen of meldingen" in page
    assert "nog geen evaluatiemoment gehouden" in page


def test_a_long_pilot_names_the_first_months_of_quarters_only():
    chart = report_charts(sample_figures(pilot=replace(PILOT, ends_on=date(2023, 3, 1)))).occupancy
    assert ">apr</text>" in chart.svg
    assert ">mei</text>" not in chart.svg
    assert ">mei</text>" in report_charts(sample_figures()).occupancy.svg
