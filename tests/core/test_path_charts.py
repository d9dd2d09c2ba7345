"""Small multiples draw both voices by shape and number, on a desk and on a phone."""

from xml.etree import ElementTree

import pytest

from interwonen.core.charts import ACCENT, Caption
from interwonen.core.path_charts import Path, paths_chart

SVG = "{http://www.w3.org/2000/svg}"
TIMES = ["maart", "april", "mei", "juni"]
PATHS = [
    Path("Financiën", "vooruit", [2, None, 3, 4], [4, 4, 4, 5]),
    Path("Een naam met twee regels op een telefoon", "gelijk", [1, 1, 1, 1], [None] * 4),
]


def draw(narrow=False):
    caption = Caption("Voortgang", "Twee leefgebieden & twee stemmen.")
    chart = paths_chart(
        PATHS, times=TIMES, voices=("begeleider", "bewoner"), caption=caption, narrow=narrow
    )
    return ElementTree.fromstring(chart.svg)


def texts(drawing):
    return ["".join(each.itertext()) for each in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize(("narrow", "marks", "own"), [(False, 7, 4), (True, 5, 3)])
def test_each_voice_has_a_shape_and_each_mark_its_level(narrow, marks, own):
    drawing = draw(narrow)
    squares = [each for each in drawing.iter(f"{SVG}rect") if each.get("fill") == ACCENT]
    circles = list(drawing.iter(f"{SVG}circle"))
    assert (len(squares), len(circles)) == (marks + 1, own + 1)  # and one of each in the legend
    said = texts(drawing)
    assert sum(word in "12345" for word in said) == marks + own
    assert {"begeleider", "bewoner", "vooruit", "juni"} <= set(said)


def test_a_phone_gets_the_last_times_only():
    assert ("maart" in texts(draw()), "maart" in texts(draw(narrow=True))) == (True, False)


def test_the_own_line_is_dashed_and_marks_lie_on_the_lines():
    shapes = [each for each in draw().iter() if each.tag in (f"{SVG}path", f"{SVG}circle")]
    dashed = [each for each in shapes if each.get("stroke-dasharray")]
    assert len(dashed) == 3
    assert shapes.index(dashed[-1]) < shapes.index(
        [s for s in shapes if s.tag.endswith("circle")][1]
    )


def test_a_long_name_takes_more_lines_on_a_phone():
    assert PATHS[1].name in texts(draw())
    assert PATHS[1].name not in texts(draw(narrow=True))
