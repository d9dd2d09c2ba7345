"""A return to homelessness is the alarm of the pilot: it stands on top until something is done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.models import Participant
from tests.exit_factories import make_comeback, make_exit_plan, make_return
from tests.factories import TODAY, make_exit, make_participant, make_placement, make_user, term

AGAIN = "Opnieuw dakloos"


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


@pytest.fixture(params=["exit_destination.street", "exit_destination.mo"])
def left_homeless(request, pilot, counsellor):
    """Someone who was to get a certain next home and left to the street or a shelter instead."""
    participant = make_participant(pilot, counsellor=counsellor)
    placement = make_placement(pilot, participant=participant)
    make_exit_plan(placement, is_arranged=True, today=date(2021, 6, 1))
    make_exit(
        placement,
        exited_on=date(2021, 6, 12),
        destination=term(request.param),
        aftercare_until=date(2021, 7, 31),
    )
    return participant


def test_an_exit_to_homelessness_counts_from_its_own_day(left_homeless):
    assert status(date(2021, 6, 11)) == "leaving"
    assert status(date(2021, 6, 12)) == status(date(2021, 12, 12)) == "returned"
    assert status(date(2021, 12, 13)) == "closed"
    for day in (date(2021, 6, 12), TODAY):
        assert Participant.objects.homeless_again(on=day).exists()


def test_a_later_return_prolongs_the_alarm(left_homeless):
    exit = left_homeless.placements.get().exit
    make_return(exit, returned_on=date(2021, 6, 20))
    assert status(date(2021, 6, 13)) == status(date(2021, 12, 20)) == "returned"


def test_support_after_an_exit_to_homelessness(pilot, left_homeless):
    supported = Participant.objects.supported
    assert list(supported(on=date(2021, 7, 31))) == [left_homeless]
    assert list(supported(on=date(2021, 8, 1))) == []
    street = term("exit_destination.street")
    left_today = make_exit(make_placement(pilot), exited_on=TODAY, destination=street)
    assert left_today.placement.participant in supported(on=TODAY)
    assert left_today.placement.participant not in supported(on=TODAY + timedelta(days=1))


@pytest.mark.parametrize("role", ["counsellor", "team_lead", "case_manager", "policy_officer"])
def test_an_exit_to_homelessness_stands_on_top_of_the_overview(
    client, left_homeless, counsellor, role
):
    user = counsellor if role == "counsellor" else make_user(role=role, pilot=left_homeless.pilot)
    client.force_login(user)
    shown = page(client, "home:dashboard", left_homeless)
    assert "1 persoon die is vertrokken, is opnieuw dakloos." in shown


def test_the_file_says_who_left_homeless_and_points_at_the_exit(client, left_homeless, counsellor):
    client.force_login(counsellor)
    short = page(client, "participants:participant-detail", left_homeless)
    assert "Dakloos sinds het vertrek op 12 juni 2021. Bestemming: " in short
    assert "Nazorg</span>" not in short
    living = page(client, "participants:participant-placements", left_homeless)
    assert "sinds het vertrek op 12 juni 2021" in living
    assert "Geen stand gehouden" in living
    assert "Opnieuw dakloos: vastleggen" not in living


def test_nobody_is_referred_again_on_the_day_of_leaving(client, pilot):
    participant = make_participant(pilot)
    placement = make_placement(pilot, participant=participant)
    make_exit(placement, exited_on=TODAY, destination=term("exit_destination.street"))
    client.force_login(make_user(role="case_manager", pilot=pilot))
    for route in ("participant-detail", "participant-referral"):
        shown = page(client, f"participants:{route}", participant)
        assert f"{AGAIN}</span>" in shown
        assert "Opnieuw aanmelden" not in shown
