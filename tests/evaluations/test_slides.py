"""The report as slides: what they say, how they look, and that they are always the same."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Inches

from evaluations.council.slides import slides_of
from evaluations.council.slides_theme import SMALL
from evaluations.council.slides_words import LONGEST_TITLE
from evaluations.council.snapshot import Report
from tests.evaluations.sample_report import published_report, sample_report
from tests.slide_program import shown_by_libreoffice


def opened(report: Report):
    return Presentation(io.BytesIO(slides_of(report)))


def texts(slide) -> list[str]:
    """All that stands on a slide, in the order in which it is read."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        elif shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return [text for text in found if text]


@pytest.fixture(scope="module")
def deck():
    return opened(published_report())


def test_they_are_a_chapter_of_six_to_eight_wide_slides(deck):
    assert 6 <= len(deck.slides) <= 8
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    first = texts(deck.slides[0])
    assert first[0] == "Voorbeeldpilot: tweede kwartaal 2021"
    assert "Cijfers tot en met 30 juni 2021. Versie 1, gepubliceerd op 8 juli 2021." in first


def test_every_title_says_what_its_slide_tells(deck):
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles[:-2])) == len(titles) - 2  # the sample has one text in many places
    assert titles[1:5] == [
        "Op 30 juni 2021 wonen 5 mensen in de pilot, in 5 van de 7 plekken.",
        "3 van 6 onderdelen op schema; let op bij 2; bijsturen bij 1",
        "5 van 7 plekken bewoond",
        "Vooral “klaar, nog geen kandidaat”: 26 van 65 dagen",
    ]


def test_a_status_stands_in_words_and_shape(deck):
    words = texts(deck.slides[2])
    assert {"▲ let op", "● op schema", "■ bijsturen"} < set(words)


def test_the_notes_have_the_numbers_and_what_they_mean(deck):
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert all(notes)
    assert "Waar mensen na hun vertrek wonen, tonen wij nog niet" in notes[1]
    assert "juni: klaarmaken of herstellen 0; klaar en toegezegd 4; klaar, nog geen" in notes[4]
    assert "Blok 2.2 van de rapportage" in notes[4]
    assert "Open vraag van de raad: Vraag 2 (blok 1.2)" in notes[-1]


def test_charts_are_of_the_program_with_numbers_and_an_alternative(deck):
    charts = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [list(each.values) for each in charts[1].chart.plots[0].series] == [
        [12, 5, 0],
        [8, 10, 4],
        [0, 0, 26],
    ]
    assert not [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    described = [
        shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(described) == 4
    assert all(described)
    assert "juni: 5 van 7" in described[1]


def test_they_are_read_from_the_title_to_the_number(deck):
    for slide in deck.slides:
        order = list(slide.shapes)
        assert order[0] == slide.shapes.title
        assert 'type="slidenum"' in order[-1]._element.xml
        assert texts(slide)[-2] == "Voorbeeldpilot, tweede kwartaal 2021"
        ids = [shape.shape_id for shape in order]
        assert len(set(ids)) == len(ids)


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if ".xml" in name}


def test_nothing_on_them_is_small_and_all_is_dutch():
    shown = {
        name: xml
        for name, xml in parts(slides_of(published_report())).items()
        if re.match(r"ppt/(slides|charts|slideLayouts|notesSlides)/[^_]+\.xml", name)
    }
    on_slides = [xml for name, xml in shown.items() if "notes" not in name]
    sizes = [int(size) for xml in on_slides for size in re.findall(r'\bsz="(\d+)"', xml)]
    assert min(sizes) == SMALL * 100
    assert {tongue for xml in shown.values() for tongue in re.findall(r'lang="([^"]+)"', xml)} == {
        "nl-NL"
    }
    assert all(
        re.findall("<a:r><a:rPr lang=", xml) for name, xml in shown.items() if "Slide" in name
    )


def test_the_same_report_gives_the_same_bytes(monkeypatch):
    first = slides_of(published_report())
    monkeypatch.setattr("time.localtime", lambda *_now: (2031, 5, 6, 7, 8, 9, 1, 126, 0))
    assert slides_of(published_report()) == first
    assert slides_of(published_report(edition=2, what_changed="Een telfout.")) != first
    dates = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts(first)["docProps/core.xml"])
    assert set(dates) == {"2021-06-30T00:00:00Z"}


def test_a_draft_says_so_on_every_slide():
    for slide in opened(sample_report()).slides:
        assert texts(slide)[-2].startswith("CONCEPT.")
    assert not any("CONCEPT" in " ".join(texts(each)) for each in opened(published_report()).slides)


