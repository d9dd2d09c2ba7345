"""Someone who is much alike is shown before saving; to who may not read the file, not who it is."""

from datetime import date

from django.urls import reverse

from participants.models import Participant
from tests.factories import (
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_referral,
    make_user,
)
from tests.refusals import breaks

DOUBT = "participants_participant_possible_duplicate"
DJAMILA = {"first_name": "Djamila", "last_name": "van der Müller", "birth_date": date(1990, 4, 3)}
JAMILA = {"first_name": "Jamila", "last_name": "Muller", "birth_date": date(1990, 3, 4)}


def test_it_is_doubted_whether_someone_alike_is_new(pilot):
    make_referral(pilot, **DJAMILA)
    with breaks(DOUBT) as refusal:
        make_referral(pilot, **JAMILA, confirmed=[])
    assert refusal.value.rule.confirm
    assert Participant.objects.count() == 1


def test_a_confirmed_doubt_saves_a_new_person(pilot):
    make_referral(pilot, **DJAMILA)
    again = make_referral(pilot, **JAMILA, confirmed=[DOUBT])
    assert again.participant.reference == "T-002"


def test_nobody_alike_and_another_pilot_raise_no_doubt(pilot):
    make_referral(pilot, **DJAMILA)
    make_referral(pilot, first_name="Fatima", confirmed=[])
    make_referral(make_pilot(), **JAMILA, confirmed=[])
    assert Participant.objects.count() == 3


def send(client, pilot, **more):
    data = {
        "first_name": "Jamila",
        "last_name": "Muller",
        "birth_date_day": "4",
        "birth_date_month": "3",
        "birth_date_year": "1990",
        "household_size": "1",
        "origin": "origin.street",
        "causes": ["homeless_cause.unknown"],
        "referrer": "Opvang Voorbeeld",
        "referred_on": "2021-06-30",
        "informed_on": "",
        **more,
    }
    return client.post(reverse("participants:referral-create", args=[pilot.slug]), data)


def again_url(pilot, participant) -> str:
    return reverse("participants:referral-again", args=[pilot.slug, participant.pk])


def test_who_may_read_the_file_sees_who_it_is(client, pilot):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    participant = make_referral(pilot, **DJAMILA).participant
    page = send(client, pilot)
    assert page.status_code == 422
    text = page.content.decode()
    assert "Djamila van der Müller" in text
    assert participant.reference in text
    assert "3 april 1990" in text
    assert reverse("participants:participant-detail", args=[pilot.slug, participant.pk]) in text
    assert again_url(pilot, participant) not in text  # the referral waits for a decision
    assert f'value="{DOUBT}"' in text
    assert 'value="Jamila"' in text
    assert Participant.objects.count() == 1


def test_someone_who_left_can_be_referred_again_from_there(client, pilot):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    participant = make_participant(pilot, **DJAMILA)
    placement = make_placement(pilot, participant=participant)
    assert again_url(pilot, participant) not in send(client, pilot).content.decode()
    make_exit(placement)
    assert again_url(pilot, participant) in send(client, pilot).content.decode()


def test_who_may_not_read_the_file_only_learns_that_there_is_someone(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    make_referral(pilot, **DJAMILA)
    one = send(client, pilot)
    make_referral(pilot, **{**DJAMILA, "first_name": "Jamilla"})
    two = send(client, pilot)
    for page in (one, two):
        text = page.content.decode()
        assert page.status_code == 422
        assert "T-00" not in text
        assert "Djamila" not in text
        assert "3 april" not in text
        assert not page.context["alike"]
        assert page.context["alike_unseen"] is True
    assert Participant.objects.count() == 2


def test_ticking_that_it_is_someone_else_saves(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    make_referral(pilot, **DJAMILA)
    assert send(client, pilot, confirmed=DOUBT).status_code == 302
    new = Participant.objects.get(first_name="Jamila")
    referral = new.referrals.get()
    assert [cause.code for cause in referral.causes.all()] == ["unknown"]
    assert referral.informed_on is None


def test_a_referral_without_a_cause_is_refused(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    assert send(client, pilot, causes=[]).status_code == 422
    assert not Participant.objects.exists()
