"""Self-reliance with two voices: assess on a phone, correct, and see both versions."""

import pytest

from tests.browser.visits import on_a_phone, open_page

pytestmark = pytest.mark.browser


def test_two_voices_a_correction_and_both_versions(visitor):
    colleague = on_a_phone(visitor, "collega")
    page = colleague.page
    open_page(colleague, "deelnemers/5/zelfredzaamheid/nieuw/")
    page.get_by_text("Financiën (vorige keer").click()
    assert "Vorige keer (8 april 2021)" in colleague.reads()
    page.select_option("[name=own_level_finance]", "answer_life_domain.4")
    page.select_option("[name=level_finance]", "answer_life_domain.2")
    colleague.fill(own_words_finance="Ik doe het zelf.", reasoning_finance="Veel post.")
    page.locator("[name=disagreed_finance]").check()
    colleague.press("Meting opslaan")
    said = colleague.reads()
    assert "4 Voldoende zelfredzaam" in said
    assert "“Ik doe het zelf.”" in said
    assert "2 Niet zelfredzaam" in said
    assert "We zijn het niet eens" in said

    colleague.go("Verbeteren")
    colleague.fill(corrected_because="Verkeerd aangetikt")
    page.get_by_text("Financiën (vorige keer").click()
    page.select_option("[name=level_finance]", "answer_life_domain.3")
    colleague.press("Nieuwe versie opslaan")
    assert "3 Beperkt zelfredzaam" in colleague.reads()
    colleague.go("Naar de versie ervoor")
    assert "2 Niet zelfredzaam" in colleague.reads()
    colleague.go("Naar de versie die telt")
    assert "3 Beperkt zelfredzaam" in colleague.reads()
