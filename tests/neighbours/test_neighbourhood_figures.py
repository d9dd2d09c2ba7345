"""The figures of the neighbourhood, worked out by hand for two days."""

import re
from datetime import date, datetime, time
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from openpyxl import load_workbook

from interwonen.core.quarters import Quarter
from neighbours.actions.consultation_hours import cancel_hour
from neighbours.actions.consultation_hours_calls import call_back
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from neighbours.actions.enquiries_steps import confirm_solved, reopen_by_neighbour, take_step
from neighbours.actions.letters_copies import return_copy
from neighbours.actions.sounding_board_agreements import settle_board_agreement
from neighbours.rules.consultation_hours import BOOKED_ARE_TOLD
from neighbours.selectors.neighbourhood_figures import all_figures
from tests.address_factories import make_address
from tests.board_factories import hold, make_agreement, make_meeting
from tests.consultation_hour_factories import make_booking, make_call, make_call_back, make_hour
from tests.day_book_factories import make_visit
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_pilot, system, term
from tests.letter_factories import make_sent_letter
from tests.report_factories import draft_of, words_of

JUNE_4 = date(2021, 6, 4)
# Each figure: first quarter, second quarter, together; as of 4 June and as of 30 June.
BY_HAND = {
    # Questions of 2 March and 1 June, a compliment of 10 March; reports of 1 April and 28 June.
    ("kinds", "Vraag"): ((1, 1, 2), (1, 1, 2)),
    ("kinds", "Melding (overlast of zorg)"): ((0, 1, 1), (0, 2, 2)),
    ("kinds", "Compliment"): ((1, 0, 1), (1, 0, 1)),
    ("kinds", "Samen"): ((2, 2, 4), (2, 3, 5)),
    ("categories", "Geluid"): ((0, 1, 1), (0, 1, 1)),
    ("categories", "Afval of rommel"): (None, (0, 1, 1)),
    # The terms: 9 March; 19 April, since Good Friday and Easter Monday do not count; 8 June; 12 July.
    ("answers", "Op tijd beantwoord"): ((2, 0, 2), (2, 0, 2)),
    ("answers", "Te laat beantwoord"): ((0, 1, 1), (0, 1, 1)),
    ("answers", "Nog geen antwoord, nog op tijd"): ((0, 1, 1), (0, 1, 1)),
    ("answers", "Nog geen antwoord, te laat"): ((0, 0, 0), (0, 1, 1)),
    # After 2 and 0 working days; after 11, from 6 to 9, 12 to 16, 19 and 20 April.
    ("answers", "Werkdagen tot het antwoord (mediaan)"): ((1, 11, 2), (1, 11, 2)),
    ("satisfaction", "Opgelost"): ((1, 0, 1), (1, 0, 1)),
    ("satisfaction", "Niet opgelost, heropend"): ((0, 0, 0), (1, 0, 1)),
    ("calls", "Bezoeken van buren aan het steunpunt"): ((2, 1, 3), (2, 2, 4)),
    # The first hour was on 1 April; one neighbour was called back on 10 June.
    ("calls", "Gesprekken in het spreekuur"): ((0, 1, 1), (0, 1, 1)),
    # Two calls in an hour from four to six, and one from four to five without any.
    ("calls", "Telefoontjes per uur dat buren konden bellen"): ((None, 0.7, 0.7), (None, 0.7, 0.7)),
    ("calls", "Nog terug te bellen"): ((0, 1, 1), (0, 0, 0)),
    ("calls", "Later teruggebeld"): ((0, 0, 0), (0, 1, 1)),
    # To two addresses on 9 February; one came back on 8 June.
    ("letters", "Rondes brieven verstuurd"): ((1, 0, 1), (1, 0, 1)),
    ("letters", "Brieven verstuurd"): ((2, 0, 2), (2, 0, 2)),
    ("letters", "Brieven die terugkwamen"): ((0, 0, 0), (0, 1, 1)),
    ("board", "Overleggen gehouden"): ((0, 1, 1), (0, 1, 1)),
    # Due on 3 June, known on 2 June and on 10 June; due on 20 June; one due in July.
    ("board", "Afspraken nagekomen"): ((0, 1, 1), (0, 1, 1)),
    ("board", "Afspraken niet nagekomen"): ((0, 0, 0), (0, 1, 1)),
    ("board", "Voorbij de dag en nog open"): ((0, 1, 1), (0, 1, 1)),
}


