"""A colleague's file in an emergency, from the reason to the review, on a phone too."""

import pytest

from tests.browser.visits import PHONE, open_page

pytestmark = pytest.mark.browser

WHY = "Fictief. De bewoner is buitengesloten en de collega is vrij."


def test_a_file_is_opened_with_a_reason_and_reviewed_by_someone_else(visitor):
    visitor.enter("collega")
    visitor.page.set_viewport_size(PHONE)
    open_page(visitor, "noodtoegang/openen/")
    assert "Fictief" not in visitor.reads()  # codes, and no names
    visitor.page.get_by_role("link", name="IW-001").click()
    visitor.page.get_by_role("textbox").fill(WHY)
    visitor.press("Dossier twee uur openen")
    assert "Noodtoegang tot" in visitor.reads()
    visitor.go("Noodtoegang beëindigen")
    visitor.press("Noodtoegang beëindigen")
    assert "Het dossier is weer dicht" in visitor.reads()
    visitor.enter("teamleider")
    open_page(visitor, "noodtoegang/")
    assert WHY in visitor.reads()
    visitor.page.get_by_role("link", name="Nakijken").first.click()
    visitor.page.get_by_role("textbox").fill("Fictief. Terecht.")
    visitor.press("Nagekeken: opslaan")
    assert "Fictief. Terecht." in visitor.reads()
