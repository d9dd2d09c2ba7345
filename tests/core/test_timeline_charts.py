"""The timeline draws every stretch and says names, months, numbers and limits in words."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from interwonen.core.charts import ACCENT
from interwonen.core.spans import Span
from interwonen.core.timeline_charts import PALE, Count, Labels, Row, Stretch, timeline_chart

SVG = "{http://www.w3.org/2000/svg}"
PERIOD = Span(date(2021, 3, 1), date(2022, 3, 1))
TODAY = date(2021, 6, 30)
LABELS = Labels(
    title="Tijdlijn",
    description="Twee woningen & zeven plekken.",
    count_name="Bewoners",
    limit_name="plekken",
    today_name="30 juni",
    legend=[("solid", "woont er"), ("hatched", "niet verhuurd")],
)
ROWS = [
    Row("Woning 1", [Stretch(PERIOD, "solid", "Fictief Persoon")], "Fictief Persoon"),
    Row("Woning 2", [Stretch(Span(TODAY, TODAY), "dashed", "Past hier niet")], "leeg"),
]
COUNTS = [
    Count(Span(PERIOD.first, date(2021, 5, 31)), 1, 5),
    Count(Span(date(2021, 6, 1), PERIOD.last), 1, 7),
]


def draw(**facts):
    return timeline_chart(
        facts.pop("rows", ROWS),
        COUNTS,
        **{"period": PERIOD, "today": TODAY, "labels": LABELS, **facts},
    )


def rectangles(chart):
    return ElementTree.fromstring(chart.svg).iter(f"{SVG}rect")


def texts(chart) -> list[str]:
    found = ElementTree.fromstring(chart.svg).iter(f"{SVG}text")
    return ["".join(element.itertext()).strip() for element in found]


@pytest.mark.parametrize("narrow", [False, True])
def test_it_says_names_limits_today_and_legend(narrow):
    said = " | ".join(texts(draw(narrow=narrow)))
    for words in ("Woning 1", "5 plekken", "7 plekken", "30 juni", "niet verhuurd", "2022"):
        assert words in said


def test_words_stand_on_a_bar_only_where_they_fit():
    said = texts(draw())
    assert "Fictief Persoon" in said
    assert "Past hier niet" not in said


def test_the_narrow_drawing_puts_the_note_behind_the_name():
    assert "Woning 2  leeg" in texts(draw(narrow=True))


def test_the_number_is_drawn_once_where_only_the_limit_changes():
    assert texts(draw(today=PERIOD.last)).count("1") == 1


def test_a_day_outside_the_period_draws_no_line_for_today():
    assert "30 juni" not in texts(draw(today=date(2023, 1, 1)))


def test_the_looks_differ_without_colour():
    drawings = {
        draw(rows=[Row("W", [Stretch(PERIOD, look)])]).svg
        for look in ("solid", "soft", "dashed", "hatched")
    }
    assert len(drawings) == 4


def test_it_is_drawn_without_rows():
    assert draw(rows=[]).alt == "Tijdlijn. Twee woningen & zeven plekken."


def test_the_days_to_come_of_a_stay_are_lighter_and_dashed():
    bars = [bar for bar in rectangles(draw()) if bar.get("rx")][:2]
    assert [bar.get("fill") for bar in bars] == [ACCENT, PALE]
    assert [bool(bar.get("stroke-dasharray")) for bar in bars] == [False, True]


def test_two_drawings_in_one_page_share_no_id():
    wide, narrow = (re.findall(r' id="([^"]+)"', draw(narrow=each).svg) for each in (False, True))
    assert wide
    assert not set(wide) & set(narrow)


def test_the_text_has_the_typeface_of_the_page():
    assert "Source Sans 3" in ElementTree.fromstring(draw().svg).get("font-family")
