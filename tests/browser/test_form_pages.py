"""What stands beside a form, and where the focus is after sending one."""

import pytest

from tests.browser.visits import PILOT

pytestmark = pytest.mark.browser

GOAL = f"{PILOT}/deelnemers/1/doelen/nieuw/"
NEW_DWELLING = f"{PILOT}/woningen/nieuw/"


@pytest.fixture
def window(visitor):
    """Where the boxes of a page are, at some width."""

    def boxes(who, path, width, *selectors):
        visitor.enter(who)
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.goto(f"{visitor.address}/{path}")
        return [visitor.page.locator(f"main {each}").bounding_box() for each in selectors]

    return boxes


def test_the_facts_of_a_person_stand_beside_the_form(window):
    form, facts = window("teamleider", GOAL, 1280, "form", "aside")
    assert facts["x"] >= form["x"] + form["width"]
    assert facts["y"] < form["y"] + 100


def test_a_phone_shows_the_form_only(window):
    form, facts = window("teamleider", GOAL, 360, "form", "aside")
    assert form
    assert facts is None


def test_a_form_with_nothing_beside_it_stands_in_the_middle(window):
    [form] = window("beleid", NEW_DWELLING, 1280, "form")
    assert form["x"] == pytest.approx(1280 - form["x"] - form["width"], abs=1)


@pytest.mark.parametrize("has_script", [True, False])
def test_errors_take_the_focus_and_lead_to_their_fields(visitor, has_script):
    visitor.enter("teamleider")
    if not has_script:
        visitor.page.route("**/*.js", lambda route: route.abort())
    visitor.page.goto(f"{visitor.address}/{GOAL}")
    visitor.press("Doel opslaan")
    summary = visitor.page.locator("main section:focus")
    summary.wait_for()
    links = summary.get_by_role("link")
    assert links.all_inner_texts() == [
        "Leefgebied",
        "Doel in de woorden van de bewoner",
        "Uiterlijk te behalen op",
    ]
    links.nth(1).click()
    assert visitor.page.evaluate("document.activeElement.name") == "text"
    assert visitor.reads().count("Vul “Doel in de woorden van de bewoner” in.") == 1


def test_what_was_done_takes_the_focus(visitor):
    visitor.enter("beleid")
    visitor.page.goto(f"{visitor.address}/{PILOT}/woningen/3/wijzigen/")
    visitor.press("Woning opslaan")
    done = visitor.page.locator("main [role=status]:focus")
    done.wait_for()
    assert done.inner_text().strip()
