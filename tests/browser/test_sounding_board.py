"""A meeting of the sounding board in a browser: notes, an agreement kept and one not kept."""

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_meeting_with_an_agreement_kept_and_one_not_kept(visitor):
    visitor.enter("contact")
    visitor.go("Buurt", "Omwonendenoverleg", "Overleg plannen")
    visitor.fill(day="2021-06-22", starts_at="19:30", place="Dorpshuis (fictief)")
    visitor.press("Overleg opslaan")
    visitor.go("Verslag vastleggen")
    visitor.choose("Dorpsbelangen")
    visitor.fill(notes="Fictief. Het is rustig.")
    visitor.press("Verslag opslaan")
    assert "Aanwezig Dorpsbelangen Afwezig" in " ".join(visitor.reads().split())
    agree(visitor, "Fictief. Een bloembak.")
    agree(visitor, "Fictief. Een tweede bank.")
    settle(visitor, "Fictief. Een bloembak.", "Ja, nagekomen", "Hij staat er.")
    settle(visitor, "Fictief. Een tweede bank.", "Nee, niet nagekomen", "Er is geen plaats.")
    assert "23 juni 2021: Hij staat er.\nNagekomen" in visitor.reads()
    assert "23 juni 2021: Er is geen plaats.\nNiet nagekomen" in visitor.reads()
    visitor.go("Verslag publiceren")
    visitor.press("Publiceren")
    assert "Het verslag staat op de buurtpagina." in visitor.reads()


def agree(visitor: Visitor, what: str) -> None:
    visitor.go("Afspraak toevoegen")
    visitor.fill(what=what, owner="gemeente", due_on="2021-06-29")
    visitor.press("Afspraak opslaan")


def settle(visitor: Visitor, what: str, outcome: str, words: str) -> None:
    row = visitor.page.locator(".iw-rows__row", has_text=what)
    row.get_by_role("link", name="Nagekomen of niet?").click()
    visitor.choose(outcome)
    visitor.fill(settled_on="2021-06-23", settled_note=words)
    visitor.press("Opslaan")
