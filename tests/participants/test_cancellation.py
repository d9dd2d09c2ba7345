"""A cancellation is put right: the session goes ahead after all, or someone else cancelled it."""

from datetime import date, time, timedelta

import pytest

from interwonen.core.versions import Overtaken, version_of
from participants.actions.assignments import assign_counsellor
from participants.actions.sessions_cancellation import correct_cancellation, replan_session
from participants.actions.sessions_planning import cancel_session
from participants.models import SupportSession
from tests.factories import (
    TODAY,
    make_cancelled,
    make_exit,
    make_participant,
    make_placement,
    make_plan,
    make_series,
    make_user,
    system,
)
from tests.refusals import breaks

JULY = [date(2021, 7, 7), date(2021, 7, 14), date(2021, 7, 21), date(2021, 7, 28)]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def cancelled(participant, counsellor):
    return make_cancelled(participant, by=counsellor)


@pytest.fixture
def rest(participant, counsellor, settings):
    """The last three of a series of four: cancelled at once, two hours after the first one."""
    first, *rest = make_series(participant, by=counsellor).sessions.order_by("day")
    settings.CLOCK_TIME = time(12)
    cancel_session(session=first, cancelled_by="counsellor", by=counsellor)
    settings.CLOCK_TIME = time(14)
    cancel_session(session=rest[0], cancelled_by="counsellor", following=True, by=counsellor)
    return rest


def replan(session, by, **facts) -> list[SupportSession]:
    return replan_session(session=session, by=by, **{"today": TODAY, **facts})


def correct(session, by, **facts) -> list[SupportSession]:
    return correct_cancellation(session=session, by=by, **{"cancelled_by": "other", **facts})


def days(status: str) -> list[date]:
    rows = SupportSession.objects.filter(status=status).order_by("day")
    return list(rows.values_list("day", flat=True))


def test_it_is_planned_again_and_only_the_history_says_it_was_cancelled(cancelled, counsellor):
    replan(cancelled, counsellor)
    cancelled.refresh_from_db()
    facts = (cancelled.status, cancelled.cancelled_by, cancelled.cancel_reason)
    assert facts == ("planned", "", "")
    assert (cancelled.day, cancelled.duration_minutes) == (date(2021, 7, 7), 45)
    past = cancelled.history.order_by("history_id").values_list("status", "cancelled_by")
    assert list(past) == [("planned", ""), ("cancelled", "participant"), ("planned", "")]


def test_one_of_today_goes_ahead_too(participant, counsellor):
    replan(make_cancelled(participant, by=counsellor, day=TODAY), counsellor)
    assert days("planned") == [TODAY]


def test_one_of_a_series_is_planned_again(rest, counsellor):
    assert replan(rest[1], counsellor) == [rest[1]]
    assert days("planned") == [JULY[2]]


def test_the_rest_that_was_cancelled_at_once_is_planned_again(rest, counsellor):
    assert replan(rest[0], counsellor, following=True) == rest
    assert days("planned") == JULY[1:]
    assert days("cancelled") == JULY[:1]


def test_what_was_cancelled_at_another_time_stays_cancelled(rest, counsellor):
    first = SupportSession.objects.get(day=JULY[0])
    assert replan(first, counsellor, following=True) == [first]
    assert days("cancelled") == JULY[1:]


def test_a_correction_does_not_change_when_they_were_cancelled(rest, counsellor, settings):
    settings.CLOCK_TIME = time(16)
    correct(rest[1], counsellor)
    assert replan(rest[0], counsellor, following=True) == rest


def test_who_cancelled_is_corrected_also_of_a_day_that_has_passed(participant, counsellor):
    past = make_cancelled(participant, by=counsellor, day=YESTERDAY)
    correct(past, counsellor, cancel_reason="Storing op de lijn.")
    past.refresh_from_db()
    facts = (past.status, past.cancelled_by, past.cancel_reason)
    assert facts == ("cancelled", "other", "Storing op de lijn.")
    assert past.history.filter(cancelled_by="participant").exists()


def test_who_cancelled_the_rest_is_corrected_at_once(rest, counsellor):
    assert len(correct(rest[0], counsellor, following=True)) == 3
    who = SupportSession.objects.order_by("day").values_list("cancelled_by", flat=True)
    assert list(who) == ["counsellor", "other", "other", "other"]


def test_it_comes_to_the_counsellor_who_supports_the_participant_now(pilot, participant, cancelled):
    colleague = make_user(role="counsellor", pilot=pilot)
    assign_counsellor(participant=participant, counsellor=colleague, starts_on=TODAY, by=system())
    (session,) = replan(cancelled, colleague)
    assert session.counsellor == colleague


def test_a_team_lead_leaves_it_with_its_counsellor(pilot, cancelled, counsellor):
    (session,) = replan(cancelled, make_user(role="team_lead", pilot=pilot))
    assert session.counsellor == counsellor


