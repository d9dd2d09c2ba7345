"""A member of the council asks on the public page; a colleague looks, another answers there."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_public_page import PHONE, PILOT, reads, send

pytestmark = pytest.mark.browser

REPORT = f"buurt/{PILOT}/rapportages/2021-Q1/"
QUESTION = "Verzonnen vraag: hoe vaak is het steunpunt open?"


@pytest.fixture
def member(browser: Browser) -> Iterator[Page]:
    """The telephone of a member of the council, on which scripts are switched off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def test_from_a_question_on_the_public_page_to_the_answer_beside_it(member, address, visitor):
    member.goto(f"{address}/{REPORT}")
    member.get_by_role("link", name="Stel een vraag over blok 2.1", exact=True).click()
    assert "2.1" in member.locator("[name=about] option:checked").inner_text()
    member.locator("[name=text]").fill(QUESTION)
    send(member)
    assert "Een medewerker kijkt er eerst naar." in reads(member)
    member.goto(f"{address}/{REPORT}")
    assert QUESTION not in reads(member)

    visitor.enter("contact")
    visitor.go("Evaluaties", "Vragen van de raad", QUESTION, "Bekijken")
    visitor.press("Laten zien aan iedereen")
    assert "Iedereen kan de vraag nu zien." in visitor.reads()
    member.reload()
    assert QUESTION in reads(member)
    assert "Het antwoord komt uiterlijk op 14 juli 2021." in reads(member)

    visitor.enter("beleid")
    visitor.go("Evaluaties", "Vragen van de raad", QUESTION, "De vraag beantwoorden")
    opening = visitor.page.locator("[name=answer]").input_value()
    assert re.match(r"U vraagt bij blok 2\.1 van de rapportage", opening)
    visitor.fill(answer=f"{opening}elke werkdag.")
    visitor.press("Antwoord publiceren")
    assert "Op tijd beantwoord" in visitor.reads()
    member.reload()
    assert "elke werkdag." in reads(member)
