"""A decision on a referral that was recorded wrongly is corrected while nothing rests on it."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from participants.actions.referrals import refer_again
from participants.actions.referrals_corrections import correct_decision
from participants.models import Referral
from tests.factories import (
    TODAY,
    make_participant,
    make_placement,
    make_proposal,
    make_referral,
    make_user,
    system,
)
from tests.refusals import breaks

Decision = Referral.Decision


@pytest.fixture
def referral(pilot):
    return make_participant(pilot).referrals.get()


def correct(referral, **facts) -> Referral:
    given = {
        "decision": Decision.REJECTED,
        "reason": "Toch niet dakloos.",
        "decided_on": referral.decided_on,
        "why": "Verkeerd aangeklikt",
        "today": TODAY,
        "by": system(),
    }
    return correct_decision(referral=referral, **{**given, **facts})


def test_it_is_corrected_on_its_page_and_the_history_keeps_both(client, pilot, referral):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:referral-decision-change", args=[pilot.slug, referral.pk])
    tab = reverse("participants:participant-referral", args=[pilot.slug, referral.participant_id])
    assert url in client.get(tab).content.decode()
    form = client.get(url).context["form"]
    assert form["reason"].value() == referral.decision_reason
    sent = {
        "decision": "rejected",
        "reason": "Toch niet dakloos.",
        "decided_on": referral.decided_on.isoformat(),
        "why": "Verkeerd aangeklikt",
        "version": form.version,
    }
    assert client.post(url, {**sent, "why": ""}).status_code == 422
    assert client.post(url, sent).status_code == 302
    referral.refresh_from_db()
    assert (referral.decision, referral.decision_reason) == ("rejected", "Toch niet dakloos.")
    last, before = referral.history.all()[:2]
    assert last.history_change_reason == "Verkeerd aangeklikt"
    assert before.decision == "accepted"


def test_it_is_taken_back_as_if_there_was_none(referral):
    correct(referral, decision=Decision.PENDING)
    referral.refresh_from_db()
    assert referral.is_undecided
    assert (referral.decision_reason, referral.decided_on, referral.decided_by) == ("", None, None)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"why": " "}, "core_mistake_is_explained"),
        ({"reason": " "}, "participants_referral_decision_says_why"),
        ({"decided_on": date(2020, 1, 1)}, "participants_referral_decided_after_referring"),
        ({"decided_on": date(2021, 7, 1)}, "participants_date_not_ahead"),
    ],
)
def test_it_refuses_what_a_decision_may_not_say(referral, facts, rule):
    known = referral.history.count()
    with breaks(rule):
        correct(referral, **facts)
    assert referral.history.count() == known


@pytest.mark.parametrize("later", ["stay", "proposal", "referral"])
def test_it_stays_when_something_rests_on_it(pilot, later):
    participant = make_participant(pilot)
    referral = participant.referrals.get()
    if later == "stay":
        make_placement(pilot, participant=participant)
    elif later == "proposal":
        make_proposal(participant)
    else:
        correct(referral)
        refer_again(
            participant=participant,
            referred_on=TODAY,
            referrer="Opvang Voorbeeld",
            origin=referral.origin,
            informed_on=None,
            household_size=1,
            today=TODAY,
            by=system(),
        )
        referral.refresh_from_db()
    known = referral.history.count()
    with breaks("participants_referral_decision_is_used"):
        correct(referral, decision=Decision.WITHDRAWN)
    assert referral.history.count() == known


def test_without_a_decision_there_is_nothing_to_correct(pilot):
    waiting = make_referral(pilot)
    with breaks("participants_referral_nothing_decided"):
        correct(waiting, decided_on=TODAY)
    assert waiting.history.count() == 1


def test_who_comes_second_is_told(referral):
    seen = version_of(referral)
    correct(referral)
    with pytest.raises(Overtaken):
        correct(referral, decision=Decision.WITHDRAWN, version=seen)
    referral.refresh_from_db()
    assert referral.decision == "rejected"
