"""A quarterly evaluation in a browser: from planning to adopted minutes, whose figures stay."""

import re

import pytest

from tests.browser.conftest import Visitor
from tests.browser.visits import open_page

pytestmark = pytest.mark.browser

THEME = "Fictieve evaluatie van deze week"


def test_an_evaluation_from_planning_to_adopted_minutes(visitor):
    visitor.enter("beleid")
    visitor.go("Evaluaties", "Evaluatie inplannen")
    visitor.fill(theme=THEME, planned_on="2021-06-30")
    visitor.press("Inplannen")
    visitor.sign_in("begeleider")
    open_evaluation(visitor)
    visitor.go("Bijdragen")
    visitor.choose("Is de begeleiding voldoende en bereikbaar?")
    visitor.fill(text="Fictief. De avonden zijn druk.")
    visitor.press("Bijdrage opslaan")
    visitor.sign_in("beleid")
    open_evaluation(visitor)
    write_minutes(visitor)
    visitor.go("Verslag voorleggen")
    visitor.press("Verslag voorleggen")
    assert "Wacht op tweede lezer" in visitor.reads()
    visitor.sign_in("teamleider")
    open_evaluation(visitor)
    visitor.go("Verslag lezen en vaststellen")
    visitor.press("Verslag vaststellen")
    assert "Het verslag is vastgesteld." in visitor.reads()
    assert "Fictief. De sleutels tellen." in visitor.reads()


def open_evaluation(visitor: Visitor) -> None:
    visitor.go("Evaluaties", THEME)


def write_minutes(visitor: Visitor) -> None:
    """Judge, say who was there and what was found, and agree on one thing."""
    visitor.go("Oordeel vastleggen")
    visitor.fill(progress="Fictief. Het loopt.", embedding="Fictief. Er is nog geen geld.")
    visitor.choose("Doorgaan")
    visitor.fill(decision="Fictief. De pilot gaat door.")
    visitor.press("Oordeel vastleggen")
    visitor.go("Aanwezigheid vastleggen")
    for group in visitor.page.get_by_role("group", name="Aanwezige").all()[:3]:
        group.get_by_label("Aanwezig", exact=True).check()
    visitor.press("Aanwezigheid opslaan")
    visitor.go("Bevindingen vastleggen")
    assert "Fictief. De avonden zijn druk." in visitor.reads()
    for answer in visitor.page.get_by_label("Nog niet te zeggen").all():
        answer.check()
    visitor.press("Bevindingen opslaan")
    visitor.go("Actiepunt toevoegen")
    visitor.fill(what="Fictief. De sleutels tellen.", organisation="Woonservice")
    visitor.fill(due_on="2021-07-15")
    visitor.press("Actiepunt opslaan")


def test_the_figures_of_adopted_minutes_stay_when_data_change(visitor):
    visitor.enter("contact")
    kept = figures(visitor, "Evaluatie na de eerste drie maanden")
    coming = figures(visitor, "Evaluatie halverwege", "Agenda")
    open_page(visitor, "vragen/nieuw/")
    visitor.page.get_by_role("radio", name=re.compile("^Vraag")).check()
    visitor.page.locator("[name=channel]").select_option("channel.phone")
    visitor.fill(text="Fictief. Waar is het steunpunt?", received_on="2021-05-20")
    visitor.press("Vraag of melding opslaan")
    assert figures(visitor, "Evaluatie na de eerste drie maanden") == kept
    assert figures(visitor, "Evaluatie halverwege", "Agenda") != coming


def figures(visitor: Visitor, *links: str) -> str:
    """The figures over time on the page behind these links of the evaluations."""
    visitor.go("Evaluaties", *links)
    return visitor.page.locator("table", has_text="Vragen en meldingen ontvangen").inner_text()