def test_a_long_text_ends_where_it_can_be_read_on():
    long = "Dit is een zin van gewone lengte die steeds terugkomt. " * 400
    report = with_text(published_report(), "judgement", (long.strip(),))
    said = " ".join(texts(opened(report).slides[-1]))
    assert "die steeds terugkomt. (Verder in blok 1.4.)" in said
    assert len(said) < 1000
    endless = with_text(published_report(), "ask", ("woord " * 1000,))
    title = opened(endless).slides[-1].shapes.title.text
    assert title == "Wat wij de raad vragen"
    assert len(title) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Het gaat goed 🏡👩🏽‍🦽.", "Het gaat goed 🏡👩🏽‍🦽."),
        ("Een groet: שלום, مرحبا.", "Een groet: שלום, مرحبا."),
        ("é" * 50_000, "(Verder in blok 1.4.)"),
        ("👨‍👩‍👧 " * 10_000, "(Verder in blok 1.4.)"),
    ],
    ids=["emoji", "right to left", "one endless word", "many emoji"],
)
def test_signs_of_any_kind_stand_as_they_were_written(written, said):
    report = published_report()
    for code in ("judgement", "ask"):
        report = with_text(report, code, (written,))
    slide = opened(report).slides[-1]
    assert said in " ".join(texts(slide))
    assert len(" ".join(texts(slide))) < 1500
    assert len(slide.shapes.title.text) <= LONGEST_TITLE


def with_text(report: Report, code: str, paragraphs: tuple[str, ...]) -> Report:
    """The report with another text in one block."""
    chapters = tuple(
        replace(
            chapter,
            blocks=tuple(
                replace(block, paragraphs=paragraphs) if block.code == code else block
                for block in chapter.blocks
            ),
        )
        for chapter in report.chapters
    )
    return replace(report, chapters=chapters)


def test_without_themes_titles_tell_what_the_pictures_show():
    report = published_report()
    bare = replace(report, front=replace(report.front, themes=()))
    titles = [slide.shapes.title.text for slide in opened(bare).slides]
    assert titles[2] == "Bewoonde plekken: 5 van 7"


def test_a_request_of_one_sentence_is_the_title_of_its_slide():
    asked = "Wij vragen de raad om kennis te nemen van deze voortgang."
    slide = opened(with_text(published_report(), "ask", (asked,))).slides[-1]
    assert slide.shapes.title.text == asked
    assert texts(slide).count(asked) == 1
    assert "Oordeel" in texts(slide)


def test_each_open_question_of_the_council_is_a_sentence_of_its_own():
    report = published_report()
    asked = ("2.1: Hoeveel? (antwoord uiterlijk 14 juli 2021)", "2.2: Waar? (antwoord volgt)")
    front = replace(report.front, open_questions=asked)
    one = with_text(replace(report, front=front), "ask", ("Wij vragen niets.",))
    slide = opened(one).slides[-1]
    assert "14 juli 2021). 2.2: Waar? (antwoord volgt)." in "\n".join(texts(slide))


def test_what_is_hidden_is_said_in_whole_sentences():
    report = published_report()
    hidden = "Dat tonen wij niet. " * 3 + "Woorden " * 60
    said = texts(opened(replace(report, front=replace(report.front, hidden=hidden))).slides[1])
    assert said[-3] == ("Dat tonen wij niet. " * 3).strip()


def test_a_report_of_which_little_is_written_gives_slides_too():
    report = published_report()
    bare = replace(
        report,
        chapters=(),
        front=replace(report.front, themes=(), key_figures=(), picture=None, result="", hidden=""),
    )
    assert [slide.shapes.title.text for slide in opened(bare).slides] == [
        "Voorbeeldpilot: tweede kwartaal 2021",
        "In het kort",
    ]


def test_libreoffice_shows_all_of_it(tmp_path):
    report = published_report()
    shown = shown_by_libreoffice(slides_of(report), tmp_path)
    slides = opened(report).slides
    assert len(shown) == len(slides)
    for slide, printed in zip(slides, shown, strict=True):
        for text in [*texts(slide), *chart_words(slide)]:
            if text != "‹#›":
                assert squeezed(text) in squeezed(printed)


def chart_words(slide) -> list[str]:
    """The names and numbers that the charts of a slide show."""
    found = []
    for chart in [shape.chart for shape in slide.shapes if shape.has_chart]:
        for series in chart.plots[0].series:
            found.append(series.name)
            found += [f"{value:,.0f}".replace(",", ".") for value in series.values if value]
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
