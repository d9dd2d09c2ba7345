"""When support ends, the sessions that were planned after it are cancelled."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.actions.exits import change_aftercare
from participants.actions.referrals import decide_referral
from participants.models import Participant, Referral, SupportSession
from tests.factories import (
    TODAY,
    make_exit,
    make_placement,
    make_plan,
    make_referral,
    make_session,
    make_user,
    term,
)

EXITED_ON = date(2021, 6, 30)


@pytest.fixture
def manager(pilot):
    return make_user(role="case_manager", pilot=pilot)


@pytest.fixture
def placement(pilot):
    """A resident with a session that was held, and sessions planned on 7, 14 and 21 July."""
    counsellor = make_user(role="counsellor", pilot=pilot)
    placement = make_placement(pilot)
    make_session(placement.participant, by=counsellor)
    for day in (7, 14, 21):
        make_plan(placement.participant, by=counsellor, day=date(2021, 7, day))
    return placement


def cancelled(placement) -> list[date]:
    rows = placement.participant.sessions.filter(status=SupportSession.Status.CANCELLED)
    return sorted(rows.values_list("day", flat=True))


def test_an_exit_cancels_what_was_planned_after_it(placement, manager):
    make_exit(placement, exited_on=EXITED_ON, by=manager)
    assert cancelled(placement) == [date(2021, 7, day) for day in (7, 14, 21)]
    session = placement.participant.sessions.get(day=date(2021, 7, 7))
    assert session.cancel_reason
    assert session.cancelled_by == SupportSession.CancelledBy.OTHER
    assert session.history.first().history_user == manager
    assert placement.participant.sessions.get(day=date(2021, 3, 10)).status == "held"


def test_what_is_planned_during_aftercare_stays(placement, manager):
    make_exit(placement, exited_on=EXITED_ON, aftercare_until=date(2021, 7, 14), by=manager)
    assert cancelled(placement) == [date(2021, 7, 21)]


def test_shorter_aftercare_cancels_what_lies_after_it(placement, manager):
    exit = make_exit(placement, exited_on=EXITED_ON, aftercare_until=date(2021, 7, 31), by=manager)
    assert cancelled(placement) == []
    change_aftercare(exit=exit, aftercare_until=date(2021, 7, 7), by=manager)
    assert cancelled(placement) == [date(2021, 7, 14), date(2021, 7, 21)]


def test_someone_elses_sessions_stay(pilot, placement, manager):
    neighbour = make_placement(pilot).participant
    make_plan(neighbour, by=make_user(role="counsellor", pilot=pilot))
    make_exit(placement, exited_on=EXITED_ON, by=manager)
    assert neighbour.sessions.get().status == SupportSession.Status.PLANNED


def test_the_page_says_how_many_were_cancelled(client, pilot, placement, manager):
    client.force_login(manager)
    sent = {
        "exited_on": "2021-06-30",
        "reason": term("exit_reason.goals_met").pk,
        "destination": term("exit_destination.own_rental").pk,
        "aftercare_until": "2021-07-07",
    }
    url = reverse("participants:exit-create", args=[pilot.slug, placement.pk])
    page = client.post(url, sent, follow=True)
    assert [str(text)[:2] for text in page.context["messages"]][1:] == ["2 "]


def test_without_planned_sessions_the_page_says_nothing_of_them(client, pilot, manager):
    client.force_login(manager)
    exit = make_exit(make_placement(pilot), exited_on=EXITED_ON)
    url = reverse("participants:aftercare-change", args=[pilot.slug, exit.pk])
    page = client.post(url, {"aftercare_until": "2021-07-31"}, follow=True)
    assert len(page.context["messages"]) == 1


def test_a_rejection_cancels_what_was_planned_after_it(pilot, manager):
    referral = make_referral(pilot)
    counsellor = make_user(role="counsellor", pilot=pilot)
    for day in (date(2021, 7, 1), date(2021, 7, 2)):
        make_plan(referral.participant, by=counsellor, day=day)
    decide_referral(
        referral=referral,
        decision=Referral.Decision.REJECTED,
        reason="Past niet bij de doelgroep.",
        decided_on=TODAY,
        today=TODAY,
        by=manager,
    )
    statuses = referral.participant.sessions.values_list("status", flat=True)
    assert set(statuses) == {SupportSession.Status.CANCELLED}
    participants = Participant.objects.of_pilot(pilot)
    assert referral.participant in participants.supported(on=TODAY)
    assert not participants.supported(on=TODAY + timedelta(days=1)).exists()
