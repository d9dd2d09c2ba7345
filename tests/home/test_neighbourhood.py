"""What asks for an act in the neighbourhood, on the first page of who may act there."""

from datetime import date

import pytest
from django.urls import reverse

from neighbours.actions.enquiries import answer_enquiry
from tests.board_factories import hold, make_agreement, make_meeting
from tests.consultation_hour_factories import make_call_back, make_hour
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system, term


@pytest.fixture
def scene(pilot):
    """A threat, a neighbour to call back, a meeting without notes, an agreement that is late, and one that is not."""
    threat = term("report_category.threat")
    make_enquiry(pilot, kind=term("contact_kind.report"), category=threat)
    meeting = hold(make_meeting(pilot))
    make_agreement(meeting)
    make_agreement(meeting, due_on=date(2021, 7, 8))
    make_meeting(pilot, day=date(2021, 6, 29))
    make_call_back(make_hour(pilot))
    return pilot


def matters(client, pilot, role):
    client.force_login(make_user(role=role, pilot=pilot))
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    return [(each.words, each.badge) for each in board.neighbourhood]


@pytest.mark.parametrize("role", ["policy_officer", "contact_officer"])
def test_who_may_act_sees_all(client, scene, role):
    assert matters(client, scene, role) == [
        ("bedreiging of geweld", "Eerst doen"),
        ("1 buur wacht", "Terug te bellen"),
        ("1 afspraak", "Te laat"),
        ("1 overleg", "Verslag ontbreekt"),
    ]


@pytest.mark.parametrize(
    ("role", "number"), [("team_lead", 2), ("counsellor", 0), ("case_manager", 0)]
)
def test_others_see_what_is_theirs(client, scene, role, number):
    assert len(matters(client, scene, role)) == number


def test_what_comes_first_stands_once_and_what_goes_elsewhere_is_to_be_passed_on(client, pilot):
    threat = make_enquiry(
        pilot, kind=term("contact_kind.report"), category=term("report_category.threat")
    )
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = reverse("home:dashboard", args=[pilot.slug])
    alone = client.get(page).content.decode()
    assert alone.count(str(threat)) == 1
    assert "Alle vragen zijn beantwoord" not in alone
    make_enquiry(pilot, kind=term("contact_kind.objection"))
    shown = client.get(page).content.decode()
    assert "doorgeven uiterlijk op" in shown
    assert "antwoord uiterlijk op" not in shown


def test_an_open_one_that_lies_still_for_a_year_is_to_be_closed(client, db):
    older = make_pilot(starts_on=date(2020, 3, 1), ends_on=date(2021, 3, 1))
    made = [
        make_enquiry(older, received_on=day)
        for day in (date(2020, 6, 30), date(2020, 7, 1), date(2020, 6, 1))
    ]
    answer = {"text": "Ja.", "channel": term("channel.phone"), "today": TODAY, "by": system()}
    answer_enquiry(enquiry=made[0], replied_on=made[0].received_on, **answer)
    answer_enquiry(enquiry=made[2], replied_on=TODAY, **answer)
    ((words, _badge),) = matters(client, older, "contact_officer")
    assert words.startswith("1 open")
    page = reverse("neighbours:enquiry-list", args=[older.slug])
    listed = client.get(page, {"status": "silent"}).context["page_obj"].object_list
    assert list(listed) == made[:1]


def test_without_anything_to_do_there_is_no_heading(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    shown = client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
    assert "Te doen in de buurt" not in shown
