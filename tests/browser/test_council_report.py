"""A report to the council is corrected: written, approved by two, published, and asked about."""

import hashlib
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visitor
from tests.browser.test_every_page import blocked, faults
from tests.browser.test_public_page import reads, send
from tests.browser.visits import KEPT, PILOT, open_page

pytestmark = pytest.mark.browser

# The second quarter stays the draft that other tests look at.
REPORT, PUBLIC = "rapportages/2021-Q1/", f"buurt/{PILOT}/rapportages/2021-Q1/"
COMPOSE, DRAFT = f"{REPORT}samenstellen/", "rapportages/2021-Q2/samenstellen/"
CHANGED = "Verzonnen: de tekst over de buurt was niet compleet."
TYPED = "Verzonnen: de buurt kreeg ook een kaart met de openingstijden."
COMMENT = "Verzonnen: noem hier ook wie er vertrok."
QUESTION = "Verzonnen vraag: hoeveel mensen verhuizen er dit jaar nog?"


@pytest.fixture
def member(browser: Browser) -> Iterator[Page]:
    """A member of the council who reads at home, without an account."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    yield page
    assert context.cookies() == []
    context.close()


def test_a_correction_from_its_first_word_to_a_question_of_the_council(visitor, member, address):
    said = blocked(visitor.page)
    visitor.page.add_init_script(AXE_SCRIPT)
    visitor.enter("beleid")
    visitor.go("Rapportages", "Eerste kwartaal van 2021", "Rapportage verbeteren")
    visitor.fill(what_changed=CHANGED)
    visitor.press("Opslaan")
    proposal = write_two_blocks(visitor)
    discuss(visitor)
    submit(visitor)
    approve(visitor, "teamleider")
    assert "nog 1 goedkeuring nodig" in visitor.reads()
    look_at(visitor, "goedkeuring-intrekken/")
    approve(visitor, "beleid2")
    assert "Tea Teamleider, Berend Beleid" in visitor.reads()
    look_at(visitor, "goedkeuren/", "terugsturen/")
    visitor.enter("beleid")
    look_at(visitor, "terugnemen/", "publiceren/")
    visitor.press("Rapportage publiceren")
    visitor.page.wait_for_url(f"**/{REPORT}")
    assert "staat nu op de openbare pagina" in visitor.reads()

    read_in_public(member, address, says=(CHANGED, TYPED, proposal))
    ask(member, address)
    visitor.enter("contact")
    visitor.go("Evaluaties", "Vragen van de raad", QUESTION)
    assert "2.3" in visitor.reads()
    assert QUESTION in visitor.reads()
    assert [line for line in said if "422" not in line] == []  # a refused form answers so


def look_at(visitor: Visitor, *acts: str) -> None:
    """Each of these pages on the report, which are there for a moment only, has no fault."""
    for path in acts:
        open_page(visitor, f"{REPORT}{path}")
        assert visitor.page.url.endswith(path)
        assert faults(visitor.page) == [], path


def write_two_blocks(visitor: Visitor) -> str:
    """One text from the proposal, which this gives, and one that is typed and kept meanwhile."""
    text = visitor.page.locator("[name=text]")
    open_page(visitor, f"{COMPOSE}flow/")
    text.fill("")
    visitor.press("Neem dit voorstel over")
    proposal = text.input_value()
    assert "kwamen 4 mensen wonen" in proposal
    visitor.press("Neem dit voorstel over")
    assert text.input_value() == proposal, "taken over once"
    visitor.press("Opslaan, en door naar 3.1 De buurt geïnformeerd")
    text.fill("")
    text.press_sequentially(TYPED)
    visitor.page.get_by_text(KEPT).wait_for()
    visitor.page.reload()
    assert text.input_value() == TYPED
    visitor.press("Opslaan")
    return proposal


def discuss(visitor: Visitor) -> None:
    """The team lead says something of a block; who writes cannot submit before that is dealt with."""
    visitor.enter("teamleider")
    open_page(visitor, f"{COMPOSE}flow/opmerking/")
    visitor.fill(text=COMMENT)
    visitor.press("Opmerking plaatsen")
    visitor.enter("beleid")
    open_page(visitor, COMPOSE)
    assert "1 open opmerking" in visitor.reads()
    visitor.go("Schrijf 2.3 In- en uitstroom")
    assert COMMENT in visitor.reads()
    visitor.go("Afgehandeld?")
    visitor.press("De opmerking is afgehandeld")


def submit(visitor: Visitor) -> None:
    open_page(visitor, COMPOSE)
    visitor.go("Rapportage voorleggen")
    visitor.press("Rapportage voorleggen")
    assert "nog 2 goedkeuringen nodig" in visitor.reads()
    assert visitor.page.get_by_role("link", name="Lezen en goedkeuren").count() == 0


def approve(visitor: Visitor, who: str) -> None:
    """Read it and approve of it; without a tick the page says so, and that has the focus."""
    visitor.enter(who)
    open_page(visitor, REPORT)
    visitor.go("Lezen en goedkeuren")
    assert TYPED in visitor.reads()
    visitor.press("Rapportage goedkeuren")
    assert "Vink aan waar u naar hebt gekeken" in visitor.page.locator(":focus").inner_text()
    for box in visitor.page.locator("[name=ticked]").all():
        box.check()
    visitor.press("Rapportage goedkeuren")


def read_in_public(page: Page, address: str, *, says: tuple[str, ...]) -> None:
    """What everyone reads, in any width; the earlier version stays, and so do the bytes of the PDF."""
    said = blocked(page)
    page.goto(f"{address}/{PUBLIC}")
    assert faults(page) == []
    for words in says:
        assert words in reads(page)
    metadata = page.request.get(f"{address}/{PUBLIC}versie/2/metadata.json").text()
    pdf = page.request.get(f"{address}/{PUBLIC}versie/2/rapportage.pdf").body()
    assert pdf.startswith(b"%PDF-")
    assert hashlib.sha256(pdf).hexdigest() in metadata
    page.goto(f"{address}/{PUBLIC}versie/1/")
    assert faults(page) == []
    assert CHANGED in reads(page)
    assert TYPED not in reads(page)
    page.get_by_role("link", name="Naar de laatste versie").click()
    assert page.url == f"{address}/{PUBLIC}"
    assert said == []


def ask(page: Page, address: str) -> None:
    page.goto(f"{address}/{PUBLIC}")
    page.get_by_role("link", name="Stel een vraag over blok 2.3", exact=True).click()
    send(page)
    assert "Fout" in page.title()
    assert faults(page) == []
    page.locator("[name=text]").fill(QUESTION)
    send(page)
    assert faults(page) == []
    assert "Een medewerker kijkt er eerst naar." in reads(page)


# Figures that run out of their row or stand on another line than the first, badges that are not at the
# right of their theme, and words of a head of a table that are broken off, also of the heads in a card.
MISPLACED = """() => {
  const right = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start); range.setEnd(node, end);
    return [range.getBoundingClientRect().right, range.getClientRects().length];
  };
  const row = document.querySelector(".key-figures"), edge = row.getBoundingClientRect().right;
  const figures = [...row.querySelectorAll("strong")].filter(
    (each) => right(each.firstChild, 0, each.firstChild.length)[0] > edge + 1
      || (innerWidth > 1000 && each.offsetTop !== row.querySelector("strong").offsetTop));
  const badges = [...document.querySelectorAll(".theme")].filter((each) =>
    Math.abs(each.children[1].getBoundingClientRect().right - each.getBoundingClientRect().right) > 1);
  const broken = [...document.querySelectorAll("thead th")].flatMap((each) =>
    each.offsetParent === null ? [] : [...each.textContent.matchAll(/[\\w-]+/g)].filter(
      (word) => right(each.firstChild, word.index, word.index + word[0].length)[1] > 1));
  const pen = document.createElement("canvas").getContext("2d");
  const inCards = [...document.querySelectorAll("td[data-label]")].flatMap((each) => {
    const column = parseFloat(getComputedStyle(each).gridTemplateColumns);
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(each, "::before");
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return each.dataset.label.split(/\\s+/).filter((word) => pen.measureText(word).width > column + 1);
  });
  broken.push(...inCards);
  return [...figures, ...badges].map((each) => each.textContent.trim()).concat(broken.map(String));
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_page_one_and_its_tables_fit_a_phone_and_a_desk(member, address, width):
    member.set_viewport_size({"width": width, "height": 900})
    member.goto(f"{address}/{PUBLIC}versie/1/")
    assert member.evaluate(MISPLACED) == []


def test_a_block_is_written_without_javascript_by_keyboard(browser, address):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    visitor = Visitor(context.new_page(), address)
    visitor.sign_in("beleid")
    open_page(visitor, f"{DRAFT}planning/")
    press, focused = visitor.page.keyboard.press, visitor.page.locator(":focus")
    visitor.page.get_by_role("button", name="Neem dit voorstel over").focus()
    press("Enter")
    visitor.page.get_by_text("Het is nog niet opgeslagen.").wait_for()
    visitor.page.locator("[name=text]").focus()
    press("Control+End")
    visitor.page.keyboard.type(f"\n\n{TYPED}")
    press("Tab")
    assert focused.get_attribute("name") == "is_ready"
    press("Space")
    press("Tab")
    assert focused.inner_text() == "Opslaan"
    press("Enter")
    visitor.page.wait_for_url(f"**/{DRAFT}")
    row = visitor.page.locator(".iw-rows__row", has_text="6.2 Planning")
    assert "Klaar" in row.inner_text()
    open_page(visitor, "rapportages/2021-Q2/")
    planning = visitor.page.locator("#blok-6-2").inner_text()
    assert TYPED in planning
    assert "Op 8 juli 2021:" in planning
    context.close()
