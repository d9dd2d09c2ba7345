"""When support ends, the sessions that were planned after it are cancelled."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions import change_aftercare, decide_referral
from participants.models import Referral, SupportSession
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
def stay(pilot):
    """A resident with a session that was held, and sessions planned on 7, 14 and 21 July."""
    counsellor = make_user(role="counsellor", pilot=pilot)
    stay = make_placement(pilot)
    make_session(stay.participant, by=counsellor)
    for day in (7, 14, 21):
        make_plan(stay.participant, by=counsellor, day=date(2021, 7, day))
    return stay


def cancelled(stay) -> list[date]:
    rows = stay.participant.sessions.filter(status=SupportSession.Status.CANCELLED)
    return sorted(rows.values_list("day", flat=True))


def test_an_exit_cancels_what_was_planned_after_it(stay, manager):
    make_exit(stay, exited_on=EXITED_ON, by=manager)
    assert cancelled(stay) == [date(2021, 7, day) for day in (7, 14, 21)]
    session = stay.participant.sessions.get(day=date(2021, 7, 7))
    assert session.cancel_reason
    assert session.cancelled_by == SupportSession.CancelledBy.OTHER
    assert session.history.first().history_user == manager
    assert stay.participant.sessions.get(day=date(2021, 3, 10)).status == "held"


def test_what_is_planned_during_aftercare_stays(stay, manager):
    make_exit(stay, exited_on=EXITED_ON, aftercare_until=date(2021, 7, 14), by=manager)
    assert cancelled(stay) == [date(2021, 7, 21)]


def test_shorter_aftercare_cancels_what_lies_after_it(stay, manager):
    leaving = make_exit(stay, exited_on=EXITED_ON, aftercare_until=date(2021, 7, 31), by=manager)
    assert cancelled(stay) == []
    change_aftercare(leaving=leaving, aftercare_until=date(2021, 7, 7), by=manager)
    assert cancelled(stay) == [date(2021, 7, 14), date(2021, 7, 21)]


def test_someone_elses_sessions_stay(pilot, stay, manager):
    neighbour = make_placement(pilot).participant
    make_plan(neighbour, by=make_user(role="counsellor", pilot=pilot))
    make_exit(stay, exited_on=EXITED_ON, by=manager)
    assert neighbour.sessions.get().status == SupportSession.Status.PLANNED


def test_the_page_says_how_many_were_cancelled(client, pilot, stay, manager):
    client.force_login(manager)
    sent = {
        "exited_on": "2021-06-30",
        "reason": term("exit_reason.goals_met").pk,
        "destination": term("exit_destination.own_rental").pk,
        "aftercare_until": "2021-07-07",
    }
    url = reverse("participants:exit-create", args=[pilot.slug, stay.pk])
    page = client.post(url, sent, follow=True)
    assert [str(text)[:2] for text in page.context["messages"]][1:] == ["2 "]


def test_without_planned_sessions_the_page_says_nothing_of_them(client, pilot, manager):
    client.force_login(manager)
    leaving = make_exit(make_placement(pilot), exited_on=EXITED_ON)
    url = reverse("participants:aftercare-change", args=[pilot.slug, leaving.pk])
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
