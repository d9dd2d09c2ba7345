"""Someone who was accepted goes off the waiting list without a dwelling."""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from interwonen.core.rules import RuleBroken
from participants.actions.referrals_waiting import withdraw_acceptance
from participants.models import Participant, Referral
from participants.selectors.referrals_waiting import waiting_list
from tests.exit_factories import make_comeback
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_placement,
    make_plan,
    make_referral,
    make_session,
    make_user,
    system,
)

REASON = "Vond zelf een woning."


@pytest.fixture
def manager(pilot):
    return make_user(role="case_manager", pilot=pilot)


def withdraw(referral: Referral, **facts) -> Referral:
    defaults = {"reason": REASON, "withdrawn_on": date(2021, 6, 15), "today": TODAY, "by": system()}
    return withdraw_acceptance(referral=referral, **{**defaults, **facts})


def refused(referral: Referral, **facts) -> str:
    """The rule that refuses, after which nothing was written."""
    before = Referral.objects.values().get(pk=referral.pk)
    with pytest.raises(RuleBroken) as refusal:
        withdraw(referral, **facts)
    assert Referral.objects.values().get(pk=referral.pk) == before
    return refusal.value.rule.name


def test_it_is_withdrawn_and_the_history_keeps_the_acceptance(pilot, manager):
    referral = make_participant(pilot).referrals.get()
    withdraw(referral, by=manager)
    referral.refresh_from_db()
    assert referral.decision == Referral.Decision.WITHDRAWN
    assert (referral.decision_reason, referral.decided_on) == (REASON, date(2021, 6, 15))
    assert referral.decided_by == manager
    last, earlier = referral.history.all()[:2]
    assert last.history_user == manager
    assert (earlier.decision, earlier.decided_on) == ("accepted", date(2021, 2, 15))
    assert waiting_list(pilot, on=TODAY) == []
    assert Participant.objects.with_status(on=TODAY).get().status == "withdrawn"


def test_what_was_planned_after_it_is_cancelled(pilot):
    participant = make_participant(pilot)
    planned = make_plan(participant, by=make_user(role="counsellor", pilot=pilot))
    withdraw(participant.referrals.get())
    planned.refresh_from_db()
    assert planned.status == "cancelled"


def test_the_dates_are_guarded(pilot):
    referral = make_participant(pilot).referrals.get()
    early = refused(referral, withdrawn_on=date(2021, 2, 14))
    assert early == "participants_referral_withdrawn_after_acceptance"
    assert refused(referral, withdrawn_on=date(2021, 7, 1)) == "participants_date_not_ahead"


@pytest.mark.parametrize("starts_on", [date(2021, 3, 1), date(2021, 9, 1)])
def test_an_acceptance_that_carries_a_stay_is_not_withdrawn(pilot, starts_on):
    placement = make_placement(pilot, starts_on=starts_on)
    referral = placement.participant.referrals.get()
    assert refused(referral) == "participants_referral_carries_placement"


def test_what_was_not_accepted_is_not_withdrawn_here(pilot):
    pending = make_referral(pilot)
    assert refused(pending) == "participants_referral_on_the_waiting_list"
    withdrawn = withdraw(make_participant(pilot).referrals.get())
    assert refused(withdrawn) == "participants_referral_on_the_waiting_list"


def test_a_session_after_the_date_refuses_it(pilot):
    participant = make_participant(pilot)
    make_session(participant, by=make_user(role="counsellor", pilot=pilot), day=date(2021, 6, 20))
    assert refused(participant.referrals.get()) == "participants_support_covers_sessions"


def test_who_came_back_is_taken_off_with_the_earlier_stay_untouched(pilot):
    placement = make_placement(pilot)
    make_exit(placement)
    again = make_comeback(placement.participant, date(2021, 6, 10))
    withdraw(again)
    assert Participant.objects.with_status(on=TODAY).get().status == "withdrawn"
    assert (
        refused(placement.participant.referrals.first())
        == "participants_referral_carries_placement"
    )


def test_the_database_refuses_it_under_a_stay_by_raw_sql(pilot):
    placement = make_placement(pilot)
    with pytest.raises(IntegrityError) as refusal, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE participants_referral SET decision = 'withdrawn' WHERE participant_id = %s",
            [placement.participant_id],
        )
    assert "participants_referral_carries_placement" in str(refusal.value)


def address(referral: Referral) -> str:
    slug = referral.participant.pilot.slug
    return reverse("participants:referral-withdraw", args=[slug, referral.pk])


def test_the_page_withdraws_and_leads_to_the_referral(client, pilot, manager):
    client.force_login(manager)
    participant = make_participant(pilot)
    url = address(participant.referrals.get())
    list_url = reverse("participants:waiting-list", args=[pilot.slug])
    tab = reverse("participants:participant-referral", args=[pilot.slug, participant.pk])
    assert url in client.get(list_url).content.decode()
    assert url in client.get(tab).content.decode()
    early = client.post(url, {"reason": REASON, "withdrawn_on": "2021-02-01"})
    assert early.status_code == 422
    assert REASON in early.content.decode()
    done = client.post(url, {"reason": REASON, "withdrawn_on": "2021-06-15"})
    assert done.url == tab
    page = client.get(tab).content.decode()
    assert REASON in page
    assert url not in page
    assert client.get(url).url == tab


def test_nobody_with_a_stay_gets_the_link(client, pilot, manager):
    client.force_login(manager)
    coming = make_placement(pilot, starts_on=date(2021, 9, 1)).participant
    url = address(coming.referrals.get())
    tab = reverse("participants:participant-referral", args=[pilot.slug, coming.pk])
    assert url not in client.get(tab).content.decode()
    list_url = reverse("participants:waiting-list", args=[pilot.slug])
    assert url not in client.get(list_url).content.decode()


def test_only_who_decides_on_referrals_withdraws(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    referral = make_participant(pilot, counsellor=counsellor).referrals.get()
    client.force_login(counsellor)
    assert client.get(address(referral)).status_code == 403
    client.force_login(make_user())
    assert client.get(address(referral)).status_code == 404
