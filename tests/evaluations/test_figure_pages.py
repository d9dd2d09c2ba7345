"""The pages of the figures: who reads which figure, and which rows behind it."""

from datetime import date, time

import pytest
from django.urls import reverse

from evaluations.indicators.indicator import figures_from
from evaluations.indicators.registry import INDICATORS
from evaluations.selectors.facts import facts_of
from interwonen.access.roles import granted
from interwonen.core import clock
from interwonen.home.dashboard import Dashboard
from neighbours.selectors.neighbourhood_figures import all_figures
from participants.selectors.placements_occupancy import residents_on
from tests.consultation_hour_factories import make_hour
from tests.enquiry_factories import make_reply
from tests.factories import (
    TODAY,
    make_enquiry,
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_session,
    make_user,
)
from tests.letter_factories import make_sent_letter


def figure_page(pilot, slug=None, **asked):
    if slug is None:
        return reverse("evaluations:figure-list", args=[pilot.slug], query=asked)
    return reverse("evaluations:figure-detail", args=[pilot.slug, slug], query=asked)


@pytest.fixture
def resident(pilot, counsellor):
    """Someone of the counsellor's caseload, who lives here and was seen twice."""
    person = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=person)
    make_session(person, by=counsellor, day=date(2021, 6, 20))
    make_session(person, by=counsellor, day=date(2021, 6, 22), starts_at=time(9))
    return person


@pytest.fixture
def colleague(pilot):
    """A counsellor with a participant of her own, who lives here too."""
    person = make_user(role="counsellor", pilot=pilot)
    other = make_participant(pilot, counsellor=person)
    make_placement(pilot, participant=other)
    make_session(other, by=person, day=date(2021, 6, 20))
    return person


def rows_for(client, role, pilot, slug, **asked):
    user = role if not isinstance(role, str) else make_user(role=role, pilot=pilot)
    client.force_login(user)
    answer = client.get(figure_page(pilot, slug, **asked))
    assert answer.status_code == 200
    return answer.context["behind"], answer


def test_names_and_addresses_of_indicators_are_their_own():
    for part in ("code", "slug"):
        assert len({getattr(each, part) for each in INDICATORS}) == len(INDICATORS)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.code)
def test_an_indicator_says_what_it_counts(indicator):
    assert all([indicator.name, indicator.definition, indicator.numerator])
    assert bool(indicator.denominator) == (indicator.out_of is not None)
    assert not indicator.is_sensitive or indicator.is_about_people


def test_the_list_says_each_figure_and_leads_to_it(client, pilot, resident):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    shown = client.get(figure_page(pilot)).content.decode()
    for indicator in INDICATORS:
        assert figure_page(pilot, indicator.slug) in shown
    assert "1 van 5" in shown


