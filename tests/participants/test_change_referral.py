"""A referral is corrected while it waits for a decision, and the decision page says what misses."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.versions import version_of
from participants.actions.referrals import change_referral
from participants.models import Referral
from tests.factories import (
    TODAY,
    make_intake,
    make_participant,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.plan_factories import make_barrier
from tests.refusals import breaks, refused_by


def change(referral: Referral, **facts) -> Referral:
    defaults = {
        "referred_on": referral.referred_on,
        "referrer": "Nachtopvang Voorbeeld",
        "origin": term("origin.mo_night"),
        "causes": [term("homeless_cause.job_loss"), term("homeless_cause.health")],
        "informed_on": date(2021, 6, 1),
        "today": TODAY,
        "by": system(),
    }
    return change_referral(referral=referral, **{**defaults, **facts})


def test_an_older_barrier_keeps_nobody_from_correcting_it(pilot):
    referral = make_referral(pilot)
    make_barrier(referral.participant, since=date(2019, 1, 1))
    changed = change(referral, referrer="Andere opvang")
    assert changed.referrer == "Andere opvang"


def test_it_corrects_the_facts_and_keeps_who_did(pilot):
    lead = make_user(role="team_lead", pilot=pilot)
    referral = make_referral(pilot, informed_on=None)
    changed = change(referral, by=lead)
    assert changed.origin.code == "mo_night"
    assert changed.informed_on == date(2021, 6, 1)
    assert {cause.code for cause in changed.causes.all()} == {"job_loss", "health"}
    assert changed.history.first().history_user == lead


@pytest.mark.parametrize("field", ["referred_on", "informed_on"])
def test_it_refuses_a_date_ahead(pilot, field):
    referral = make_referral(pilot)
    with breaks("participants_date_not_ahead", field=field):
        change(referral, **{field: date(2021, 7, 1)})
    referral.refresh_from_db()
    assert referral.referrer == "Opvang Voorbeeld"


def test_it_refuses_after_the_decision(pilot):
    referral = make_participant(pilot).referrals.get()
    with breaks("participants_referral_decided_once"):
        change(referral)
    referral.refresh_from_db()
    assert referral.referrer == "Opvang Voorbeeld"


def test_it_refuses_a_date_after_a_session(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    referral = make_referral(pilot)
    make_session(referral.participant, by=counsellor, day=date(2021, 3, 10))
    rule = "participants_referral_before_sessions"
    with breaks(rule):
        change(referral, referred_on=date(2021, 3, 11))
    assert refused_by("UPDATE participants_referral SET referred_on = '2021-03-11'", []) == rule
    assert change(referral, referred_on=date(2021, 3, 10)).referred_on == date(2021, 3, 10)


@pytest.fixture
def referral(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    return make_referral(pilot, informed_on=None, causes=[term("homeless_cause.unknown")])


def address(referral: Referral, name: str) -> str:
    return reverse(f"participants:{name}", args=[referral.participant.pilot.slug, referral.pk])


def sent(**facts) -> dict:
    return {
        "origin": "origin.mo_24h",
        "causes": ["homeless_cause.unknown"],
        "referrer": "Opvang Voorbeeld",
        "referred_on": "2021-02-01",
        "informed_on": "",
        **facts,
    }


def test_the_form_opens_with_what_is_known_and_saves(client, referral):
    url = address(referral, "referral-change")
    page = client.get(url)
    assert [term.code for term in page.context["form"]["causes"].initial] == ["unknown"]
    response = client.post(url, sent(informed_on="2021-06-01", causes=["homeless_cause.health"]))
    referral.refresh_from_db()
    assert referral.informed_on == date(2021, 6, 1)
    text = client.get(response.url).content.decode()
    assert "1 juni 2021" in text
    assert "Ziekte of psychische problemen" in text


def test_two_editors_of_the_causes_see_the_difference(client, referral):
    url = address(referral, "referral-change")
    seen = version_of(referral)
    client.post(url, sent(causes=["homeless_cause.health"], version=seen))
    second = client.post(url, sent(referrer="Iemand anders", version=seen))
    assert second.status_code == 422
    (difference,) = second.context["form"].meanwhile
    assert difference.theirs == "Ziekte of psychische problemen"
    assert difference.taken_over
    assert second.context["form"].data.getlist("causes") == ["homeless_cause.health"]
    referral.refresh_from_db()
    assert referral.referrer == "Opvang Voorbeeld"


def test_the_decision_page_says_what_is_missing(client, referral):
    url = address(referral, "referral-decide")
    text = client.get(url).content.decode()
    assert address(referral, "intake-fill") in text
    assert address(referral, "referral-change") in text
    change(referral)
    make_intake(referral)
    text = client.get(url).content.decode()
    assert address(referral, "intake-fill") not in text
    assert address(referral, "referral-change") not in text
    assert "Blijkt uit het gesprek." in text


def test_without_intake_it_can_be_rejected_but_not_accepted(client, referral):
    url = address(referral, "referral-decide")
    data = {"decision": "accepted", "reason": "Past.", "decided_on": "2021-06-30"}
    assert client.post(url, data).status_code == 422
    assert client.post(url, {**data, "decision": "rejected"}).status_code == 302
    referral.refresh_from_db()
    assert referral.decision == "rejected"


@pytest.mark.parametrize("page", ["referral-decide", "referral-change", "intake-fill"])
def test_a_decided_referral_opens_no_form(client, pilot, page):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    referral = make_participant(pilot).referrals.get()
    response = client.get(address(referral, page), follow=True)
    assert response.redirect_chain
    assert response.context.get("form") is None
    assert "Past bij de doelgroep." in response.content.decode()
