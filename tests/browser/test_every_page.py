"""Every page for each role: no accessibility violations, no sideways scroll, nothing blocked."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

# The accounts of the demonstration and the pages that each opens, under the pilot's address.
PAGES = {
    "beleid": (
        "",
        "pilot/",
        "pilot/wijzigen/",
        "pilot/capaciteit/nieuw/",
        "pilot/openingstijden/",
        "pilot/locatietoets/",
        "pilot/locatietoets/nieuw/",
        "pilot/locatietoets/criteria/",
        "pilot/financiering/",
        "pilot/financiering/1/",
        "pilot/financiering/1/bedragen/nieuw/",
        "woningen/",
        "woningen/?datum=2021-05-15",
        "woningen/?datum=2030-01-01",
        "woningen/tijdlijn/",
        "woningen/leegstand/",
        "woningen/nieuw/",
        "woningen/3/",
        "woningen/3/wijzigen/",
        "woningen/3/controleren/",
        "woningen/3/leegstand/nieuw/",
        "leegstand/1/wijzigen/",
        "woningen/3/beschikbaarheid/nieuw/",
        "beschikbaarheid/3/wijzigen/",
        "deelnemers/",
        "deelnemers/?q=IW-001",
        "steunpunt/overzicht/",
        "vragen/",
        "vragen/9/",
        "vragen/9/antwoord/",
        "vragen/9/signaal/",
        "evaluaties/",
        "evaluaties/1/",
        "evaluaties/2/oordeel/",
        "toezeggingen/",
        "toezeggingen/10/",
        "toezeggingen/nieuw/",
        "toezeggingen/overnemen/",
        "rapportages/",
        "rapportages/2021-Q2/",
        "rapportages/2021-Q2/samenstellen/",
        "rapportages/2021-Q2/samenstellen/kenmerken/",
        "rapportages/2021-Q2/samenstellen/flow/",
        "rapportages/2021-Q2/samenstellen/result/",
        "rapportages/2021-Q2/samenstellen/enquiries/opmerking/",
        "rapportages/2021-Q2/voorleggen/",
        "rapportages/2021-Q2/bijlage/",
        "rapportages/2021-Q1/verbeteren/",
        "opmerkingen/1/afhandelen/",
        "raadsvragen/1/antwoord/wijzigen/",
        "raadsvragen/2/antwoord/",
        "raadsvragen/2/verlengen/",
        "gegevens/",
        "bewaren/",
        "bewaren/1/",
        "geschiedenis/rapportages/1/",
        "geschiedenis/pilot/1/",
    ),
    "wmo": (
        "",
        "deelnemers/",
        "deelnemers/wachtlijst/",
        "deelnemers/zonder-vervolgwoning/",
        "verzoeken/",
        "verzoeken/nieuw/",
        "verzoeken/1/wijzigen/",
        "verzoeken/1/intrekken/",
        "deelnemers/aanmelden/",
        "deelnemers/1/",
        "deelnemers/1/wonen/",
        "deelnemers/3/wonen/",
        "deelnemers/3/aanmelding/",
        "deelnemers/3/opnieuw-aanmelden/",
        "deelnemers/8/tijdlijn/",
        "deelnemers/7/plaatsen/",
        "aanmeldingen/7/wachtlijst/",
        "aanmeldingen/7/intrekken/",
        "aanmeldingen/8/intake/",
        "aanmeldingen/8/wijzigen/",
        "aanmeldingen/8/besluit/",
        "verblijven/1/wijzigen/",
        "verblijven/1/verhuizen/",
        "verblijven/1/vervolgwoning/",
        "verblijven/1/sleutels-terug/",
        "verblijven/1/vertrek/",
        "deelnemers/1/wie-keek/",
        "deelnemers/1/wijzigingen/",
        "rechten/",
        "rechten/1/",
        "deelnemers/1/verzoek/",
        "geschiedenis/verblijven/3/",
        "vertrek/1/nazorg/",
        "vertrek/1/opnieuw-dakloos/",
        "vertrek/1/wijzigen/",
        "vertrek/1/intrekken/",
        "sleutels/1/wijzigen/",
    ),
    "begeleider": (
        "",
        "deelnemers/?q=gesprek",
        "deelnemers/1/",
        "deelnemers/1/te-vertellen/nieuw/",
        "bewonerswoorden/nieuw/",
        "deelnemers/1/wijzigen/",
        "deelnemers/1/tijdlijn/",
        "deelnemers/1/tijdlijn/?kind=stay",
        "deelnemers/1/doelen/",
        "deelnemers/1/doelen/nieuw/",
        "deelnemers/1/belemmeringen/nieuw/",
        "deelnemers/1/woonvaardigheden/nieuw/",
        "deelnemers/1/klaar-om-te-huren/nieuw/",
        "deelnemers/1/vervolgacties/nieuw/",
        "deelnemers/1/gesprekken/",
        "deelnemers/1/gesprekken/nieuw/",
        "deelnemers/1/gesprekken/plannen/",
        "deelnemers/1/gesprekken/reeks/",
        "gesprekken/1/",
        "gesprekken/1/wijzigen/",
        "gesprekken/1/intrekken/",
        "gesprekken/groep/",
        "gesprekken/zoeken/?q=huur",
        "vervolgacties/",
        "agenda/koppelen/",
        "deelnemers/2/incidenten/",
        "deelnemers/2/incidenten/nieuw/",
        "steunpunt/",
        "steunpunt/?datum=2021-06-27",
        "steunpunt/dag/?datum=2021-06-29",
        "steunpunt/inloop/",
        "steunpunt/inloop/terug/",
        "noodtoegang/openen/",
    ),
    "teamleider": (
        "",
        "team/",
        "team/overdragen/",
        "deelnemers/1/begeleider/",
        "deelnemers/wachtlijst/",
        "aanmeldingen/7/voorstel/",
        "voorstellen/1/intrekken/",
        "incidenten/",
        "incidenten/1/",
        "incidenten/1/afspraken/",
        "signalen/",
        "rapportages/2021-Q2/samenstellen/flow/opmerking/",
        "rapportages/2021-Q2/afscherming/",
        "opmerkingen/1/wijzigen/",
        "opmerkingen/1/intrekken/",
        "bewonerswoorden/",
        "noodtoegang/",
        "deelnemers/1/wie-keek/",
    ),
    "contact": (
        "raadsvragen/",
        "raadsvragen/nieuw/",
        "raadsvragen/1/",
        "raadsvragen/2/toewijzen/",
        "raadsvragen/2/wijzigen/",
        "vragen/nieuw/",
        "vragen/9/afsluiten/",
        "spreekuur/",
        "spreekuur/3/",
        "spreekuur/3/telefoon/",
        "spreekuur/3/afspraak/",
        "telefoontjes/1/wijzigen/",
        "telefoontjes/6/wijzigen/",
        "buurtcijfers/",
        "woningen/2/",
        "buurtpagina/",
        "buurtpagina/contact/",
        "buurtpagina/voorbeeld/",
        "buurtpagina/aan-of-uit/",
        "buurtpagina/vragen/1/wijzigen/",
    ),
    "beheer": ("", "mensen/", "mensen/uitnodigen/", "mensen/rollen/"),
    "audit": (
        "",
        "logboek/",
        "logboek/?subject=IW-001",
        "logboek/wie-keek/IW-001/",
        "noodtoegang/",
    ),
}
WIDTHS = (320, 1280)
VIOLATIONS = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"

# Codes such as IW-009 that stand in two lines, broken at their hyphen.
BROKEN_CODES = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node; (node = walker.nextNode());) {
    for (const code of node.data.matchAll(/\\bIW-[0-9]{3}\\b/g)) {
      const range = document.createRange();
      range.setStart(node, code.index);
      range.setEnd(node, code.index + code[0].length);
      const tops = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
      if (tops.size > 1) broken.push(code[0] + ' in ' + node.parentElement.outerHTML.slice(0, 120));
    }
  }
  return broken;
}"""


def faults(page) -> list[str]:
    """What is wrong with the page that is open, in words; leaves it at the last of the widths."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{wide} px too wide at {width}"] if wide > 0 else []
        found += [f"broken at {width}: {code}" for code in page.evaluate(BROKEN_CODES)]
    return found + [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in page.evaluate(VIOLATIONS)
        for node in violation["nodes"]
    ]


def test_signing_in(visitor):
    said = blocked(visitor.page)
    visitor.page.add_init_script(AXE_SCRIPT)
    for path in ("toegang/login/", "toegang/password/reset/", "uitnodiging/onbekend/", "nergens"):
        visitor.page.goto(f"{visitor.address}/{path}")
        assert faults(visitor.page) == [], path
    assert [line for line in said if "Content Security Policy" in line] == []


@pytest.mark.parametrize("who", PAGES)
def test_every_page(visitor, who):
    visitor.enter(who)
    said = blocked(visitor.page)
    visitor.page.add_init_script(AXE_SCRIPT)
    for path in PAGES[who]:
        answer = visitor.page.goto(f"{visitor.address}/interwonen-veenoord/{path}")
        assert answer.status == 200, path
        assert faults(visitor.page) == [], path
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
