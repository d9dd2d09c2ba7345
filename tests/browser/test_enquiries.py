"""Noise is reported twice and answered once; someone asks who lives at a number."""

import re

import pytest

pytestmark = pytest.mark.browser

PILOT = "interwonen-veenoord"
OPEN_BEFORE_SENDING = 3_500  # milliseconds: the public form takes nothing that is sent sooner


@pytest.fixture
def officer(visitor):
    visitor.enter("contact")
    return visitor


def record(officer, kind: str, text: str, **fields: str) -> str:
    """Record an enquiry; gives the address of its page."""
    officer.page.goto(f"{officer.address}/{PILOT}/vragen/nieuw/")
    officer.page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    for name in ("category", "channel"):
        if name in fields:
            officer.page.locator(f"[name={name}]").select_option(fields[name])
    officer.fill(text=text, received_on="2021-06-30")
    officer.press("Vraag of melding opslaan")
    return str(officer.page.url)


def answer(officer, text: str = "") -> None:
    if text:
        officer.fill(text=text)
    officer.page.locator("[name=channel]").select_option("channel.phone")
    officer.press("Antwoord opslaan")


def test_noise_is_reported_twice_answered_once_and_opened_again(officer, context):
    first = record(
        officer,
        "Melding",
        "Harde muziek na elven.",
        category="report_category.noise",
        channel="channel.phone",
    )
    # The second neighbour uses the public page.
    neighbour = context.browser.new_context(locale="nl-NL").new_page()
    neighbour.goto(f"{officer.address}/buurt/{PILOT}/vraag/")
    neighbour.get_by_label(re.compile("^Melding")).check()
    neighbour.locator("[name=category]").select_option("report_category.noise")
    neighbour.locator("[name=text]").fill("Veel lawaai vannacht.")
    neighbour.wait_for_timeout(OPEN_BEFORE_SENDING)
    neighbour.locator("main").get_by_role("button", name="Versturen", exact=True).click()
    neighbour.wait_for_url("**/stand/**")
    link = neighbour.url

    officer.page.goto(f"{first}zelfde/")
    newest = officer.page.locator("[name=other] option").all_inner_texts()
    number = max(int(found[1]) for words in newest if (found := re.match(r"Nr\. (\d+)", words)))
    officer.page.locator("[name=other]").select_option(
        label=next(words for words in newest if words.startswith(f"Nr. {number},"))
    )
    officer.press("Verbinden")
    assert f"Nr. {number}" in officer.reads()

    officer.page.goto(f"{first}antwoord/")
    assert f"Nr. {number}" in officer.reads()
    answer(officer, "De muziek gaat om tien uur uit.")
    officer.page.goto(f"{first}afsluiten/")
    officer.fill(text="Afspraak gemaakt.")
    officer.choose("Bevestigd")
    officer.press("Vraag of melding afhandelen")
    assert "Afgehandeld" in officer.reads()

    neighbour.goto(link)
    assert "De muziek gaat om tien uur uit." in neighbour.locator("main").inner_text()
    neighbour.get_by_label("Nee", exact=True).check()
    neighbour.locator("[name=text]").fill("Vannacht was het er weer.")
    neighbour.wait_for_timeout(OPEN_BEFORE_SENDING)
    neighbour.locator("main").get_by_role("button", name="Versturen", exact=True).click()
    neighbour.wait_for_load_state()
    neighbour.context.close()

    officer.page.goto(first)
    assert "Heropend" not in officer.reads()
    officer.page.get_by_role("link", name=f"Nr. {number},").click()
    assert "Heropend" in officer.reads()
    assert "Vannacht was het er weer." in officer.reads()


def test_who_asks_who_lives_at_a_number_hears_that_nobody_is_told(officer):
    page = record(officer, "Vraag", "Wie woont er op nummer 12?", channel="channel.steunpunt")
    assert "We vertellen niemand wie waar woont." in officer.reads()
    officer.go("Antwoord vastleggen", "We vertellen niemand wie waar woont")
    assert "wie waar woont" in officer.page.locator("[name=text]").input_value()
    officer.page.locator("[name=channel]").select_option("channel.steunpunt")
    officer.press("Eerst bekijken")
    assert "Dit leest de buur" in officer.reads()
    assert "Wij vertellen niemand wie waar woont." in officer.reads()
    officer.press("Antwoord opslaan")
    assert officer.page.url == page
    assert "Beantwoord" in officer.reads()
