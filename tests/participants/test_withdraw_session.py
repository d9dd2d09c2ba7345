"""A session that was logged by mistake is taken back, and moves to the right file."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection

from interwonen.audit.histories import history_url
from interwonen.core import clock
from interwonen.core.rules import RuleBroken
from participants.actions.sessions import hold_session, log_group
from participants.actions.sessions_planning import cancel_session, miss_session
from participants.actions.sessions_withdrawal import withdraw_session
from participants.models import SupportSession
from tests.factories import make_participant, make_plan, make_session, make_user, term
from tests.plan_factories import make_goal

WRONG = "In het verkeerde dossier gezet."


@pytest.fixture
def other(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


def withdraw(session, by, **facts) -> SupportSession:
    defaults = {"reason": WRONG, "now": clock.now()}
    return withdraw_session(session=session, by=by, **{**defaults, **facts})


def test_it_counts_no_longer_and_only_the_history_holds_the_notes(participant, counsellor):
    goal = make_goal(participant)
    session = make_session(participant, by=counsellor, confidential_note="Vertel.", goals=[goal])
    withdraw(session, counsellor)
    session.refresh_from_db()
    assert (session.status, session.withdrawn_because) == ("withdrawn", WRONG)
    assert (session.note, session.confidential_note) == ("", "")
    assert not session.goals.exists()
    year = date(2021, 1, 1), date(2021, 12, 31)
    assert not SupportSession.objects.held_between(*year).exists()
    assert session.history.filter(note="Samen de week besproken.").exists()
    assert session.history.first().history_user == counsellor


def test_it_moves_to_the_right_file_with_its_notes(participant, other, counsellor, pilot):
    goal = make_goal(participant)
    session = make_session(participant, by=counsellor, confidential_note="Vertel.", goals=[goal])
    lead = make_user(role="team_lead", pilot=pilot)
    withdraw(session, lead, right_participant=other)
    moved = other.sessions.get()
    assert (moved.status, moved.counsellor, moved.day) == ("held", counsellor, session.day)
    assert (moved.note, moved.confidential_note) == ("Samen de week besproken.", "Vertel.")
    assert [domain.code for domain in moved.life_domains.all()] == ["housing"]
    assert not moved.goals.exists()
    assert moved.history.first().history_user == lead
    assert participant.sessions.get().status == "withdrawn"


def test_a_no_show_is_withdrawn_too(participant, other, counsellor):
    plan = make_plan(participant, by=counsellor, day=clock.today())
    missed = miss_session(session=plan, note="Was er niet.", now=clock.now(), by=counsellor)
    withdraw(missed, counsellor, right_participant=other)
    assert (other.sessions.get().status, other.sessions.get().note) == ("no_show", "Was er niet.")


def hold_again(session, counsellor, *, minutes=30, **facts) -> None:
    hold_session(
        session=session,
        day=session.day,
        starts_at=session.starts_at,
        duration_minutes=minutes,
        contact_type=term("contact_type.phone"),
        note="Toch wel.",
        now=clock.now(),
        by=counsellor,
        **facts,
    )


def test_it_may_have_been_held_after_all(participant, counsellor):
    session = withdraw(make_session(participant, by=counsellor), counsellor)
    hold_again(session, counsellor)
    session.refresh_from_db()
    assert (session.status, session.withdrawn_because, session.note) == ("held", "", "Toch wel.")


def test_held_after_all_beside_what_it_became_in_the_right_file_is_a_doubt(
    participant, other, counsellor
):
    session = make_session(participant, by=counsellor)
    rule, minutes = "participants_session_no_overlap", session.duration_minutes
    withdraw(session, counsellor, right_participant=other)
    with pytest.raises(RuleBroken) as refusal:
        hold_again(session, counsellor, minutes=minutes)
    assert refusal.value.rule.name == rule
    hold_again(session, counsellor, minutes=minutes, confirmed={rule})
    assert participant.sessions.get().status == "held"


def test_held_after_all_in_a_group_is_no_doubt(participant, other, counsellor):
    facts = {"day": date(2021, 6, 29), "starts_at": time(10, 0), "duration_minutes": 45}
    facts |= {"contact_type": term("contact_type.steunpunt"), "note": "", "life_domains": []}
    group = [participant, other]
    sessions = log_group(participants=group, now=clock.now(), by=counsellor, **facts)
    session = withdraw(sessions[0], counsellor)
    hold_again(session, counsellor)
    assert participant.sessions.get().status == "held"


def test_its_notes_are_not_shown_in_its_history_any_more(client, participant, counsellor):
    session = make_session(participant, by=counsellor, confidential_note="Vertel het niemand.")
    url = history_url(session, participant.pilot.slug)
    client.force_login(counsellor)
    assert "Vertel het niemand." in client.get(url).content.decode()
    withdraw(session, counsellor)
    page = client.get(url).content.decode()
    assert WRONG in page
    assert "Vertel het niemand." not in page
    hold_again(session, counsellor)
    assert "Vertel het niemand." not in client.get(url).content.decode()
    assert "Samen de week besproken." not in page


class TestRefused:
    def refused(self, session, by, **facts) -> str:
        """Withdraw, expect a refusal, and that nothing was written."""
        before = list(SupportSession.objects.order_by("pk").values())
        changes = SupportSession.history.count()
        with pytest.raises(RuleBroken) as refusal:
            withdraw(session, by, **facts)
        assert list(SupportSession.objects.order_by("pk").values()) == before
        assert SupportSession.history.count() == changes
        return refusal.value.rule.name

    def test_without_a_reason(self, participant, counsellor):
        session = make_session(participant, by=counsellor)
        rule = self.refused(session, counsellor, reason="  ")
        assert rule == "participants_session_withdrawn_says_why"

    def test_one_that_was_not_logged(self, participant, counsellor):
        plan = make_plan(participant, by=counsellor)
        rule = "participants_session_logged_before_withdrawal"
        assert self.refused(plan, counsellor) == rule
        cancel_session(session=plan, cancelled_by="counsellor", by=counsellor)
        assert self.refused(plan, counsellor) == rule

    def test_a_move_to_the_same_file(self, participant, counsellor):
        session = make_session(participant, by=counsellor)
        rule = self.refused(session, counsellor, right_participant=participant)
        assert rule == "participants_session_withdrawn_for_someone_else"

    def test_a_move_to_someone_of_the_same_group(self, participant, other, counsellor):
        first, second = log_group(
            participants=[participant, other],
            day=date(2021, 6, 1),
            starts_at=time(10),
            duration_minutes=60,
            contact_type=term("contact_type.steunpunt"),
            life_domains=[],
            note="Samen gekookt.",
            now=clock.now(),
            by=counsellor,
        )
        rule = self.refused(first, counsellor, right_participant=second.participant)
        assert rule == "participants_session_once_in_a_group"
        with pytest.raises(IntegrityError, match=rule), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO participants_supportsession (participant_id, counsellor_id, status,"
                " day, starts_at, duration_minutes, contact_type_id, note, confidential_note,"
                ' cancelled_by, cancel_reason, withdrawn_because, "group")'
                " SELECT participant_id, counsellor_id, status, day, starts_at, duration_minutes,"
                " contact_type_id, note, confidential_note, cancelled_by, cancel_reason,"
                ' withdrawn_because, "group" FROM participants_supportsession WHERE id = %s',
                [second.pk],
            )

    def test_a_move_to_someone_without_support_on_that_day(self, pilot, participant, counsellor):
        first = date(2021, 6, 1)
        later = make_participant(
            pilot, counsellor=counsellor, referred_on=first, informed_on=first, accepted_on=first
        )
        session = make_session(participant, by=counsellor)
        rule = self.refused(session, counsellor, right_participant=later)
        assert rule == "participants_session_during_support"

    @pytest.mark.parametrize(
        ("change", "constraint"),
        [
            ("withdrawn_because = ''", "participants_session_withdrawn_says_why"),
            ("status = 'no_show'", "participants_session_withdrawn_says_why"),
            ("note = 'Terug.'", "participants_session_withdrawn_holds_no_note"),
            ("confidential_note = 'Terug.'", "participants_session_withdrawn_holds_no_note"),
        ],
    )
    def test_by_the_database(self, participant, counsellor, change, constraint):
        session = withdraw(make_session(participant, by=counsellor), counsellor)
        statement = f"UPDATE participants_supportsession SET {change} WHERE id = %s"
        with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
            cursor.execute(statement, [session.pk])


class TestPage:
    def address(self, session, act="intrekken") -> str:
        return f"/{session.participant.pilot.slug}/gesprekken/{session.pk}/{act}/"

    def test_the_correction_leads_to_it_and_it_offers_the_own_caseload(
        self, client, participant, other, counsellor, pilot
    ):
        stranger = make_participant(pilot, counsellor=make_user(role="counsellor", pilot=pilot))
        session = make_session(participant, by=counsellor)
        client.force_login(counsellor)
        correction = client.get(self.address(session, "wijzigen")).content.decode()
        assert self.address(session) in correction
        form = client.get(self.address(session)).context["form"]
        labels = [label for _value, label in form.fields["right_participant"].choices]
        assert labels == ["In geen dossier", other.full_name]
        assert stranger.full_name not in labels

    def test_it_moves_the_session_and_says_so(self, client, participant, other, counsellor):
        session = make_session(participant, by=counsellor)
        client.force_login(counsellor)
        answer = client.post(
            self.address(session), {"reason": WRONG, "right_participant": other.pk}, follow=True
        )
        page = answer.content.decode()
        assert other.full_name in page
        assert WRONG in page
        assert "Samen de week besproken." not in page
        assert other.sessions.get().note == "Samen de week besproken."

    def test_a_colleague_may_not(self, client, participant, counsellor, pilot):
        session = make_session(participant, by=make_user(role="counsellor", pilot=pilot))
        client.force_login(counsellor)
        assert client.post(self.address(session), {"reason": WRONG}).status_code == 403
        session.refresh_from_db()
        assert session.status == "held"