class TestRefused:
    def test_on_a_day_that_has_passed(self, participant, counsellor):
        past = make_cancelled(participant, by=counsellor, day=YESTERDAY)
        with breaks("participants_session_planned_ahead"):
            replan(past, counsellor)
        assert days("cancelled") == [YESTERDAY]

    def test_on_a_day_without_support(self, pilot, counsellor):
        placement = make_placement(
            pilot, participant=make_participant(pilot, counsellor=counsellor)
        )
        session = make_cancelled(placement.participant, by=counsellor)
        make_exit(placement)
        with breaks("participants_session_during_support"):
            replan(session, counsellor)
        assert days("planned") == []

    def test_a_series_that_would_run_on_after_the_stay(self, pilot, rest, participant, counsellor):
        make_placement(pilot, participant=participant, ends_on=date(2021, 7, 20))
        with breaks("participants_sessionseries_within_placement"):
            replan(rest[0], counsellor, following=True)
        assert days("planned") == []

    def test_at_the_time_of_another_session_until_confirmed(self, pilot, rest, counsellor):
        other = make_participant(pilot, counsellor=counsellor)
        make_plan(other, by=counsellor, day=JULY[2], starts_at=time(10, 30))
        rule = "participants_session_no_overlap"
        with breaks(rule) as refusal:
            replan(rest[0], counsellor, following=True)
        assert "21 juli 2021" in refusal.value.message
        assert days("planned") == [JULY[2]]
        replan(rest[0], counsellor, following=True, confirmed={rule})
        assert len(days("planned")) == 4

    @pytest.mark.parametrize("act", [replan, correct])
    def test_what_is_not_cancelled(self, participant, counsellor, act):
        plan = make_plan(participant, by=counsellor)
        with breaks("participants_session_still_cancelled"):
            act(plan, counsellor)
        assert SupportSession.history.count() == 1

    def test_a_correction_that_names_nobody(self, cancelled, counsellor):
        with breaks("participants_session_cancelled_by_someone"):
            correct(cancelled, counsellor, cancelled_by="")
        assert SupportSession.objects.get().cancelled_by == "participant"

    @pytest.mark.parametrize("act", [replan, correct])
    def test_what_someone_else_changed_meanwhile(self, cancelled, counsellor, act):
        seen = version_of(cancelled)
        correct(cancelled, counsellor, cancelled_by="counsellor")
        with pytest.raises(Overtaken):
            act(cancelled, counsellor, version=seen)
        assert SupportSession.objects.get().cancelled_by == "counsellor"


class TestPages:
    def address(self, session, act) -> str:
        return f"/{session.participant.pilot.slug}/gesprekken/{session.pk}/{act}/"

    def test_the_list_leads_to_both_for_one_to_come_the_first_one_first(
        self, client, rest, participant, counsellor
    ):
        client.force_login(counsellor)
        page = client.get(f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/")
        assert [row.day for row in page.context["cancelled"]] == JULY
        for session in rest:
            for act in ("toch-doorgaan", "afzegging"):
                assert f'href="{self.address(session, act)}"' in page.content.decode()

    def test_of_a_day_that_has_passed_only_the_facts_are_put_right(
        self, client, participant, counsellor
    ):
        past = make_cancelled(participant, by=counsellor, day=YESTERDAY)
        client.force_login(counsellor)
        page = client.get(f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/")
        assert self.address(past, "afzegging") in page.content.decode()
        assert self.address(past, "toch-doorgaan") not in page.content.decode()

    def test_the_rest_of_the_series_goes_ahead_and_it_says_how_many(self, client, rest, counsellor):
        client.force_login(counsellor)
        url = self.address(rest[0], "toch-doorgaan")
        form = client.get(url).context["form"]
        assert "toen zijn afgezegd" in form.fields["following"].choices[1][1]
        page = client.post(url, {"following": "all"}, follow=True).content.decode()
        assert "3 gesprekken gaan toch door" in page
        assert days("planned") == JULY[1:]

    def test_one_without_a_series_goes_ahead_with_one_button(self, client, cancelled, counsellor):
        client.force_login(counsellor)
        url = self.address(cancelled, "toch-doorgaan")
        assert not client.get(url).context["form"].fields
        page = client.post(url, follow=True).content.decode()
        assert "1 gesprek gaat toch door" in page
        assert days("planned") == [cancelled.day]

    def test_the_facts_are_in_the_form_and_are_corrected(self, client, cancelled, counsellor):
        client.force_login(counsellor)
        url = self.address(cancelled, "afzegging")
        assert client.get(url).context["form"]["cancelled_by"].value() == "participant"
        sent = {"cancelled_by": "counsellor", "cancel_reason": "Ik was ziek."}
        page = client.post(url, sent, follow=True).content.decode()
        assert "1 afzegging is verbeterd" in page
        assert "Ik was ziek." in page

    def test_it_is_cancelled_and_goes_ahead_more_than_once(self, client, participant, counsellor):
        session = make_plan(participant, by=counsellor)
        client.force_login(counsellor)
        sent = {"cancelled_by": "participant", "cancel_reason": ""}
        for number in range(2):
            for act, data, status in (
                ("afzeggen", sent, "cancelled"),
                ("toch-doorgaan", {}, "planned"),
            ):
                key = {"submission": f"{act} {number}"}
                assert client.post(self.address(session, act), {**data, **key}).status_code == 302
                assert days(status) == [session.day]
