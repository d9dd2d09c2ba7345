"""What comes next stands in the file at a glance: the referral, who has to agree, a return."""

from datetime import date

import pytest
from django.urls import reverse

from participants.selectors.checklists import sheets_of
from participants.selectors.checklists_readiness import readiness
from tests.exit_factories import make_keys, make_return
from tests.factories import (
    TODAY,
    make_exit,
    make_intake,
    make_participant,
    make_placement,
    make_referral,
    make_user,
)
from tests.plan_factories import agree, make_judgement


@pytest.fixture
def read(client, pilot):
    """The page of someone as the case manager reads it."""
    client.force_login(make_user(role="case_manager", pilot=pilot))

    def read(participant) -> str:
        url = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
        return client.get(url).content.decode()

    return read


def to(name, pilot, row) -> str:
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def button(text) -> str:
    """The head of the page, in which the next thing to do stands."""
    return text.partition("iw-tabs")[0]


def test_an_open_referral_leads_to_the_intake_first(pilot, read):
    referral = make_referral(pilot, informed_on=None)
    text = read(referral.participant)
    assert "Opvang Voorbeeld" in text
    assert to("intake-fill", pilot, referral) in button(text)
    assert to("referral-decide", pilot, referral) not in button(text)
    assert to("referral-decide", pilot, referral) in text  # a rejection needs no intake
    make_intake(referral)
    text = read(referral.participant)
    assert to("referral-decide", pilot, referral) in button(text)


def test_a_decided_referral_takes_no_room(pilot, read):
    assert "referral-heading" not in read(make_participant(pilot))


def test_a_resident_is_led_to_the_next_home_until_the_last_days(pilot, read):
    placement = make_placement(pilot)
    make_keys(placement)
    text = read(placement.participant)
    assert to("exit-plan", pilot, placement) in button(text)
    assert to("exit-create", pilot, placement) not in text
    placement.ends_on = date(2021, 7, 14)
    placement.save()
    text = read(placement.participant)
    assert to("exit-create", pilot, placement) in button(text)
    page = reverse(
        "participants:participant-placements", args=[pilot.slug, placement.participant_id]
    )
    assert page in text


@pytest.mark.parametrize(
    ("parties", "left"),
    [
        ([], ["resident", "counsellor"]),
        (["resident"], ["counsellor"]),
        (["counsellor"], ["resident"]),
    ],
)
def test_who_has_to_agree_is_named(pilot, parties, left):
    placement = make_placement(pilot)
    judgement = make_judgement(placement.participant)
    for party in parties:
        agree(judgement, party)
    assert readiness(sheets_of(placement.participant, TODAY)).left_to_agree == left


def test_a_return_is_shown(pilot, read):
    placement = make_placement(pilot)
    come_back = make_return(make_exit(placement))
    text = read(placement.participant)
    assert str(come_back.situation) in text
    assert "15 juni 2021" in text
