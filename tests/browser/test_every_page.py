"""Every page for each role: no accessibility violations, no sideways scroll, nothing blocked."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

# The accounts of the demonstration and the pages that each opens, under the pilot's address.
PAGES = {
    "beleid": (
        "",
        "pilot/",
        "pilot/wijzigen/",
        "pilot/capaciteit/nieuw/",
        "woningen/",
        "woningen/nieuw/",
        "deelnemers/",
        "vragen/",
        "vragen/9/",
        "vragen/9/antwoord/",
        "evaluaties/",
        "evaluaties/1/",
        "evaluaties/2/oordeel/",
        "rapportages/",
        "rapportages/2021-Q2/",
        "rapportages/2021-Q2/teksten/",
        "logboek/pilot/1/",
    ),
    "wmo": (
        "",
        "deelnemers/",
        "deelnemers/1/",
        "deelnemers/aanmelden/",
        "deelnemers/7/plaatsen/",
        "aanmeldingen/8/besluit/",
        "verblijven/1/uitstroom/",
        "verblijven/3/geschiedenis/",
    ),
    "begeleider": (
        "",
        "deelnemers/1/",
        "deelnemers/1/gesprekken/",
        "deelnemers/1/gesprekken/nieuw/",
    ),
    "teamleider": ("deelnemers/1/begeleider/",),
    "contact": ("vragen/nieuw/", "vragen/9/afsluiten/"),
    "beheer": ("", "mensen/", "mensen/uitnodigen/", "mensen/rollen/"),
    "audit": ("", "logboek/"),
}
WIDTHS = (1280, 320)


def faults(page) -> list[str]:
    """What is wrong with the page that is open, in words."""
    found = [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*found, f"{wide} px too wide"] if wide > 0 else found


def test_signing_in(visitor):
    said = blocked(visitor.page)
    for path in ("toegang/login/", "toegang/password/reset/", "uitnodiging/onbekend/", "nergens"):
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 900})
            visitor.page.goto(f"{visitor.address}/{path}")
            assert faults(visitor.page) == [], (path, width)
    assert [line for line in said if "Content Security Policy" in line] == []


@pytest.mark.parametrize("who", PAGES)
def test_every_page(visitor, who):
    visitor.sign_in(who)
    said = blocked(visitor.page)
    for path in PAGES[who]:
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 900})
            answer = visitor.page.goto(f"{visitor.address}/interwonen-veenoord/{path}")
            assert answer.status == 200, path
            assert faults(visitor.page) == [], (path, width)
    assert said == []


def blocked(page) -> list[str]:
    """The list to which every warning and error of the browser's console is added."""
    said: list[str] = []
    page.on("console", lambda line: line.type in ("warning", "error") and said.append(line.text))
    return said


def test_a_session_can_be_logged_without_javascript_by_keyboard(browser, address):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    visitor = Visitor(context.new_page(), address)
    visitor.sign_in("begeleider")
    visitor.page.goto(f"{address}/interwonen-veenoord/deelnemers/2/gesprekken/nieuw/")
    visitor.fill(day="2021-06-27", starts_at="00:01", note="Zonder muis en zonder script.")
    visitor.page.locator("[name=contact_type]").first.focus()
    visitor.page.keyboard.press("Space")
    visitor.page.get_by_role("button", name="Gesprek opslaan").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/gesprekken/")
    assert "Zonder muis en zonder script." in visitor.reads()
    context.close()
