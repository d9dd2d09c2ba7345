"""Charts are well-formed, say their numbers, and tell parts apart without colour."""

from html import escape
from xml.etree import ElementTree

import pytest

from interwonen.core.charts import ACCENT, Bar, Chart, ChartPeriod, Fill, stacked_bars, steps_chart

SVG = "{http://www.w3.org/2000/svg}"
FILLS = (Fill(ACCENT), Fill(ACCENT, "upright"), Fill(ACCENT, "none"), Fill(ACCENT, "level"))


def texts(chart):
    found = ElementTree.fromstring(chart.svg).iter(f"{SVG}text")
    return ["".join(element.itertext()) for element in found]


@pytest.fixture
def steps():
    return steps_chart(
        [
            ChartPeriod("mrt", "2021", 0, 5),
            ChartPeriod("apr", "", 5, 5),
            ChartPeriod("mei", "", 6, 7),
            ChartPeriod("jun"),
        ],
        title="Bewoners & plekken",
        description="Maart 0 van 5.",
        value_name="bewoond",
        limit_name="capaciteit",
        coming_name="nog te komen",
    )


def test_a_chart_has_a_title_and_a_description(steps):
    drawing = ElementTree.fromstring(steps.svg)
    assert drawing.find(f"{SVG}title").text == "Bewoners & plekken"
    assert drawing.find(f"{SVG}desc").text == "Maart 0 van 5."
    assert steps.alt == "Bewoners & plekken. Maart 0 van 5."


def test_steps_stand_on_the_chart_in_numbers(steps):
    assert [text for text in texts(steps) if text in {"0", "5", "6"}] == ["0", "5", "6"]


def test_the_limit_is_named_where_it_changes(steps):
    limits = [text for text in texts(steps) if text.startswith("capaciteit")]
    assert limits == ["capaciteit 5", "capaciteit 7"]


def test_time_to_come_is_named_when_there_is_any(steps):
    assert "nog te komen" in texts(steps)


def test_bars_say_their_parts_in_words():
    bars = [Bar("Vraag: 3", (2, 0, 0, 1), "(2 op tijd, 1 te laat)")]
    chart = stacked_bars(bars, series=FILLS, title="Vragen", description="Vraag: 3.")
    assert texts(chart) == ["Vraag: 3 (2 op tijd, 1 te laat)"]


def test_parts_differ_without_colour():
    drawings = set()
    for fill in FILLS:
        bars = [Bar("Vraag: 9", (9,), "")]
        drawings.add(stacked_bars(bars, series=(fill,), title="T", description="D").svg)
    assert len(drawings) == len(FILLS)


def test_the_title_of_a_chart_in_a_document_says_all_that_it_shows(steps):
    assert f"<title>{escape(steps.alt)}</title>" in steps.in_document
    assert texts(Chart(steps.in_document, "")) == texts(steps)


def test_bars_on_a_phone_say_their_parts_on_lines_of_their_own():
    words = "12 op tijd beantwoord, 4 te laat beantwoord, 3 nog geen antwoord"
    bars = [Bar("Vraag: 19", (12, 0, 4, 3), words)]
    chart = stacked_bars(bars, series=FILLS, title="T", description="D", width=340)
    label, *lines = texts(chart)
    assert (label, " ".join(lines)) == ("Vraag: 19", words)
    assert max(map(len, lines)) <= 45