def test_the_contact_officer_reads_no_figure_about_participants(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    shown = client.get(figure_page(pilot)).content.decode()
    assert figure_page(pilot, "wachtlijst") not in shown
    assert figure_page(pilot, "brieven") in shown
    assert client.get(figure_page(pilot, "wachtlijst")).status_code == 404


def test_an_unknown_figure_is_not_there(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert client.get(figure_page(pilot, "onzin")).status_code == 404


def test_the_figures_are_of_the_day_that_is_asked_and_never_of_a_later_one(client, pilot):
    make_placement(pilot, starts_on=date(2021, 6, 1))
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    before = client.get(figure_page(pilot, "bewoners", on="2021-05-31"))
    assert before.context["figures"][0].numerator == 0
    later = client.get(figure_page(pilot, "bewoners", on="2021-12-31"))
    assert later.context["as_of"] == TODAY
    assert client.get(figure_page(pilot, "bewoners", on="gisteren")).context["as_of"] == TODAY


def test_the_team_lead_sees_every_session_behind_the_number(client, pilot, resident, colleague):
    behind, answer = rows_for(client, "team_lead", pilot, "gesprekken")
    assert [(row.reference, row.day) for row in behind.rows][0] == (
        resident.reference,
        date(2021, 6, 22),
    )
    assert (len(behind.rows), behind.closed) == (3, 0)
    assert resident.full_name in answer.content.decode()


def test_a_counsellor_sees_the_rows_of_the_own_caseload_and_how_many_more_count(
    client, pilot, resident, colleague, counsellor
):
    behind, answer = rows_for(client, counsellor, pilot, "gesprekken")
    assert {row.reference for row in behind.rows} == {resident.reference}
    assert (len(behind.rows), behind.closed) == (2, 1)
    assert answer.context["figures"][-1].numerator == 3
    assert "1 rij telt mee" in answer.content.decode()


def test_the_case_manager_sees_a_total_per_participant_and_no_session(
    client, pilot, resident, colleague
):
    behind, _answer = rows_for(client, "case_manager", pilot, "gesprekken")
    assert [(row.reference, row.day, row.amount) for row in behind.rows] == [
        (resident.reference, None, "2"),
        (behind.rows[1].reference, None, "1"),
    ]


def test_the_policy_officer_sees_totals_of_sessions_and_no_rows(client, pilot, resident):
    behind, answer = rows_for(client, "policy_officer", pilot, "gesprekken")
    assert (behind.rows, behind.closed) == ([], 2)
    assert resident.reference not in answer.content.decode()


def test_the_policy_officer_sees_codes_and_status_of_residents_only(client, pilot, resident):
    behind, answer = rows_for(client, "policy_officer", pilot, "bewoners")
    (row,) = behind.rows
    assert (row.reference, row.status) == (resident.reference, "Geplaatst")
    assert (row.name, row.day, row.what, row.url) == ("", None, "", "")
    shown = answer.content.decode()
    assert resident.full_name not in shown
    assert resident.placements.get().dwelling.name not in shown


def test_who_knows_a_status_only_knows_that_of_today_only(client, pilot, resident):
    asked = {"on": "2021-06-29"}
    behind, answer = rows_for(client, "policy_officer", pilot, "aanmeldingen", **asked)
    assert (behind.rows, behind.closed) == ([], 1)
    assert resident.reference not in answer.content.decode()
    behind, _answer = rows_for(client, "case_manager", pilot, "aanmeldingen", **asked)
    assert [row.reference for row in behind.rows] == [resident.reference]


def test_where_someone_went_stays_closed_to_who_reads_no_files(client, pilot):
    left = make_exit(make_placement(pilot)).placement.participant
    behind, answer = rows_for(client, "policy_officer", pilot, "uitstroom-passend")
    assert (behind.rows, behind.closed) == ([], 1)
    assert left.reference not in answer.content.decode()
    behind, _answer = rows_for(client, "case_manager", pilot, "uitstroom-passend")
    assert [row.reference for row in behind.rows] == [left.reference]


def test_enquiries_lead_to_their_page_for_who_may_read_them(client, pilot):
    enquiry = make_enquiry(pilot)
    behind, answer = rows_for(client, "team_lead", pilot, "vragen-en-meldingen")
    assert reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk]) == behind.rows[0].url
    behind, answer = rows_for(client, "case_manager", pilot, "vragen-en-meldingen")
    assert (behind.rows, behind.closed) == ([], 1)


def test_the_rows_can_be_of_the_quarter_and_of_the_whole(client, pilot, counsellor):
    make_exit(make_placement(pilot), exited_on=date(2021, 3, 20))
    make_exit(make_placement(pilot))
    asked = {"rows": "whole", "period": "quarter"}
    behind, _answer = rows_for(client, "case_manager", pilot, "uitstroom-anders", **asked)
    assert [row.day for row in behind.rows] == [date(2021, 5, 31)]
    behind, _answer = rows_for(client, "case_manager", pilot, "uitstroom-anders")
    assert behind.rows == []


def test_every_screen_says_the_same_number(client, pilot, resident):
    make_reply(make_enquiry(pilot))
    make_enquiry(pilot, received_on=date(2021, 6, 1))
    make_enquiry(pilot, received_on=date(2021, 6, 29))
    make_hour(pilot, day=date(2021, 6, 3))
    make_sent_letter(pilot)
    now = clock.now()
    figures = {
        (each.indicator.code, each.period.code): each
        for each in figures_from(INDICATORS, facts_of(pilot, as_of=TODAY, now=now))
    }
    assert figures["residents", "day"].numerator == residents_on(pilot, TODAY)

    officer = make_user(role="policy_officer", pilot=pilot)
    board = Dashboard(pilot, officer, granted("policy_officer"), now)
    residents = figures["residents", "day"]
    assert board.occupancy is not None
    assert (board.occupancy["residents"], board.occupancy["capacity"]) == (
        residents.numerator,
        residents.denominator,
    )
    waiting = figures["enquiries_waiting_overdue", "day"]
    assert (board.overdue, board.unanswered) == (waiting.numerator, waiting.denominator)

    of_the_street = {
        line.label: line.total
        for part in all_figures(pilot, as_of=TODAY, now=now).parts
        for line in part.lines
    }
    for code, label in {
        "enquiries": "Samen",
        "answered_in_time": "Op tijd beantwoord",
        "answered_late": "Te laat beantwoord",
        "enquiries_overdue": "Nog geen antwoord, te laat",
        "letters": "Brieven verstuurd",
    }.items():
        assert figures[code, "start"].numerator == of_the_street[label], label


def test_who_has_no_role_here_finds_nothing(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=make_pilot()))
    for slug in (None, "bewoners"):
        assert client.get(figure_page(pilot, slug)).status_code == 404
