"""Pages in the hand: what is on the first screen, and that nothing lies over what has the focus."""

import pytest

from tests.browser.visits import PHONE, on_a_phone, open_page

pytestmark = pytest.mark.browser

LOG_FORM = "deelnemers/1/gesprekken/nieuw/"
# Text at twice its size, as a reader may set it; and the part of a window that a keyboard leaves.
HTML_AT = "document.documentElement.style.fontSize = '{}'"
SCREENS = [(740, "112.5%"), (740, "225%"), (400, "112.5%")]
COVERED = """bar => {
    const [focus, over] = [document.activeElement, document.querySelector(bar)];
    if (!over || over.contains(focus) || focus.contains(over)) return "";
    const [a, b] = [focus.getBoundingClientRect(), over.getBoundingClientRect()];
    const within = a.left < b.right - 1 && b.left < a.right - 1 && a.height < innerHeight / 2;
    return within && a.top < b.bottom - 1 && b.top < a.bottom - 1 ? focus.outerHTML : "";
}"""
IS_LAST = "document.activeElement.matches('footer *, body')"


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


def top_of(page, selector: str) -> float:
    return page.locator(selector).first.bounding_box()["y"]


def covered_in_turn(page, bar: str) -> list[str]:
    """What lies under the bar when it has the focus, of all that the Tab key comes to."""
    found = []
    for _ in range(80):
        page.keyboard.press("Tab")
        found.append(page.evaluate(COVERED, bar))
        if page.evaluate(IS_LAST):
            break
    return [element for element in found if element]


def test_the_content_begins_on_the_first_screen(counsellor):
    open_page(counsellor, LOG_FORM)
    page = counsellor.page
    assert top_of(page, "h1") < 150
    note = page.locator("[name=note]").bounding_box()
    assert note["y"] + note["height"] < top_of(page, "main button[type=submit]:visible")
    assert page.evaluate("document.documentElement.scrollHeight") < 1700
    back = page.locator("nav.iw-breadcrumb a:visible")
    assert [link.inner_text() for link in back.all()] == ["Fictief Aalbes"]


@pytest.mark.parametrize("width", [320, 360, 800])
@pytest.mark.parametrize("opens", [".iw-account", ".iw-menu"])
def test_what_the_header_opens_stands_within_the_screen(counsellor, opens, width):
    page = counsellor.page
    page.set_viewport_size({"width": width, "height": 740})
    page.locator(f"{opens} > summary").click()
    for part in page.locator(f"{opens} > :not(summary), {opens} :is(a, button)").all():
        box = part.bounding_box()
        assert box["x"] >= 0, part.inner_text()
        assert box["x"] + box["width"] <= width, part.inner_text()
    page.set_viewport_size(PHONE)


def test_the_menu_opens_over_the_page(counsellor):
    page = counsellor.page
    page.locator(".iw-menu__name").click()
    page.get_by_role("link", name="Steunpunt", exact=True).click()
    page.wait_for_url("**/steunpunt/")


@pytest.mark.parametrize(("height", "size"), SCREENS)
def test_saving_is_in_reach_and_covers_no_field(counsellor, height, size):
    open_page(counsellor, LOG_FORM)
    page = counsellor.page
    page.set_viewport_size({"width": 360, "height": height})
    page.evaluate(HTML_AT.format(size))
    for fold in page.locator("form details").all():
        fold.locator("summary").click()
    save = page.get_by_role("button", name="Gesprek opslaan").bounding_box()
    assert save["y"] >= 0
    assert save["y"] + save["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("h1").click()
    assert covered_in_turn(page, ".iw-quick .iw-button-row") == []


def test_that_a_draft_was_not_kept_is_said_above_saving(counsellor):
    open_page(counsellor, LOG_FORM)
    page = counsellor.page
    page.evaluate(
        """() => document.getElementById("draft-status").replaceChildren(
            Object.assign(document.createElement("strong"), { textContent: "Niet bewaard." }))"""
    )
    said = page.locator("#draft-status").bounding_box()
    assert said["y"] + said["height"] <= top_of(page, ".iw-quick .iw-button-row")
    page.locator("h1").click()
    assert covered_in_turn(page, "#draft-status") == []


def test_what_the_last_session_was_about_comes_first(counsellor):
    open_page(counsellor, "deelnemers/1/gesprekken/")
    last = counsellor.page.locator(".iw-log__entry").first.inner_text()
    open_page(counsellor, LOG_FORM)
    fold = counsellor.page.locator("details").filter(
        has=counsellor.page.locator("[name=life_domains]")
    )
    assert fold.get_attribute("open") is None
    fold.locator("summary").click()
    assert fold.locator(".iw-option__text").first.inner_text() in last


@pytest.mark.parametrize("tab", ["", "doelen/", "tijdlijn/"])
def test_the_tabs_are_one_row_with_the_current_one_in_sight(counsellor, tab):
    open_page(counsellor, f"deelnemers/1/{tab}")
    page = counsellor.page
    tops = {link.bounding_box()["y"] for link in page.locator(".iw-tabs__tab").all()}
    assert len(tops) == 1
    current = page.locator(".iw-tabs__tab[aria-current]").bounding_box()
    assert current["x"] >= 0
    assert current["x"] + current["width"] <= 360
    page.locator("h1").click()
    assert covered_in_turn(page, ".iw-tabs__list li:has([aria-current])") == []


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("vragen/", "Vragen en meldingen"),
        ("brieven/", "Brieven"),
        ("buurtcijfers/", "Cijfers"),
    ],
)
def test_the_tabs_of_the_neighbourhood_unfold_with_a_key_and_can_be_tapped(
    visitor, place, named, width
):
    officer = on_a_phone(visitor, "contact")
    page = officer.page
    page.set_viewport_size({"width": width, "height": 740})
    open_page(officer, place)
    fold, tabs = page.locator(".iw-tabs summary"), page.locator(".iw-tabs__tab").all()
    assert named in fold.inner_text()
    assert fold.bounding_box()["height"] >= 44
    assert len(tabs) == 8
    assert not any(tab.is_visible() for tab in tabs)
    assert page.locator(".iw-tabs").bounding_box()["height"] <= 2 * 44
    fold.press("Enter")
    for tab in tabs:
        box = tab.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        tab.click(trial=True)


def test_with_more_room_every_tab_of_the_neighbourhood_is_in_sight(visitor):
    visitor.enter("contact")
    open_page(visitor, "vragen/")
    assert all(tab.is_visible() for tab in visitor.page.locator(".iw-tabs__tab").all())
    assert not visitor.page.locator(".iw-tabs summary").is_visible()


def test_a_filter_folds_until_it_is_used(visitor):
    visitor.enter("wmo")
    page = visitor.page
    field = page.locator("[name=status]")
    for width, shown in ((360, False), (1280, True)):
        page.set_viewport_size({"width": width, "height": 740})
        open_page(visitor, "deelnemers/")
        assert field.is_visible() == shown, width
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(visitor, "deelnemers/?status=waiting&order=newest")
    assert field.is_visible()
    assert "Zoeken of filteren (1 gekozen)" in visitor.reads()
