"""A return to homelessness is the alarm of the pilot: it stands on top until something is done."""

from datetime import date

import pytest
from django.urls import reverse

from participants.models import Participant
from tests.exit_factories import make_comeback, make_exit_plan, make_return
from tests.factories import TODAY, make_exit, make_participant, make_placement, make_user, term

AGAIN = "Opnieuw dakloos"


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def returned(pilot, counsellor):
    """Someone with a certain next home and aftercare, who is homeless since 15 June."""
    placement = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    make_exit_plan(placement, is_arranged=True)
    make_return(
        make_exit(placement, exited_on=date(2021, 4, 30), aftercare_until=date(2021, 7, 31))
    )
    return placement.participant


def status(on=TODAY) -> str:
    return Participant.objects.with_status(on=on).get().status


def page(client, route: str, participant: Participant) -> str:
    pilot = participant.pilot.slug
    args = [pilot] if route == "home:dashboard" else [pilot, participant.pk]
    return client.get(reverse(route, args=args)).content.decode()


def test_the_status_is_of_the_return_and_for_six_months(returned):
    assert status(date(2021, 6, 14)) == "aftercare"
    assert status() == status(date(2021, 12, 15)) == "returned"
    assert status(date(2021, 12, 16)) == "closed"


def test_a_new_referral_goes_on_from_there(returned):
    make_comeback(returned, date(2021, 6, 20))
    assert status() == "waiting"
    assert not Participant.objects.homeless_again(on=TODAY).exists()


def test_support_lasts_as_long_as_the_aftercare(returned):
    supported = Participant.objects.supported
    assert list(supported(on=date(2021, 7, 31))) == [returned]
    assert list(supported(on=date(2021, 8, 1))) == []


@pytest.mark.parametrize("role", ["counsellor", "team_lead", "case_manager", "policy_officer"])
def test_it_stands_on_top_of_the_overview(client, returned, counsellor, role):
    user = counsellor if role == "counsellor" else make_user(role=role, pilot=returned.pilot)
    client.force_login(user)
    shown = page(client, "home:dashboard", returned)
    assert "1 persoon die is vertrokken, is opnieuw dakloos." in shown
    assert "?status=returned" in shown
    slug = returned.pilot.slug
    found = client.get(reverse("participants:participant-list", args=[slug]) + "?status=returned")
    assert returned.reference in found.content.decode()


def test_nobody_is_counted_before_there_is_a_return(client, pilot, counsellor):
    make_exit(make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor)))
    client.force_login(counsellor)
    assert (
        "opnieuw dakloos"
        not in client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
    )


def test_the_file_says_so_on_top_and_no_longer_that_the_next_home_is_certain(
    client, returned, counsellor
):
    client.force_login(counsellor)
    short = page(client, "participants:participant-detail", returned)
    assert f"{AGAIN} sinds 15 juni 2021" in short
    assert "Nazorg</span>" not in short
    living = page(client, "participants:participant-placements", returned)
    assert "Geen stand gehouden" in living
    assert "Zeker</span>" not in living


@pytest.mark.parametrize("where", ["street", "mo"])
def test_who_leaves_to_the_street_or_a_shelter_is_an_alarm_as_well(
    client, pilot, counsellor, where
):
    placement = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    left = {"exited_on": date(2021, 6, 20), "aftercare_until": date(2021, 8, 1)}
    make_exit(placement, destination=term(f"exit_destination.{where}"), **left)
    assert [status(date(2021, 6, day)) for day in (20, 21)] == ["placed", "returned"]
    client.force_login(counsellor)
    assert "is opnieuw dakloos" in page(client, "home:dashboard", placement.participant)
    short = page(client, "participants:participant-detail", placement.participant)
    assert "Dakloos sinds het vertrek op 20 juni 2021" in short
