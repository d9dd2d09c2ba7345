"""The pictures of an overview: all in words, nothing over something else, on a desk and a phone."""

import re
from datetime import date

import pytest

from interwonen.core.charts import Caption
from interwonen.core.overview_charts import (
    Column,
    House,
    Milestone,
    columns_chart,
    houses_chart,
    milestones_chart,
)
from interwonen.core.spans import Span

YEAR = Span(date(2021, 3, 1), date(2022, 3, 1))
TODAY = date(2021, 6, 30)
CAPTION = Caption("Titel", "Wat er te zien is")
TEXT = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*text-anchor="(\w+)">([^<]*)')


def texts(chart) -> list[tuple[float, float, str, str]]:
    """Every text with the left and right end that it takes at the most, and its height."""
    found = []
    for x, y, anchor, words in TEXT.findall(chart.svg):
        length = len(words) * 8.4
        start = float(x) - {"start": 0, "middle": length / 2, "end": length}[anchor]
        found.append((start, start + length, float(y), words))
    return found


def overlapping(chart) -> list[tuple[str, str]]:
    """Pairs of texts that run into each other."""
    rows = texts(chart)
    return [
        (one[3], other[3])
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if abs(one[2] - other[2]) < 14 and one[0] < other[1] and other[0] < one[1]
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_days_close_together_keep_their_names_apart(narrow):
    days = [date(2021, 3, 1), date(2021, 5, 25), date(2021, 6, 1), date(2021, 6, 2), YEAR.last]
    milestones = [
        Milestone(day, f"Evaluatie nummer {n}", day <= TODAY) for n, day in enumerate(days)
    ]
    chart = milestones_chart(milestones, period=YEAR, today=TODAY, caption=CAPTION, narrow=narrow)
    assert overlapping(chart) == []
    said = [words for *_place, words in texts(chart)]
    assert {f"Evaluatie nummer {n}" for n in range(5)} <= set(said)
    assert "25 mei 2021" in said
    assert chart.alt == "Titel. Wat er te zien is"


def test_a_day_to_come_is_drawn_open():
    milestones = [Milestone(YEAR.first, "Begin", True), Milestone(YEAR.last, "Einde", False)]
    svg = milestones_chart(milestones, period=YEAR, today=TODAY, caption=CAPTION, narrow=False).svg
    assert re.findall(r'<circle [^>]*fill="(#\w+)"', svg) == ["#1a2428", "#ffffff"]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_home_is_a_house_with_its_name(narrow):
    looks = ("solid", "soft", "hatched", "dashed", "solid")
    houses = [House(f"Woning {n}", look, "Wordt klaargemaakt") for n, look in enumerate(looks)]
    chart = houses_chart(houses, caption=CAPTION, narrow=narrow)
    said = [words for *_place, words in texts(chart)]
    assert said == [word for house in houses for word in (house.name, house.words)]
    assert len(re.findall(r'<path d="M[^"]+z"', chart.svg)) == 5
    assert 'fill="url(#hatch-' in chart.svg


@pytest.mark.parametrize("narrow", [False, True])
def test_the_highest_number_has_the_highest_column(narrow):
    columns = [Column("mrt", 3), Column("apr", 0), Column("mei", 12)]
    chart = columns_chart(columns, caption=CAPTION, narrow=narrow)
    heights = [float(each) for each in re.findall(r'<rect [^>]*height="([\d.]+)"', chart.svg)]
    assert [round(height / max(heights), 2) for height in heights] == [0.25, 1]
    assert [words for *_place, words in texts(chart)] == ["3", "mrt", "0", "apr", "12", "mei"]


def test_twelve_months_fit_a_phone():
    names = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    chart = columns_chart([Column(name, 0) for name in names], caption=CAPTION, narrow=True)
    assert overlapping(chart) == []
