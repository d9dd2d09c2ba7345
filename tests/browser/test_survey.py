"""Two rounds of the survey, one on paper and one on the web, give the change."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PILOT = "interwonen-veenoord"
FORMS = 10


def plan(visitor: Visitor, moment: str, first: str, last: str) -> str:
    """Plan a round; gives its code."""
    visitor.page.goto(f"{visitor.address}/{PILOT}/buurtmeting/")
    visitor.page.get_by_role("link", name="Meting plannen").click()
    visitor.choose(moment)
    visitor.fill(opens_on=first, closes_on=last)
    visitor.press("Meting opslaan")
    found = re.search(r"Code in de brief\s+(\d{3} \d{3})", visitor.reads())
    assert found
    return found[1]


def type_over(visitor: Visitor) -> None:
    """Forms from paper, by keyboard alone; the focus is always on the first question."""
    page = visitor.page
    page.get_by_role("link", name="Papieren formulieren invoeren").click()
    page.wait_for_url("**/invoeren/")
    for number in range(1, FORMS + 1):
        focus_is_in_the_form(page)
        for digit in "43434":
            page.keyboard.press(digit)
        page.keyboard.press("Enter")
        words = "1 formulier ingevoerd" if number == 1 else f"{number} formulieren ingevoerd"
        page.get_by_text(words).wait_for()
    page.get_by_role("link", name="Ongedaan maken").click()
    visitor.press("Ongedaan maken")
    page.get_by_text(f"{FORMS - 1} formulieren ingevoerd").wait_for()
    page.reload()
    focus_is_in_the_form(page)
    page.keyboard.press("4")
    page.get_by_role("button", name="Opslaan en volgende").click()
    page.get_by_text(f"{FORMS} formulieren ingevoerd").wait_for()


def focus_is_in_the_form(page: Page) -> None:
    """The browser moves the focus there some time after the page is there; keys before that are lost."""
    page.locator(".iw-entry :focus").wait_for(state="attached")


def answer_on_the_web(context: BrowserContext, address: str, code: str) -> None:
    """Neighbours who have the letter, each with a page of their own."""
    pages = [context.new_page() for _ in range(FORMS)]
    for page in pages:
        page.goto(f"{address}/buurt/{PILOT}/meting/")
        page.get_by_label("Code in de brief").fill(code)
        page.get_by_role("button", name="Naar de vragen").click()
        page.get_by_label("Heel prettig", exact=True).check()
    pages[-1].wait_for_timeout(3100)  # nobody fills in a form faster
    for page in pages:
        page.get_by_role("button", name="Antwoorden versturen").click()
        page.get_by_text("Uw antwoorden zijn binnen").wait_for()


def test_two_rounds_give_the_change(visitor, browser):
    visitor.enter("contact")
    plan(visitor, "Tussendoor", "2021-06-20", "2021-06-29")
    type_over(visitor)
    code = plan(visitor, "Aan het einde", "2021-06-25", "2021-06-30")
    detail = visitor.page.url
    neighbour = browser.new_context()
    answer_on_the_web(neighbour, visitor.address, code)
    assert neighbour.cookies() == []
    neighbour.close()
    visitor.page.goto(detail)
    said = visitor.reads()
    assert f"Er kwamen {FORMS} formulieren terug." in said
    assert re.search(r"Hoe woont u hier\?\s+Vergeleken met Tussendoor \(\d+\):\s+Beter\.", said)
    visitor.page.get_by_text("In een tabel").first.click()
    table = visitor.page.get_by_role("table", name="Hoe woont u hier?")
    _head, *rows = table.get_by_role("row").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["Heel prettig", "0", f"{FORMS}"],
        ["Prettig", "0", "0"],
        ["Niet zo prettig", "0", "0"],
        ["Helemaal niet prettig", f"{FORMS}", "0"],
        ["Weet ik niet / liever niet", "0", "0"],
        ["Niet ingevuld", "0", "0"],
    ]
    assert "Te weinig formulieren om iets te zeggen." in said
    assert "Nog niets. Vanaf de dag na het afronden" in said