def at(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def asked(pilot, kind, day, *, answered=None, **facts):
    """An enquiry, answered by telephone on a day."""
    kind = term(f"contact_kind.{kind}")
    enquiry = make_enquiry(pilot, kind=kind, received_on=day, **facts)
    if answered:
        make_reply(enquiry, replied_on=answered, text="Ja.")
    return enquiry


def close(enquiry, day):
    take_step(enquiry=enquiry, status="done", taken_on=day, text="Klaar.", today=TODAY, by=system())


@pytest.fixture
def life(pilot):
    """What happened, in the words of the table above."""
    first = asked(pilot, "question", date(2021, 3, 2), answered=date(2021, 3, 4))
    close(first, date(2021, 3, 5))
    reopen_by_neighbour(enquiry=first, text="Nog steeds.", now=at(date(2021, 6, 20)))
    thanks = asked(pilot, "compliment", date(2021, 3, 10), answered=date(2021, 3, 10))
    close(thanks, date(2021, 3, 10))
    confirm_solved(enquiry=thanks, now=at(date(2021, 3, 12)))
    noise, waste = term("report_category.noise"), term("report_category.waste")
    asked(pilot, "report", date(2021, 4, 1), answered=date(2021, 4, 20), category=noise)
    asked(pilot, "question", date(2021, 6, 1))
    asked(pilot, "report", date(2021, 6, 28), category=waste)
    mistake = asked(pilot, "idea", date(2021, 4, 7))
    withdraw_enquiry(enquiry=mistake, reason="Vergissing.", today=TODAY, by=system())
    for day in (date(2021, 3, 3), date(2021, 3, 3), date(2021, 6, 1), date(2021, 6, 29)):
        make_visit(pilot, "neighbour", day=day)
        make_visit(pilot, "resident", day=day)
    meeting = hold(make_meeting(pilot))
    make_meeting(pilot, day=date(2021, 6, 2))
    settle(make_agreement(meeting), "kept", date(2021, 6, 2))
    settle(make_agreement(meeting), "not_kept", date(2021, 6, 10))
    make_agreement(meeting, due_on=date(2021, 6, 20))
    make_agreement(meeting, due_on=date(2021, 7, 20))
    call_and_write(pilot)
    asked(make_pilot(), "question", date(2021, 3, 2))
    return pilot


def call_and_write(pilot):
    hour = make_hour(pilot)
    make_hour(pilot, day=date(2021, 4, 8), closes_at=time(17))
    cancelled = make_hour(pilot, day=date(2021, 4, 15))
    make_booking(cancelled)
    cancel_hour(hour=cancelled, reason="Ziek.", by=system(), confirmed={BOOKED_ARE_TOLD.name})
    make_call(hour)
    waits = make_call_back(hour, came_at=time(16, 15))
    call_back(call=waits, handling="answered", now=at(date(2021, 6, 10)), by=system())
    make_address(pilot)
    copy = make_sent_letter(pilot).copies.first()
    facts = {"returned_on": date(2021, 6, 8), "returned_because": "moved"}
    return_copy(copy=copy, today=TODAY, by=system(), **facts)


def settle(agreement, outcome, day):
    settle_board_agreement(
        agreement=agreement,
        outcome=outcome,
        settled_on=day,
        settled_note="Fictief.",
        today=TODAY,
        by=system(),
    )


def computed(pilot, as_of):
    figures = all_figures(pilot, as_of=as_of, now=at(TODAY))
    return {
        (part.code, line.label): (*line.values, line.total)
        for part in figures.parts
        for line in part.lines
    }


@pytest.mark.parametrize(("as_of", "column"), [(JUNE_4, 0), (TODAY, 1)])
def test_they_are_as_worked_out_by_hand(life, as_of, column):
    expected = {figure: values[column] for figure, values in BY_HAND.items() if values[column]}
    found = computed(life, as_of)
    assert {figure: found.get(figure) for figure in expected} == expected
    assert {figure for figure in found if figure[0] in {"kinds", "categories"}} <= set(expected)


def test_the_report_to_the_council_says_the_same(life):
    report = draft_of(life)
    figures = computed(life, TODAY)
    in_time, _late, _open, overdue, received = map(int, words_of(report, "enquiries")["Samen"])
    assert received == figures["kinds", "Samen"][1]
    assert in_time == figures["answers", "Op tijd beantwoord"][1]
    assert overdue == figures["answers", "Nog geen antwoord, te laat"][1]
    ever = figures["kinds", "Samen"][-1]
    told = f"Sinds de start kwamen {ever} vragen en meldingen binnen."
    assert report.block("enquiries").paragraphs == (told,)


@pytest.mark.parametrize(("asked_at", "number"), [(time(12), None), (time(17), 0.0)])
def test_an_hour_counts_once_it_has_begun(pilot, asked_at, number):
    make_hour(pilot, day=TODAY)
    now = timezone.make_aware(datetime.combine(TODAY, asked_at))
    figures = all_figures(pilot, as_of=TODAY, now=now)
    per_hour = [line for part in figures.parts for line in part.lines if "per uur" in line.label]
    assert [line.total for line in per_hour] == [number]


def test_before_anything_was_asked_there_is_nothing_to_draw(pilot):
    figures = all_figures(pilot, as_of=date(2021, 3, 1), now=at(TODAY))
    assert [part.picture for part in figures.parts] == [None] * len(figures.parts)
    assert computed(pilot, date(2021, 3, 1))["answers", "Werkdagen tot het antwoord (mediaan)"] == (
        None,
        None,
    )
    early = all_figures(pilot, as_of=date(2020, 5, 1), now=at(TODAY))
    assert early.quarters == (Quarter(2020, 2),)


def test_what_came_before_the_start_has_a_column(pilot):
    asked(pilot, "question", date(2020, 12, 1))
    figures = all_figures(pilot, as_of=TODAY, now=at(TODAY))
    assert [str(each) for each in figures.quarters] == ["2020-Q4", "2021-Q1", "2021-Q2"]


def url(name, pilot):
    return reverse(f"neighbours:{name}", args=[pilot.slug])


def test_the_page_says_what_each_figure_counts(client, life, officer):
    page = client.get(url("neighbourhood-figures", life), {"on": "2021-06-04"})
    shown = page.content.decode()
    assert "4 juni 2021" in shown
    parts = page.context["figures"].parts
    assert all(escape(line) in shown for part in parts for line in part.definition)
    assert "<title>Op tijd antwoord per kwartaal</title>" in shown


def test_each_part_is_one_link_away_and_its_quarters_fold_open(client, life, officer):
    shown = client.get(url("neighbourhood-figures", life)).content.decode()
    links = re.findall(r'<a href="#(\w+-heading)">', shown)
    assert links == re.findall(r'<h2 id="(\w+-heading)">', shown)
    assert len(links) == 9
    outside = re.sub(r"(?s)<details.*?</details>|\s+(?=</strong>)", "", shown)
    assert "<table" in shown
    assert "<table" not in outside
    assert "Werkdagen tot het antwoord (mediaan): <strong>" in outside
    assert "Gesprekken in het spreekuur: <strong>1</strong>" in outside


@pytest.fixture
def waiting(life):
    """Beside the question of 2 March, opened again and too late again, and the appointment of the
    hour that was cancelled: an enquiry that waits for the neighbour, and one to call back."""
    stalled = asked(life, "question", date(2021, 5, 3))
    take_step(
        enquiry=stalled,
        status="waiting",
        taken_on=date(2021, 5, 4),
        text="Waar was het?",
        today=TODAY,
        by=system(),
        confirmed={"neighbours_enquirystep_someone_to_ask"},
    )
    make_call_back(make_hour(life, day=date(2021, 6, 29)))
    return life


def test_what_waits_for_us_is_what_the_pages_show_that_it_leads_to(client, waiting, officer):
    waits = client.get(url("neighbourhood-figures", waiting)).context["waiting"]
    enquiries = client.get(url("enquiry-list", waiting), {"status": "overdue"})
    hours = client.get(url("consultation-hour-list", waiting))
    board = client.get(url("board-overview", waiting))
    assert waits.enquiries == len(enquiries.context["page_obj"].object_list)
    assert waits.calls == len(hours.context["waiting"])
    assert waits.agreements == sum(row.is_overdue for row in board.context["open"])
    assert (waits.enquiries, waits.calls, waits.agreements) == (2, 2, 1)


def test_what_waits_for_us_comes_first_and_leads_there(client, life, officer):
    make_call_back(make_hour(life, day=date(2021, 6, 29)))
    shown = client.get(url("neighbourhood-figures", life)).content.decode()
    assert shown.index("Dit wacht op ons") < shown.index("kinds-heading")
    assert f'href="{url("consultation-hour-list", life)}"' in shown.partition("iw-overdue")[2]
    past = client.get(url("neighbourhood-figures", life), {"on": "2021-06-29"}).content.decode()
    assert "Dit wacht op ons" not in past


@pytest.mark.parametrize("on", ["", "2021-09-01", "morgen"])
def test_the_page_counts_up_to_today_at_most(client, life, officer, on):
    page = client.get(url("neighbourhood-figures", life), {"on": on})
    assert page.context["figures"].as_of == TODAY


def test_as_a_file(client, life, officer):
    text = client.get(url("neighbourhood-figures-csv", life), {"on": "2021-06-04"}).content.decode()
    assert "Vragen en meldingen naar soort;Samen;2;2;4\r\n" in text
    book = load_workbook(BytesIO(client.get(url("neighbourhood-figures-xlsx", life)).content))
    rows = list(book.active.values)
    assert ("Vragen en meldingen naar soort", "Samen", 2, 3, 5) in rows
