"""First placements, up to the next home, in a browser and in a pilot without residents."""

import re

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PILOT = "interwonen-dorp"
PEOPLE = ("Mango", "Nectarine", "Olijf", "Papaja", "Rozijn", "Sinaasappel", "Tamarinde", "Vijg")


def open_placing(visitor: Visitor, last_name: str) -> None:
    """Go from the waiting list to the form that gives this person a dwelling."""
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/wachtlijst/")
    visitor.page.get_by_role("link", name=re.compile(f"^Plaatsen.* {last_name}$")).click()


def fill_in_placement(visitor: Visitor, dwelling: int, first: str, last: str) -> None:
    visitor.choose(f"Dorpswoning {dwelling}:")
    visitor.fill(starts_on=first, ends_on=last)


def place(visitor: Visitor, last_name: str, dwelling: int, first: str, last: str) -> str:
    """Place someone from the waiting list; gives what the page then says."""
    open_placing(visitor, last_name)
    fill_in_placement(visitor, dwelling, first, last)
    visitor.press("Plaatsen")
    return visitor.reads()


def test_from_the_waiting_list_to_the_next_home(visitor, browser):
    visitor.enter("wmo.dorp")
    the_first_placement_with_keys(visitor)
    refused_by_one_overlapping_day(visitor)
    refused_from_two_windows_at_once(visitor, browser)
    refused_beyond_the_availability(visitor)
    the_sixth_only_after_the_growth_decision(visitor)
    a_successor_from_the_day_after_leaving(visitor)
    outflow_to_an_own_tenancy_counts_once(visitor)


def the_first_placement_with_keys(visitor: Visitor) -> None:
    open_placing(visitor, "Mango")
    proposed = visitor.page.locator("[name=dwelling]:checked")
    assert "Dorpswoning 1" in proposed.locator("xpath=..").inner_text()
    visitor.fill(starts_on="2021-06-01", ends_on="2021-09-30")
    visitor.press("Plaatsen")
    assert "Geplaatst" in visitor.reads()
    visitor.go("Wonen", "Sleutels uitgeven")
    visitor.fill(handed_on="2021-06-01", keys="2", findings="Fictief: in orde.")
    visitor.page.locator(
        "main form button[type=submit], main form input[type=submit]"
    ).first.click()
    assert "2 sleutels" in visitor.reads()


def refused_by_one_overlapping_day(visitor: Visitor) -> None:
    refusal = place(visitor, "Nectarine", 1, "2021-09-30", "2022-03-01")
    assert "woont er iemand anders in deze woning" in refusal
    assert "bestemmingsplan" in refusal
    assert visitor.page.locator("[name=starts_on]").input_value() == "2021-09-30"


def refused_from_two_windows_at_once(visitor: Visitor, browser) -> None:
    windows = []
    for last_name in ("Nectarine", "Olijf"):
        context = browser.new_context(locale="nl-NL")
        window = Visitor(context.new_page(), visitor.address)
        window.enter("wmo.dorp")
        open_placing(window, last_name)
        fill_in_placement(window, 2, "2021-06-01", "2022-03-01")
        windows.append(window)
    for window in windows:  # sent without waiting for an answer
        window.page.evaluate("setTimeout(() => document.querySelector('main form').submit())")
    for window in windows:
        window.page.wait_for_load_state("networkidle")
        window.page.wait_for_function("document.querySelector('.iw-tabs, .iw-error-summary')")
    answers = [window.reads() for window in windows]
    assert sum("Geplaatst" in answer for answer in answers) == 1
    assert sum("woont er iemand anders in deze woning" in answer for answer in answers) == 1
    for window in windows:
        window.page.context.close()


def refused_beyond_the_availability(visitor: Visitor) -> None:
    refusal = place(visitor, "Vijg", 8, "2021-06-01", "2021-10-01")
    assert "verhuurder" in refusal
    assert "Dorpswoning 8" in refusal


def waiting(visitor: Visitor) -> list[str]:
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/wachtlijst/")
    text = visitor.reads()
    return [name for name in PEOPLE if f"Fictief {name}" in text]


def the_sixth_only_after_the_growth_decision(visitor: Visitor) -> None:
    for dwelling in (3, 4, 5):
        someone = waiting(visitor)[0]
        said = place(visitor, someone, dwelling, "2021-06-01", "2022-03-01")
        assert "Geplaatst" in said
    sixth = waiting(visitor)[0]
    refusal = place(visitor, sixth, 6, "2021-06-15", "2022-03-01")
    assert "alle plekken bezet" in refusal
    decide_to_grow(visitor, "2021-06-15")
    visitor.enter("wmo.dorp")
    assert "alle plekken bezet" in place(visitor, sixth, 6, "2021-06-14", "2022-03-01")
    assert "Geplaatst" in place(visitor, sixth, 6, "2021-06-15", "2022-03-01")


def decide_to_grow(visitor: Visitor, day: str) -> None:
    visitor.sign_in("beleid.dorp")
    visitor.page.goto(f"{visitor.address}/{PILOT}/pilot/capaciteit/nieuw/")
    visitor.fill(effective_from=day, capacity="7", reason="Fictief: groei.", reference="D-1")
    visitor.press("Besluit vastleggen")
    assert "D-1" in visitor.reads()


def a_successor_from_the_day_after_leaving(visitor: Visitor) -> None:
    seventh = waiting(visitor)[0]
    assert "Het verblijf is vastgelegd." in place(visitor, seventh, 1, "2021-10-01", "2022-03-01")
    visitor.page.goto(f"{visitor.address}/{PILOT}/woningen/?datum=2021-06-30")
    board = visitor.reads()
    assert "Fictief Mango" in board
    assert f"Fictief {seventh}" in board


def outflow_to_an_own_tenancy_counts_once(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/")
    visitor.go("Fictief Mango", "Wonen")
    visitor.page.locator("main summary").filter(has_text="Meer").click()
    visitor.go("Vertrek vastleggen")
    visitor.fill(exited_on="2021-06-30", aftercare_until="2021-12-31")
    visitor.page.locator("[name=reason]").select_option(label="Doelen behaald")
    own_tenancy = "Zelfstandige huurwoning (eigen contract)"
    visitor.page.locator("[name=destination]").select_option(label=own_tenancy)
    visitor.press("Vertrek vastleggen")
    said = visitor.reads()
    assert own_tenancy in said or "Nazorg" in said
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/?status=left")
    before = visitor.page.get_by_role("link", name="Fictief Mango").count()
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/?status=placed")
    assert before + visitor.page.get_by_role("link", name="Fictief Mango").count() == 1


def test_a_participant_of_another_pilot_is_not_there(visitor):
    visitor.enter("wmo.dorp")
    visitor.page.goto(f"{visitor.address}/{PILOT}/deelnemers/")
    file = visitor.page.get_by_role("link", name="Fictief Olijf").get_attribute("href")
    visitor.enter("wmo")
    for path in (file, file.replace(PILOT, "interwonen-veenoord")):
        answer = visitor.page.goto(f"{visitor.address}{path}")
        assert answer.status == 404
        assert "Olijf" not in visitor.page.content()
