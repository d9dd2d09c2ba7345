"""A counsellor at work on a phone, between two doors."""

import re

import pytest

from tests.browser.visits import Thumb, on_a_phone, open_page

pytestmark = pytest.mark.browser


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


@pytest.fixture
def colleague(visitor):
    return on_a_phone(visitor, "collega")


def planned_row(visitor, day: str):
    return visitor.page.locator(".iw-rows__row").filter(has_text=day)


def test_a_session_is_logged_in_five_interactions(colleague):
    page, thumb = colleague.page, Thumb(colleague.page)
    name = re.compile("^Gesprek vastleggen met Fictief Esdoorn")
    thumb.tap(page.get_by_role("link", name=name))
    thumb.tap(page.locator("[name=note]"))
    thumb.type("Koffie gedronken en de post bekeken.")
    thumb.tap(page.locator("main").get_by_role("button", name="Gesprek opslaan"))
    page.wait_for_url("**/gesprekken/")
    assert "Koffie gedronken en de post bekeken." in colleague.reads()
    assert thumb.interactions <= 5


def test_a_group_contact_comes_in_everyones_file(counsellor):
    open_page(counsellor, "gesprekken/groep/")
    for name in ("Fictief Aalbes", "Fictief Bosbes"):
        counsellor.choose(name)
    counsellor.choose("Gesprek op het steunpunt")
    counsellor.page.get_by_role("button", name="60 min").click()
    assert counsellor.page.locator("[name=duration_minutes]").input_value() == "60"
    counsellor.fill(day="2021-06-26", starts_at="12:00", note="Samen gekookt op het steunpunt.")
    counsellor.press("Gesprek opslaan")
    for pk in (1, 2):
        open_page(counsellor, f"deelnemers/{pk}/gesprekken/")
        assert "Samen gekookt op het steunpunt." in counsellor.reads()
        assert "gesprek met een groep" in counsellor.reads()


def test_someone_does_not_turn_up(colleague):
    open_page(colleague, "deelnemers/5/gesprekken/plannen/")
    colleague.fill(day="2021-06-30", starts_at="00:00", duration_minutes="5")
    colleague.choose("Huisbezoek")
    colleague.press("Gesprek plannen")
    open_page(colleague, "")
    page, thumb = colleague.page, Thumb(colleague.page)
    row = planned_row(colleague, "00:00 · Huisbezoek")
    thumb.tap(row.get_by_role("link", name=re.compile("^Niet verschenen")))
    thumb.tap(page.locator("main").get_by_role("button", name="Vastleggen"))
    said = colleague.reads()
    assert "Vastgelegd: niet verschenen." in said
    assert "gepland: Huisbezoek" in said
    assert thumb.interactions == 2


def test_someone_did_not_turn_up_yesterday_without_a_plan(colleague):
    open_page(colleague, "deelnemers/5/gesprekken/nieuw/")
    duration = colleague.page.locator("[name=duration_minutes]")
    assert duration.is_visible()
    colleague.choose("Niet verschenen")
    assert not duration.is_visible()
    colleague.choose("Huisbezoek")
    colleague.fill(day="2021-06-29", starts_at="16:00", note="Stond voor een dichte deur.")
    colleague.press("Gesprek opslaan")
    said = colleague.reads()
    assert "Vastgelegd: niet verschenen." in said
    assert "Stond voor een dichte deur." in said


def test_a_series_is_planned_and_its_rest_cancelled(counsellor):
    open_page(counsellor, "deelnemers/2/gesprekken/reeks/")
    counsellor.fill(starts_on="2021-12-18", ends_on="2022-01-15", starts_at="19:00")
    counsellor.choose("Huisbezoek")
    counsellor.press("Reeks plannen")
    said = counsellor.reads()
    assert "3 gesprekken zijn gepland" in said
    assert "25 december 2021" in said
    counsellor.page.get_by_text("Verder gepland").click()
    row = planned_row(counsellor, "8 januari 2022, 19:00")
    row.get_by_role("link", name=re.compile("^Afgezegd")).click()
    counsellor.choose("Deelnemer")
    counsellor.choose("Dit gesprek en alle volgende")
    counsellor.press("Afzegging vastleggen")
    assert "2 gesprekken zijn afgezegd." in counsellor.reads()
    assert planned_row(counsellor, "18 december 2021, 19:00").count() == 1
    assert planned_row(counsellor, "15 januari 2022, 19:00").count() == 0


def test_the_rest_of_a_series_becomes_a_call(counsellor):
    open_page(counsellor, "deelnemers/2/gesprekken/reeks/")
    counsellor.fill(starts_on="2021-09-07", ends_on="2021-09-21", starts_at="20:00")
    counsellor.choose("Huisbezoek")
    counsellor.press("Reeks plannen")
    if counsellor.page.get_by_text("Verder gepland").count():
        counsellor.page.get_by_text("Verder gepland").click()
    row = planned_row(counsellor, "14 september 2021, 20:00")
    row.get_by_role("link", name=re.compile("^Verzetten of wijzigen")).click()
    counsellor.choose("Telefoon")
    counsellor.choose("Dit gesprek en alle volgende")
    counsellor.press("Wijziging opslaan")
    assert "2 gesprekken zijn gewijzigd." in counsellor.reads()
