"""A source of money in a browser: an amount, a doubt about it, and its correction."""

import pytest

pytestmark = pytest.mark.browser


def test_an_amount_is_recorded_doubted_and_corrected(visitor):
    visitor.enter("beleid")
    visitor.go("Pilot", "Financiering", "Geldbron toevoegen")
    visitor.choose("Anders")
    visitor.fill(name="Fonds voor wonen (fictief)", reference="Fictieve brief 3")
    visitor.press("Geldbron opslaan")
    visitor.go("Bedrag vastleggen")
    visitor.choose("Uitgegeven")
    visitor.fill(cents="1.234,56", reference="Fictieve boekhouding")
    visitor.press("Bedrag opslaan")
    assert "Hiermee is er meer uitgegeven dan er verplichtingen zijn." in visitor.reads()
    visitor.page.locator("[name=confirmed]").check()
    visitor.press("Bedrag opslaan")
    assert "€ 1.234,56" in visitor.reads().replace("\xa0", " ")
    visitor.page.locator("td").get_by_role("link", name="Verbeteren").click()
    visitor.fill(cents="1.000")
    visitor.press("Verbetering opslaan")
    assert "€ 1.000,00" in visitor.reads().replace("\xa0", " ")
