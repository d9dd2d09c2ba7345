"""A commitment in a browser: it becomes overdue, and is then met by its evidence."""

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

WORDS = "Fictief. De raad krijgt een tussenbericht."


def test_a_commitment_becomes_overdue_and_is_then_met_by_its_evidence(visitor):
    visitor.enter("beleid")
    visitor.go("Evaluaties", "Toezeggingen", "Toezegging toevoegen")
    visitor.fill(
        words=WORDS,
        letter="Fictieve brief",
        promised_on="2021-06-02",
        heading="Vervolg",
        sentence="3",
        due_on="2021-06-20",
    )
    visitor.page.locator("[name=evidence]").select_option(
        label="Wat de raad sinds het begin heeft gehoord"
    )
    visitor.choose("Gemeente")
    visitor.press("Toezegging opslaan")
    assert stands(visitor) == "Te laat"
    look_at(visitor, "2021-06-20")
    assert stands(visitor) == "Open"
    tell_the_council(visitor, "2021-06-28")
    visitor.go("Evaluaties", "Toezeggingen")
    assert stands(visitor) == "Nagekomen, later dan toegezegd"
    row(visitor).get_by_role("link", name="tussenbericht", exact=True).click()
    assert "28 juni 2021" in visitor.reads()


def row(visitor: Visitor):
    return visitor.page.locator(".iw-rows__row", has_text=WORDS)


def stands(visitor: Visitor) -> str:
    """How it stands on the register."""
    if not visitor.page.url.partition("?")[0].endswith("/toezeggingen/"):
        visitor.go("Toezeggingen")
    return row(visitor).locator(".iw-badge").inner_text().strip()


def look_at(visitor: Visitor, day: str) -> None:
    visitor.fill(on=day)
    visitor.press("Tonen")


def tell_the_council(visitor: Visitor, day: str) -> None:
    visitor.go("Buurt", "Brieven", "Wie hoorde wat, en wanneer", "Bekendmaking vastleggen")
    visitor.choose("De raad")
    visitor.choose("Iets anders")
    visitor.fill(told_on=day, how="tussenbericht", what="Fictief. Het gaat volgens plan.")
    visitor.press("Opslaan")
