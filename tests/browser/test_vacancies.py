"""Empty days and the demand for places in a browser: they add up, and a cause by hand counts."""

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_the_days_of_every_dwelling_add_up_also_after_a_cause_by_hand(visitor):
    visitor.enter("teamleider")
    visitor.go("Woningen", "Leegstand")
    before = days(visitor)["Woning 7"]
    visitor.page.locator("summary", has_text="Per woning in een tabel").click()
    visitor.go("Woning 7", "Zelf een oorzaak invullen voor lege dagen")
    visitor.fill(starts_on="2021-06-07", ends_on="2021-06-11", why="Fictief. Nieuwe vloer.")
    visitor.choose("Werk van de verhuurder")
    visitor.press("Opslaan")
    assert "Fictief. Nieuwe vloer." in visitor.reads()
    visitor.go("Waarom de woning leegstond")
    after = days(visitor)["Woning 7"]
    assert (after["Werk van de verhuurder"], after["Dagen beschikbaar"]) == (
        5,
        before["Dagen beschikbaar"],
    )
    visitor.fill(van="2021-06-10", tot="2021-06-20")
    visitor.press("Tonen")
    assert days(visitor)["Woning 7"]["Werk van de verhuurder"] == 2


def days(visitor: Visitor) -> dict[str, dict[str, int]]:
    """The table by dwelling; in each row the days lived in and by cause are those available."""
    found = {}
    for row in visitor.page.locator("main table tbody tr").all():
        cells = {
            cell.get_attribute("data-label"): int(cell.text_content() or 0)
            for cell in row.locator("td").all()
        }
        parts = sum(cells.values()) - cells["Dagen beschikbaar"] - cells["Niet verhuurd"]
        assert parts == cells["Dagen beschikbaar"]
        found[row.locator("th").text_content()] = cells
    return found


def test_a_request_without_a_referral_is_part_of_the_demand(visitor):
    visitor.enter("begeleider")
    visitor.go("Deelnemers", "Vraag naar plekken", "Verzoek zonder aanmelding vastleggen")
    visitor.fill(asked_by="Nachtopvang")
    visitor.page.get_by_label("Waar komt de persoon vandaan?").select_option("Nachtopvang")
    visitor.choose("Geen plek vrij")
    visitor.press("Opslaan")
    assert "30 jun 2021" in visitor.reads()
    visitor.enter("beleid")
    visitor.go("Deelnemers", "Vraag naar plekken")
    assert "Geen plek vrij" in visitor.reads()
    assert "Verzoeken zonder aanmelding" not in visitor.reads()
