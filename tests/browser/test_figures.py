"""The figures in a browser: from a number to what it counts and the rows behind it."""

import pytest

pytestmark = pytest.mark.browser


def test_a_number_leads_to_its_definition_and_the_rows_behind_it(visitor):
    visitor.enter("beleid")
    visitor.page.locator(".iw-stat__figure a", has_text="5 van 7").click()
    reads = visitor.reads()
    assert "Hoeveel mensen op de dag in een woning van de pilot wonen" in reads
    assert visitor.page.locator("table").last.locator("tbody tr").count() == 5
    assert "IW-001" in reads
    assert "Fictief" not in reads
    visitor.fill(on="2021-03-01")
    visitor.press("Tonen")
    assert visitor.page.locator("td strong").inner_text() == "2 van 5"


def test_a_team_lead_goes_from_what_is_late_to_where_it_is_mended(visitor):
    visitor.enter("teamleider")
    visitor.go("Evaluaties", "Gegevens op orde")
    late = visitor.page.locator(".iw-rows__row", has_text="De vervolgactie is te laat")
    late.get_by_role("link").first.click()
    assert "Vervolgacties" in visitor.reads()
