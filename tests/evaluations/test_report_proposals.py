"""Texts that are proposed from what the report shows, and slides of a report that is not written."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from evaluations.council.blocks import PLANNED, length_of, room_of
from evaluations.council.compose import compose_report
from evaluations.council.moves import disclosed
from evaluations.council.proposals import proposed_text
from evaluations.council.ratings import proposed_ratings
from evaluations.council.slides import slides_of
from tests.evaluations.scenario import BEFORE
from tests.evaluations.test_report_contents import material

# Nobody needs to write about these, or only people can judge.
_NOT_PROPOSED = {"judgement", "parliament"}
_BLOCKS = [code for code, plan in PLANNED.items() if plan.section and code not in _NOT_PROPOSED]


def proposed(code, **changes):
    found = replace(material(), **changes)
    report = compose_report(found)
    ratings = proposed_ratings(replace(found, disclosure=disclosed(found)))
    block = report.block(code)
    assert block
    return proposed_text(report, block, ratings)


@pytest.mark.parametrize("code", _BLOCKS)
def test_every_block_that_needs_a_text_gets_a_proposal_in_sentences(code):
    text = proposed(code)
    assert text
    assert text.endswith(".")
    assert ".." not in text
    assert length_of(text) <= (room_of(PLANNED[code]) or length_of(text))


@pytest.mark.parametrize("rating", ["on_course", "attention", "adjust"])
def test_all_themes_of_one_rating_have_room_on_page_one(rating):
    themes = [plan for plan in PLANNED.values() if plan.is_theme]
    ratings = {plan.section: rating for plan in themes}
    block = "goes_well" if rating == "on_course" else "attention"
    text = proposed(block, ratings=ratings)
    assert [plan.title for plan in themes if plan.title.lower() not in text.lower()] == []
    assert length_of(text) <= room_of(PLANNED[block])


def test_who_moved_in_and_out_is_said_with_the_totals_that_are_shown():
    assert "Sinds de start kwamen 4 mensen wonen en vertrok 1 persoon." in proposed("flow")


def test_moves_that_the_pilot_does_not_show_are_not_proposed():
    found = material()
    found.pilot.shows_moves = False
    assert " wonen en " not in proposed("flow", pilot=found.pilot)


def test_themes_that_nobody_judged_are_told_as_the_figures_propose():
    assert "Bijsturen: plekken, en waarom er leegstaan; " in proposed("attention")
    assert "Op schema: " in proposed("goes_well")


def test_what_people_said_of_a_theme_goes_before_the_proposal():
    ratings = {PLANNED["places"].section: "on_course"}
    assert "Op schema: plekken" in proposed("goes_well", ratings=ratings)
    assert "plekken, en" not in proposed("attention", ratings=ratings)


def test_the_plans_are_said_with_their_day():
    assert "Op 1 maart 2022: laatste dag van de pilot." in proposed("planning")


@pytest.mark.parametrize("day", [BEFORE, None])
def test_a_draft_without_texts_gives_six_to_eight_slides(day):
    report = compose_report(material(day) if day else material())
    slides = Presentation(io.BytesIO(slides_of(report))).slides
    assert 6 <= len(slides) <= 8
    told = [
        shape.text_frame.text for shape in slides[len(slides) - 1].shapes if shape.has_text_frame
    ]
    assert "Deze tekst is nog niet geschreven." in "\n".join(told)


def test_same_numbers_in_a_picture_and_its_table_of_a_report_from_the_records():
    report = compose_report(material())
    tables = {table.code: table for block in report.blocks for table in block.tables}
    pictures = [picture for block in report.blocks for picture in block.pictures]
    assert pictures
    for picture in pictures:
        rows = [row for row in tables[picture.table].rows if row.kind != "total"]
        columns = [list(each) for each in zip(*(row.cells for row in rows), strict=True)]
        printed = [[cell.value for cell in column] for column in columns]
        for series in picture.series:
            drawn = [number for number in series.values if number is not None]
            assert drawn in printed, (picture.code, series.name, printed)


def test_what_was_answered_in_time_is_one_number_in_the_whole_report():
    report = compose_report(material())
    [on_page_one] = [each.words for each in report.front.key_figures if "op tijd" in each.label]
    rows = report.block("compared").tables[0].rows
    [row] = [each for each in rows if each.label.startswith("Op tijd beantwoord")]
    assert row.cells[-1].words == on_page_one == "0 van 2"
