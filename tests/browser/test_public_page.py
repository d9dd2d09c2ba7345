"""A neighbour without an account: the page on a phone, a question, the answer, not solved."""

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Route

from tests.browser.test_every_page import blocked, faults

pytestmark = pytest.mark.browser

PILOT = "interwonen-veenoord"
HOME, ASK = f"buurt/{PILOT}/", f"buurt/{PILOT}/vraag/"
PHONE = {"width": 360, "height": 740}
MOST_BYTES = 15_000
WEIGHT = """performance.getEntriesByType('navigation')
  .concat(performance.getEntriesByType('resource'))
  .reduce((sum, part) => sum + part.transferSize, 0)"""
A_MACHINE_IS_FASTER = 3_200  # milliseconds


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The telephone of a neighbour, on which scripts are switched off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def send(page: Page, button: str = "Versturen") -> None:
    page.wait_for_timeout(A_MACHINE_IS_FASTER)
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


def reads(page: Page) -> str:
    return page.locator("main").inner_text()


def ask(page: Page, address: str, text: str) -> str:
    """Report noise; gives the number of the message."""
    page.goto(f"{address}/{HOME}")
    page.get_by_role("link", name="Schrijf hier uw vraag of melding").click()
    page.get_by_label("Melding", exact=True).check()
    page.locator("[name=category]").select_option("report_category.noise")
    page.locator("[name=text]").fill(text)
    send(page)
    return re.search(r"Het nummer is (\d+)", reads(page))[1]


def test_each_page_is_light_and_accessible(browser, address):
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    said = blocked(page)
    page.add_init_script(AXE_SCRIPT)
    for path in (HOME, ASK):
        page.goto(f"{address}/{path}", wait_until="load")
        assert 0 < page.evaluate(WEIGHT) < MOST_BYTES, path
        assert faults(page) == [], path
    send(page)
    assert faults(page) == []
    page.goto(f"{address}/{ASK}")
    page.get_by_label("Vraag", exact=True).check()
    page.locator("[name=text]").fill("Fictief. Wanneer is het open?")
    send(page)
    assert faults(page) == []
    page.goto(f"{address}/buurt/{PILOT}/stand/onbekend/")
    assert faults(page) == []
    assert context.cookies() == []
    assert [line for line in said if "Content Security Policy" in line] == []
    context.close()


def test_noise_is_answered_and_opened_again_by_the_neighbour(visitor, phone, address):
    number = ask(phone, address, "Fictief. Harde muziek na elf uur.")
    assert "Antwoord uiterlijk op" in reads(phone)

    visitor.enter("contact")
    visitor.page.goto(f"{address}/{PILOT}/vragen/")
    visitor.page.get_by_role("link", name=re.compile(rf"^Nr\. {number},")).click()
    enquiry = visitor.page.url
    visitor.page.goto(f"{enquiry}antwoord/")
    visitor.fill(text="Fictief. De muziek gaat om tien uur uit.")
    visitor.page.locator("[name=channel]").select_option("channel.form")
    visitor.press("Antwoord opslaan")
    visitor.page.goto(f"{enquiry}afsluiten/")
    visitor.fill(text="Fictief. Besproken.")
    visitor.choose("Bevestigd")
    visitor.press("Vraag of melding afhandelen")

    phone.reload()
    assert "De muziek gaat om tien uur uit." in reads(phone)
    assert "Besproken" not in reads(phone)
    phone.get_by_label("Nee").check()
    send(phone)
    assert "U hebt nog niet gezegd wat niet is opgelost." in reads(phone)
    phone.locator("[name=text]").fill("Fictief. Gisteren weer <b>herrie</b>.")
    send(phone)
    assert "Wij kijken er opnieuw naar." in reads(phone)
    visitor.page.goto(enquiry)
    assert "Fictief. Gisteren weer <b>herrie</b>." in visitor.reads()
    assert "Heropend" in visitor.reads()


def test_a_forged_seal_and_a_long_text_come_back_whole(browser, address):
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{address}/{ASK}")
    text = "Fictief. <script>alert(1)</script> 🙂 " + "lang " * 20_000
    page.get_by_label("Vraag", exact=True).check()
    page.locator("[name=text]").fill(text)
    page.evaluate("document.querySelector('[name=open_seal]').value = 'vervalst'")
    send(page)
    assert "Wij konden niet zien dat dit formulier van onze pagina komt." in reads(page)
    assert "Uw tekst heeft" in reads(page)
    assert page.locator("[name=text]").input_value().strip() == text.strip()
    page.locator("[name=text]").fill(text[:200])
    send(page)
    assert "Het nummer is" in reads(page)
    assert context.cookies() == []
    context.close()


def test_who_sent_two_hundred_has_to_wait_and_a_neighbour_has_not(browser, address):
    flooded = browser.new_context(viewport=PHONE, locale="nl-NL")
    flooded.route("**/*", from_another_connection)
    page = flooded.new_page()
    fill_in(page, address)
    page.wait_for_timeout(A_MACHINE_IS_FASTER)
    sent = page.evaluate("new URLSearchParams(new FormData(document.forms[0])).toString()")
    statuses = [ask_elsewhere(page.url, form(sent, number))[0] for number in range(200)]
    assert statuses[:11] == [302] * 10 + [429]
    assert statuses.count(429) > 180  # one more may come through every two minutes
    page.get_by_role("button", name="Versturen").click()
    page.wait_for_load_state()
    assert "Er kwamen veel berichten binnen via uw internetverbinding." in reads(page)
    assert "Bel" in reads(page)
    assert page.locator("[name=text]").input_value() == "Fictief. Een klacht."
    flooded.close()

    neighbour = browser.new_context(viewport=PHONE, locale="nl-NL")
    page = neighbour.new_page()
    fill_in(page, address)
    send(page)
    assert "Het nummer is" in reads(page)
    neighbour.close()


def fill_in(page: Page, address: str) -> None:
    """A complaint: it has six weeks, and stands below what other tests look for in the list."""
    page.goto(f"{address}/{ASK}")
    page.get_by_label("Klacht", exact=True).check()
    page.locator("[name=text]").fill("Fictief. Een klacht.")


def form(sent: str, number: int) -> bytes:
    """The same message as one of its own: a form that is sent twice is one."""
    return re.sub(r"(submission=[^&]*)", rf"\g<1>-{number}", sent).encode()


def ask_elsewhere(url: str, body: bytes | None) -> tuple[int, dict[str, str], bytes]:
    """What the server answers to another internet connection than that of the other browsers."""
    parts = urlsplit(url)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    with closing(
        HTTPConnection(parts.hostname, parts.port, source_address=("127.0.0.2", 0))
    ) as line:
        line.request("POST" if body else "GET", f"{parts.path}?{parts.query}", body, kind)
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()


def from_another_connection(route: Route) -> None:
    asked = route.request
    status, headers, body = ask_elsewhere(asked.url, asked.post_data_buffer)
    route.fulfill(status=status, headers=headers, body=body)
