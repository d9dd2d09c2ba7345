"""A telephone consultation hour before Easter: three calls, recorded with one hand."""

import pytest

from tests.browser.visits import KEPT, Thumb, lose_the_session, on_a_phone, open_page

pytestmark = pytest.mark.browser

WIDE = "document.documentElement.scrollWidth"


@pytest.fixture
def officer(visitor):
    return on_a_phone(visitor, "contact")


def plan(officer) -> None:
    """An hour on the Thursday before Easter 2021, which was held; the officer answered."""
    open_page(officer, "spreekuur/nieuw/")
    officer.fill(day="2021-04-01", opens_at="16:00", closes_at="18:00")
    officer.choose("Cor Contact")
    officer.press("Inplannen")
    officer.page.locator("[name=confirmed]").check()
    officer.press("Inplannen")
    officer.go("1 april 2021", "Nog een telefoontje vastleggen")


def test_three_calls_in_the_hour_before_easter(officer):
    plan(officer)
    page = officer.page
    phone = page.url
    assert page.evaluate(WIDE) <= 360
    assert "112" in officer.reads()

    officer.fill(came_at="16:05", note="Fictief. Hoe lang duurt de pilot?")
    officer.choose("Antwoord aan de telefoon gegeven")
    officer.press("Telefoontje opslaan")
    assert "Het telefoontje is opgeslagen." in officer.reads()

    officer.choose("Gemist")
    assert not page.locator("[name=note]").is_visible()
    officer.fill(came_at="16:20")
    officer.press("Telefoontje opslaan")

    officer.fill(
        came_at="16:30",
        note="Fictief. Komen er meer woningen bij?",
        caller_name="Fictieve Buur",
        telephone="0591 000 001",
    )
    page.locator("[name=kind]").select_option(label="Vraag")
    officer.choose("Nog te beantwoorden")
    officer.press("Telefoontje opslaan")
    # Good Friday counts as a holiday of the Algemene termijnenwet, Easter Monday always.
    assert "De laatste dag was 12 april 2021" in officer.reads()
    assert "3 telefoontjes vastgelegd" in officer.reads()
    assert page.url == phone

    open_page(officer, "spreekuur/")
    row = page.locator("tr").filter(has_text="1 april 2021")
    assert [cell.inner_text().split()[-1] for cell in row.locator("td").all()] == ["2", "1", "0"]


def test_a_call_of_now_is_recorded_in_five_interactions(officer):
    page, thumb = officer.page, Thumb(officer.page)
    open_page(officer, "")
    thumb.tap(page.get_by_role("link", name="Naar de telefoon", exact=True))
    assert page.locator("[name=came_at]").input_value().startswith("14:")
    thumb.tap(page.locator("[name=note]"))
    thumb.type("Fictief. Vraagt hoe laat het steunpunt opengaat.")
    thumb.tap(page.get_by_text("Antwoord aan de telefoon gegeven", exact=True))
    thumb.tap(page.get_by_role("button", name="Telefoontje opslaan", exact=True))
    page.get_by_text("Het telefoontje is opgeslagen.").wait_for()
    assert "1 telefoontje vastgelegd" in officer.reads()
    assert thumb.interactions <= 5


def test_what_was_typed_is_found_again_when_the_session_ended(officer):
    open_page(officer, "")
    officer.go("Naar de telefoon")
    page, phone = officer.page, officer.page.url
    page.locator("[name=note]").press_sequentially("Fictief. Een lang verhaal.")
    page.get_by_text(KEPT).wait_for()
    lose_the_session(page)
    officer.sign_in("contact")
    page.goto(phone)
    assert page.locator("[name=note]").input_value() == "Fictief. Een lang verhaal."
    officer.press("Concept weggooien")
