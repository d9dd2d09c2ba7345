"""On a phone: what was typed is found again, and work goes to a colleague."""

import re

import pytest

from tests.browser.test_counsellor import PILOT, on_a_phone

pytestmark = pytest.mark.browser

NOTE = "Half verslag, de bel ging."
KEPT = re.compile("Concept bewaard om")


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


def form_url(visitor) -> str:
    return f"{visitor.address}/{PILOT}/deelnemers/4/gesprekken/nieuw/"


def test_a_lost_session_keeps_the_text(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.locator("[name=note]").press_sequentially(NOTE)
    page.get_by_text(KEPT).wait_for()
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=note]").press_sequentially(" Weg.")
    page.get_by_text("U bent niet meer ingelogd.").wait_for()
    counsellor.sign_in("begeleider")
    page.get_by_role("link", name=re.compile("^Gesprek vastleggen, Fictief Dadel")).click()
    assert page.locator("[name=note]").input_value().startswith(NOTE)
    assert "nog niet opgeslagen" in counsellor.reads()
    counsellor.press("Concept weggooien")
    assert page.locator("[name=note]").input_value() == ""


def test_a_lost_connection_is_told_and_mended(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.context.set_offline(True)
    page.locator("[name=note]").press_sequentially("Zonder verbinding getypt.")
    page.get_by_text("Niet bewaard: er is geen verbinding.").wait_for()
    page.context.set_offline(False)
    page.locator("[name=note]").press_sequentially(" En weer verder.")
    page.get_by_text(KEPT).wait_for()
    page.reload()
    assert "Zonder verbinding getypt." in page.locator("[name=note]").input_value()
    counsellor.press("Concept weggooien")


def test_nothing_personal_stays_in_the_browser(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.locator("[name=note]").press_sequentially("Niets blijft achter.")
    page.get_by_text(KEPT).wait_for()
    local, session = page.evaluate("[{...localStorage}, {...sessionStorage}]")
    assert local == {}
    # htmx keeps the path of the page, which names nobody.
    assert set(session) <= {"htmx-current-path-for-history"}
    assert "achter" not in str(session)
    page.reload()
    counsellor.press("Concept weggooien")


def test_a_follow_up_goes_to_a_colleague(counsellor):
    text = "Fictief. Formulier voor de bibliotheek meenemen"
    counsellor.page.goto(f"{counsellor.address}/{PILOT}/vervolgacties/")
    counsellor.page.get_by_role("link", name=re.compile(f"Overdragen {text}")).click()
    counsellor.choose("Bram Begeleider")
    counsellor.press("Overdragen")
    assert "overgedragen aan Bram Begeleider" in counsellor.reads()
    mine, of_colleagues = counsellor.reads().split("Van collega's")
    assert text not in mine
    assert text in of_colleagues
    counsellor.sign_in("collega")
    assert text in counsellor.reads()
