"""Letters to the neighbourhood in a browser: refused, doubted, sent; growth that nobody was told of."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.visits import open_page

pytestmark = pytest.mark.browser

DORP, VEENOORD = "interwonen-dorp", "interwonen-veenoord"


def test_a_letter_is_sent_after_the_decision(visitor):
    visitor.enter("beleid.dorp")
    record_sender_and_address(visitor)
    open_page(visitor, "brieven/nieuw/", pilot=DORP)
    visitor.choose("Iets anders")
    visitor.fill(dated_on="2021-06-21")
    visitor.press("Brief maken")
    write(visitor, "Bel {contakt}.")
    assert "{contakt}" in visitor.reads()
    visitor.fill(body="Beste buurtbewoner,\n\n# Nieuws\n- In {plaats} is iets veranderd.")
    visitor.press("Tekst opslaan")
    assert "In Dorp is iets veranderd." in visitor.reads()
    visitor.go("Op verzonden zetten")
    visitor.fill(sent_on="2021-06-22")
    visitor.press("Op verzonden zetten")
    visitor.page.get_by_text("Leg eerst het collegebesluit vast").first.wait_for()
    decide_then_send(visitor)


def record_sender_and_address(visitor: Visitor) -> None:
    open_page(visitor, "buurtpagina/contact/", pilot=DORP)
    visitor.fill(
        phone="0591 123 456",
        email="dorp@demo.example",
        visiting_address="Fictiefpad 1, Dorp",
        return_address="Postbus 1, 1234 AB Dorp",
        signatory_name="D. Dorpsbeleid",
        signatory_function="beleidsmedewerker",
    )
    visitor.press("Contactpunt opslaan")
    visitor.page.wait_for_url("**/buurtpagina/")
    open_page(visitor, "adressen/nieuw/", pilot=DORP)
    visitor.fill(street="Fictiefpad", house_number="40", postcode="1234 AB", place="Dorp")
    visitor.press("Adres opslaan")
    visitor.page.wait_for_url("**/adressen/")


def write(visitor: Visitor, body: str) -> None:
    visitor.go("Tekst schrijven")
    visitor.fill(body=body)
    visitor.press("Tekst opslaan")


def decide_then_send(visitor: Visitor) -> None:
    letter = visitor.page.url.removesuffix("verzonden/")
    open_page(visitor, "pilot/collegebesluit/", pilot=DORP)
    visitor.fill(decided_on="2021-06-25", decision_reference="DORP-1")
    visitor.press("Besluit opslaan")
    visitor.page.goto(f"{letter}verzonden/")
    visitor.fill(sent_on="2021-06-22")
    visitor.press("Op verzonden zetten")
    visitor.page.get_by_text("ligt vóór het collegebesluit").first.wait_for()
    visitor.page.locator("[name=confirmed]").check()
    visitor.press("Op verzonden zetten")
    visitor.page.get_by_text("De brief staat op verzonden.").wait_for()


def test_growth_that_neighbours_did_not_hear_of_is_on_the_first_page(visitor):
    visitor.enter("beleid")
    assert "de buren hoorden het niet vooraf" in visitor.reads()
    visitor.go("Naar de brief")
    assert "Er komen bewoners bij in uw buurt" in visitor.reads()
