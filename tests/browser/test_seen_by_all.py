"""Pages as people set them: forced colours, text of twice the size, and names that never end."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.test_every_page import PAGES, WIDTHS

pytestmark = pytest.mark.browser

# A checked radio differs from an unchecked one only if the browser draws it itself.
DRAWN_BY_BROWSER = """selector => [...document.querySelectorAll(selector)]
    .every(input => getComputedStyle(input).appearance === "auto")"""
STYLE = "(e, name) => getComputedStyle(e)[name]"
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
LIST_WIDER = """[...document.querySelectorAll("main table, main ul, main dl")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.className)"""
TWICE = "document.documentElement.style.fontSize = '225%'"
NAME_ON_EVERY_LINE = """name => document.querySelectorAll("main a, main h1, main dd, main tbody th")
    .forEach(e => { if (e.children.length === 0 && e.textContent.trim()) e.textContent = name; })"""
LINES = """link => { const words = document.createRange();
    words.selectNode(link.firstChild); return words.getClientRects().length; }"""
LONG = "W" * 60
LISTS = {
    "beleid": ("", "deelnemers/", "woningen/", "woningen/3/", "vragen/", "evaluaties/"),
    "teamleider": ("", "team/", "deelnemers/wachtlijst/", "incidenten/"),
    "begeleider": ("deelnemers/1/", "deelnemers/1/gesprekken/", "vervolgacties/"),
    "beheer": ("mensen/", "mensen/gegeven-rollen/"),
    "audit": ("logboek/",),
}


@pytest.fixture
def in_forced_colours(browser, address):
    context = browser.new_context(forced_colors="active", locale="nl-NL")
    yield Visitor(context.new_page(), address)
    context.close()


def opened(visitor, path: str):
    visitor.page.goto(f"{visitor.address}/interwonen-veenoord/{path}")
    return visitor.page


def edge(page, selector: str) -> tuple[str, str]:
    """How thick and in which colour the line under something is."""
    one = page.locator(selector).first
    names = ("borderBlockEndWidth", "borderBlockEndColor")
    return tuple(one.evaluate(STYLE, name) for name in names)


def test_forced_colours_leave_every_mark(in_forced_colours):
    in_forced_colours.enter("begeleider")
    page = opened(in_forced_colours, "deelnemers/1/doelen/")
    for mark in (".iw-tabs__tab", ".iw-nav__row .iw-nav__link"):
        current = edge(page, f"{mark}[aria-current]")
        assert current[0] == "4px", mark
        assert current != edge(page, f"{mark}:not([aria-current])"), mark
    paper = page.locator("body").evaluate(STYLE, "backgroundColor")
    badge = page.locator(".iw-badge").first
    assert badge.evaluate(STYLE, "borderTopColor") != paper
    assert badge.locator("svg").evaluate(STYLE, "fill") != paper
    page.locator(".iw-tabs__tab").first.focus()
    page.keyboard.press("Tab")
    focus = page.locator(":focus")
    assert focus.evaluate(STYLE, "outlineStyle") == "solid"
    assert focus.evaluate(STYLE, "outlineColor") != paper
    page = opened(in_forced_colours, "deelnemers/1/gesprekken/nieuw/")
    assert page.locator("[type=radio]").count() > 1
    assert page.evaluate(DRAWN_BY_BROWSER, "[type=radio], [type=checkbox]")


def test_forced_colours_keep_charts_on_their_paper(in_forced_colours):
    in_forced_colours.enter("beleid")
    page = opened(in_forced_colours, "woningen/tijdlijn/")
    chart = page.locator(".iw-chart--wide").first
    assert chart.evaluate(STYLE, "backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("who", PAGES)
def test_text_of_twice_the_size_stays_within_the_window(visitor, who):
    visitor.enter(who)
    found = []
    for path in PAGES[who]:
        page = opened(visitor, path)
        page.evaluate(TWICE)
        for width in (640, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(WIDER) > 0 or page.evaluate(LIST_WIDER):
                found.append((path, width, page.evaluate(WIDER), page.evaluate(LIST_WIDER)))
    assert found == []


@pytest.mark.parametrize("who", LISTS)
def test_a_long_name_does_not_break_the_width(visitor, who):
    visitor.enter(who)
    found = []
    for path in LISTS[who]:
        page = opened(visitor, path)
        page.evaluate(NAME_ON_EVERY_LINE, LONG)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(WIDER) > 0:
                found.append((path, width, page.evaluate(WIDER)))
    assert found == []


def test_an_act_in_a_table_is_one_line(visitor):
    visitor.enter("beheer")
    page = opened(visitor, "mensen/")
    acts = page.locator("main tbody td:last-child a")
    assert acts.count() > 1
    for act in acts.all():
        # Of its own words; those for a screen reader are in an element of their own.
        assert act.evaluate(LINES) == 1, act.inner_text()
