"""On a phone: what was typed is found again, and work goes to a colleague."""

import re
import time

import pytest

from interwonen.home.demonstration.cast import PASSWORD
from tests.browser.conftest import Visitor
from tests.browser.visits import KEPT, PILOT, lose_the_session, on_a_phone

pytestmark = pytest.mark.browser

NOTE = "Half verslag, de bel ging."
KEEPS = "/toegang/concepten/"


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


def form_url(visitor) -> str:
    return f"{visitor.address}/{PILOT}/deelnemers/4/gesprekken/nieuw/"


def sign_in_at(page, who: str) -> None:
    """Sign in where the page asks for it, with what the browser holds."""
    page.get_by_label("E-mailadres").fill(f"{who}@demo.example")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url(re.compile("^(?!.*/login/)"))


def test_a_lost_session_keeps_the_text(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.locator("[name=note]").press_sequentially(NOTE)
    page.get_by_text(KEPT).wait_for()
    lose_the_session(page)
    page.locator("[name=note]").press_sequentially(" Weg.")
    page.get_by_text("U bent niet meer ingelogd.").wait_for()
    counsellor.sign_in("begeleider")
    page.get_by_role("link", name=re.compile("^Gesprek vastleggen, Fictief Dadel")).click()
    assert page.locator("[name=note]").input_value().startswith(NOTE)
    assert "nog niet opgeslagen" in counsellor.reads()
    counsellor.press("Concept weggooien")
    assert page.locator("[name=note]").input_value() == ""


def test_after_signing_in_in_another_tab_the_first_one_works_on(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.locator("[name=note]").press_sequentially(NOTE)
    page.get_by_text(KEPT).wait_for()
    lose_the_session(page)
    page.locator("[name=note]").press_sequentially(" Weg.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Opnieuw inloggen in een nieuw tabblad").click()
    sign_in_at(opened.value, "begeleider")
    assert "Gesprek vastleggen, Fictief Dadel" in opened.value.locator("main").inner_text()
    opened.value.close()
    page.locator("[name=note]").press_sequentially(" En terug.")
    page.get_by_text(KEPT).wait_for()
    counsellor.press("Gesprek opslaan")
    page.wait_for_url("**/gesprekken/")
    assert f"{NOTE} Weg. En terug." in counsellor.reads()


def test_what_was_saved_without_a_session_is_in_the_form_after_signing_in(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    lose_the_session(page)
    counsellor.fill(note=NOTE, duration_minutes="25")
    counsellor.press("Gesprek opslaan")
    assert "wat u typte" in counsellor.reads()
    sign_in_at(page, "begeleider")
    assert page.url == form_url(counsellor)
    assert page.locator("[name=note]").input_value() == NOTE
    assert page.locator("[name=duration_minutes]").input_value() == "25"
    counsellor.press("Concept weggooien")


def test_someone_else_who_signs_in_finds_nothing_of_it(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    lose_the_session(page)
    counsellor.fill(note=NOTE)
    counsellor.press("Gesprek opslaan")
    sign_in_at(page, "teamleider")
    assert page.url == form_url(counsellor)
    assert page.locator("[name=note]").input_value() == ""
    page.goto(counsellor.address)
    assert "Gesprek vastleggen, Fictief Dadel" not in counsellor.reads()
    lose_the_session(page)
    page.goto(form_url(counsellor))
    sign_in_at(page, "begeleider")
    assert page.locator("[name=note]").input_value() == ""


def test_a_tab_of_someone_else_keeps_and_saves_nothing(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    lose_the_session(page)
    tab = page.context.new_page()
    tab.goto(counsellor.address)
    sign_in_at(tab, "teamleider")
    page.locator("[name=note]").press_sequentially(NOTE)
    page.get_by_text("geopend met een ander account").wait_for()
    counsellor.press("Gesprek opslaan")
    assert "De pagina stond te lang open" in counsellor.reads()
    assert NOTE not in page.content()
    tab.goto(form_url(counsellor))
    assert tab.locator("[name=note]").input_value() == ""


def test_without_scripts_an_old_page_still_loses_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    visitor = on_a_phone(Visitor(context.new_page(), address), "begeleider")
    page = visitor.page
    page.goto(form_url(visitor))
    visitor.fill(note=NOTE)
    lose_the_session(page)
    tab = context.new_page()
    tab.goto(address)
    sign_in_at(tab, "begeleider")
    visitor.press("Gesprek opslaan")
    visitor.go("Het formulier weer openen met uw tekst")
    assert page.locator("[name=note]").input_value() == NOTE
    lose_the_session(page)
    visitor.press("Bewaar als concept en ga later verder")
    sign_in_at(page, "begeleider")
    assert page.locator("[name=note]").input_value() == NOTE
    visitor.press("Concept weggooien")
    context.close()


def test_a_lost_connection_is_shown_and_restored(counsellor):
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


def test_no_draft_is_kept_of_a_form_that_was_sent(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.route(form_url(counsellor), lambda route: (time.sleep(2.5), route.continue_()))
    kept = []
    page.on("request", lambda sent: kept.append(sent.url) if sent.url.endswith(KEEPS) else None)
    counsellor.fill(day="2021-06-28", starts_at="00:05", note="Net op tijd verstuurd.")
    counsellor.press("Gesprek opslaan")
    page.wait_for_url("**/gesprekken/")
    assert kept == []
    page.goto(form_url(counsellor))
    assert page.locator("[name=note]").input_value() == ""


@pytest.mark.parametrize("wait", [0, 400, 1000, 1400, 1490])
def test_saved_while_the_draft_is_on_its_way_leaves_no_ghost(counsellor, wait):
    """However soon after the last keystroke: the draft may arrive before, with or after it."""
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.route(f"**{KEEPS}", lambda route: (time.sleep(0.5), route.continue_()))
    counsellor.fill(day="2021-06-28", starts_at=f"01:{wait // 30:02}", duration_minutes="1")
    page.locator("[name=note]").press_sequentially(f"Opgeslagen na {wait} milliseconden.")
    page.wait_for_timeout(wait)
    counsellor.press("Gesprek opslaan")
    page.wait_for_url("**/gesprekken/")
    page.goto(form_url(counsellor))
    assert page.locator("[name=note]").input_value() == ""
    assert "Dit is uw concept" not in counsellor.reads()


def test_back_and_save_again_saves_nothing_twice(counsellor):
    page = counsellor.page
    note = "Een keer opgeslagen en teruggegaan."
    page.goto(form_url(counsellor))
    counsellor.fill(note=note)
    counsellor.press("Gesprek opslaan")
    page.wait_for_url("**/gesprekken/")
    page.go_back()
    counsellor.press("Gesprek opslaan")
    page.wait_for_url("**/gesprekken/")
    assert "Dit was al opgeslagen." in counsellor.reads()
    assert counsellor.reads().count(note) == 1


def test_typing_on_after_a_sending_that_was_stopped_is_kept(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.route(form_url(counsellor), lambda route: route.fulfill(status=204))
    page.locator("[name=note]").press_sequentially("Verstuurd zonder antwoord.")
    counsellor.press("Gesprek opslaan")
    page.locator("[name=note]").press_sequentially(" En verder.")
    page.get_by_text(KEPT).wait_for()
    page.unroute(form_url(counsellor))
    page.reload()
    assert page.locator("[name=note]").input_value() == "Verstuurd zonder antwoord. En verder."
    counsellor.press("Concept weggooien")


def test_nothing_personal_stays_in_the_browser(counsellor):
    page = counsellor.page
    page.goto(form_url(counsellor))
    page.locator("[name=note]").press_sequentially("Niets blijft achter.")
    page.get_by_text(KEPT).wait_for()
    local, session = page.evaluate("[{...localStorage}, {...sessionStorage}]")
    assert local == session == {}
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
    counsellor.enter("collega")
    assert text in counsellor.reads()
