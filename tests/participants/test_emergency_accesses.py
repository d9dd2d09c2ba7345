"""A counsellor opens the file of a colleague's participant in an emergency; others see and review it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interwonen.access.permissions import Permission
from interwonen.access.roles import ROLES, Role
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.seals import FIELD
from participants.actions.emergency_accesses import (
    end_emergency,
    open_in_emergency,
    review_emergency,
)
from participants.models import ClosedFile, EmergencyAccess, Incident, SupportSession
from tests.factories import (
    make_exit,
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_role,
    make_session,
    make_user,
    system,
)
from tests.refusals import breaks

WHY = "Er is brand en de collega is niet bereikbaar."


@pytest.fixture
def colleague(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Collega Voorbeeld")


@pytest.fixture
def lead(pilot):
    return make_user(role="team_lead", pilot=pilot)


@pytest.fixture
def auditor(pilot):
    return make_user(role="auditor", pilot=pilot)


@pytest.fixture
def theirs(pilot, colleague):
    """Someone whom a colleague supports."""
    found = make_participant(
        pilot, counsellor=colleague, first_name="Klaproos", last_name="Zomerdauw"
    )
    make_placement(pilot, participant=found)
    make_session(found, by=colleague, note="Madelief besproken.")
    return found


def opened(participant, by, **facts):
    facts = {"reason": WHY, "now": clock.now(), **facts}
    return open_in_emergency(participant=participant, by=by, **facts)


def page(name, row):
    pilot = row.pilot if hasattr(row, "pilot") else row.participant.pilot
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def fill_in(client, url, **values):
    """Send the form at `url` as its page gives it, with these values."""
    form = client.get(url).context["form"]
    return client.post(url, {"submission": form.submission_key, **values})


class TestAFileIsOpenForTwoHours:
    def test_from_a_list_without_names_to_the_file_and_the_log(
        self, client, counsellor, theirs, passing_time
    ):
        client.force_login(counsellor)
        assert client.get(page("participant-detail", theirs)).status_code == 404
        files = client.get(reverse("participants:closed-file-list", args=[theirs.pilot.slug]))
        text = files.content.decode()
        assert theirs.reference in text
        assert "Collega Voorbeeld" in text
        assert "Klaproos" not in text
        answer = fill_in(client, page("emergency-access-open", theirs), reason=WHY)
        assert answer.url == page("participant-detail", theirs)
        line = AccessEvent.objects.filter(act="emergency", outcome="done").get()
        assert (line.subject, line.user) == (theirs.reference, counsellor)
        detail = client.get(answer.url)
        assert "Klaproos" in detail.content.decode()
        until = timezone.localtime(clock.now() + timedelta(hours=2))
        assert f"Noodtoegang tot {until:%H:%M}" in detail.content.decode()
        notes = client.get(page("session-list", theirs))
        assert "Madelief" in notes.content.decode()
        seen = AccessEvent.objects.filter(subject=theirs.reference, act="read", outcome="done")
        assert set(seen.values_list("emergency", flat=True)[:2]) == {True}

    def test_what_it_opens_is_in_the_table_of_roles(self, client, counsellor, theirs):
        opened(theirs, counsellor)
        client.force_login(counsellor)
        answer = client.get(page("participant-detail", theirs))
        roles = ROLES[Role.COUNSELLOR]
        assert answer.context["permissions"] & roles.caseload == roles.emergency
        assert client.get(page("session-create", theirs)).status_code == 200
        assert client.get(page("incident-create", theirs)).status_code == 200
        assert client.get(page("participant-change", theirs)).status_code == 403
        assert client.get(page("goal-create", theirs)).status_code == 403

    def test_no_list_search_or_export_shows_it(self, client, pilot, counsellor, theirs):
        opened(theirs, counsellor)
        client.force_login(counsellor)
        for name in ("participant-list", "participant-export-csv", "note-search", "waiting-list"):
            url = reverse(f"participants:{name}", args=[pilot.slug])
            for words in ("", "Madelief", "Klaproos"):
                text = client.get(url, {"q": words}).content.decode().replace(words or "-", "", 3)
                assert not {"Klaproos", "Zomerdauw", theirs.reference} & set(text.split())
        home = client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
        assert "Klaproos" not in home

    def test_another_file_stays_closed(self, client, pilot, counsellor, colleague, theirs):
        other = make_participant(pilot, counsellor=colleague)
        opened(theirs, counsellor)
        client.force_login(counsellor)
        assert client.get(page("participant-detail", other)).status_code == 404

    def test_after_two_hours_it_is_closed(self, client, counsellor, theirs, passing_time):
        opened(theirs, counsellor)
        client.force_login(counsellor)
        passing_time(hours=1, minutes=59)
        assert client.get(page("participant-detail", theirs)).status_code == 200
        passing_time(minutes=1)
        over = client.get(page("participant-detail", theirs))
        assert over.status_code == 410
        assert "De noodtoegang is voorbij" in over.content.decode()
        assert page("emergency-access-open", theirs) in over.content.decode()
        passing_time(days=1)
        assert client.get(page("participant-detail", theirs)).status_code == 404

    def test_who_never_had_it_open_hears_nothing(self, client, pilot, counsellor, theirs):
        end_emergency(access=opened(theirs, counsellor), now=clock.now(), by=counsellor)
        client.force_login(make_user(role="counsellor", pilot=pilot))
        assert client.get(page("participant-detail", theirs)).status_code == 404

    def test_what_was_typed_when_it_ended_can_be_copied(self, client, counsellor, theirs):
        access = opened(theirs, counsellor)
        client.force_login(counsellor)
        form = client.get(page("session-create", theirs))
        sealed = re.search(r'name="author_seal" value="([^"]+)"', form.content.decode())[1]
        end_emergency(access=access, now=clock.now(), by=counsellor)
        sent = {"note": "Met de hand getypt.", FIELD: sealed}
        over = client.post(page("session-create", theirs), sent)
        assert over.status_code == 410
        assert "De noodtoegang is voorbij" in over.content.decode()
        assert "Met de hand getypt." in over.content.decode()
        assert not theirs.sessions.filter(note=sent["note"]).exists()

    def test_the_overview_shows_it_while_it_is_open(self, client, pilot, counsellor, theirs):
        access, board = opened(theirs, counsellor), reverse("home:dashboard", args=[pilot.slug])
        client.force_login(counsellor)
        links = [page("participant-detail", theirs), page("emergency-access-end", access)]
        shown = client.get(board).content.decode()
        assert f"Noodtoegang tot {theirs.reference}" in shown
        assert all(link in shown for link in links)
        end_emergency(access=access, now=clock.now(), by=counsellor)
        assert theirs.reference not in client.get(board).content.decode()

    def test_over_midnight_it_stays_open(self, client, counsellor, theirs, passing_time):
        passing_time(hours=9, minutes=30)
        opened(theirs, counsellor, now=clock.now())
        client.force_login(counsellor)
        passing_time(hours=1)
        assert client.get(page("participant-detail", theirs)).status_code == 200

    def test_without_the_role_it_opens_nothing(self, client, counsellor, theirs):
        opened(theirs, counsellor)
        role = counsellor.memberships.get()
        role.withdrawn_at, role.withdrawn_by, role.why = clock.now(), system(), "Weg"
        save_as(role, by=system())
        client.force_login(counsellor)
        assert client.get(page("participant-detail", theirs)).status_code == 404

    def test_a_session_is_logged_with_it(self, counsellor, theirs):
        opened(theirs, counsellor)
        make_session(theirs, by=counsellor)
        make_incident(theirs, by=counsellor)
        assert SupportSession.objects.filter(counsellor=counsellor).count() == 1
        assert Incident.objects.filter(recorded_by=counsellor).count() == 1


class TestItEndsSooner:
    def test_by_who_opened_it(self, client, counsellor, theirs):
        access = opened(theirs, counsellor)
        client.force_login(counsellor)
        fill_in(client, page("emergency-access-end", access))
        access.refresh_from_db()
        assert access.ended_by == counsellor
        assert client.get(page("participant-detail", theirs)).status_code == 410

    def test_by_the_team_lead_and_nobody_else(
        self, client, pilot, counsellor, theirs, lead, auditor
    ):
        access = opened(theirs, counsellor)
        another = make_user(role="counsellor", pilot=pilot)
        for user, status in ((another, 404), (auditor, 403), (lead, 200)):
            client.force_login(user)
            assert client.get(page("emergency-access-end", access)).status_code == status
        fill_in(client, page("emergency-access-end", access))
        access.refresh_from_db()
        assert access.ended_by == lead
        again = opened(theirs, counsellor, now=clock.now() + timedelta(minutes=1))
        assert again.pk != access.pk


class TestOthersSeeIt:
    def test_the_team_lead_and_the_auditor_get_a_mail_without_a_name(
        self, counsellor, theirs, lead, auditor, arrived
    ):
        opened(theirs, counsellor)
        mails = [mail for mail in arrived() if "noodtoegang" in mail.body]
        assert {mail.to[0] for mail in mails} == {lead.email, auditor.email}
        for mail in mails:
            for private in ("Klaproos", theirs.reference, counsellor.name, "brand"):
                assert private not in mail.body + mail.subject

    def test_on_their_overview_and_list(self, client, counsellor, theirs, lead, auditor):
        opened(theirs, counsellor)
        slug = theirs.pilot.slug
        for user in (lead, auditor):
            client.force_login(user)
            home = client.get(reverse("home:dashboard", args=[slug])).content.decode()
            assert "noodtoegang" in home.lower()
            seen = client.get(reverse("participants:emergency-access-list", args=[slug]))
            assert WHY in seen.content.decode()
            assert "Klaproos" not in seen.content.decode()

    def test_someone_else_reviews_it_when_it_is_over(
        self, client, counsellor, theirs, lead, passing_time
    ):
        access = opened(theirs, counsellor)
        with breaks("participants_emergency_over_first"):
            review_emergency(access=access, review_note="Goed", now=clock.now(), by=lead)
        passing_time(hours=3)
        client.force_login(lead)
        fill_in(client, page("emergency-access-review", access), review_note="Terecht geopend.")
        access.refresh_from_db()
        assert (access.reviewed_by, access.review_note) == (lead, "Terecht geopend.")
        home = client.get(reverse("home:dashboard", args=[theirs.pilot.slug])).content.decode()
        assert "noodtoegang" not in home.lower()

    def test_nobody_reviews_an_own_one(self, pilot, counsellor, theirs, passing_time):
        access = opened(theirs, counsellor)
        make_role(counsellor, pilot, "team_lead")
        passing_time(hours=3)
        with breaks("participants_emergency_reviewed_by_another"):
            review_emergency(access=access, review_note="Goed", now=clock.now(), by=counsellor)


class TestRefused:
    def test_without_a_reason_or_with_a_book(self, counsellor, theirs):
        with breaks("participants_emergency_says_why"):
            opened(theirs, counsellor, reason=" ")
        with breaks("participants_text_length"):
            opened(theirs, counsellor, reason="x" * 2001)

    def test_a_file_that_one_may_read(self, participant, counsellor):
        with breaks("participants_emergency_needed"):
            opened(participant, counsellor)

    def test_twice_at_once(self, counsellor, theirs):
        opened(theirs, counsellor)
        with breaks("participants_emergency_one_at_a_time"):
            opened(theirs, counsellor, now=clock.now() + timedelta(hours=1))

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.COUNSELLOR])
    def test_for_who_is_no_counsellor_here(self, pilot, theirs, role):
        other = make_user(role="counsellor", pilot=make_pilot())
        if Permission.PARTICIPANT_READ not in ROLES[role].everywhere:
            make_role(other, pilot, role)
        with breaks("participants_emergency_of_the_pilot"):
            opened(theirs, other)

    def test_to_end_it_twice_or_too_late(self, counsellor, theirs):
        access = opened(theirs, counsellor)
        with breaks("participants_emergency_ends_in_time"):
            late = access.expires_at + timedelta(minutes=1)
            end_emergency(access=access, now=late, by=counsellor)

    def test_a_review_without_words_or_twice(self, counsellor, theirs, lead):
        access = opened(theirs, counsellor)
        over = {"access": access, "now": access.expires_at, "by": lead}
        with breaks("participants_emergency_review_says_what"):
            review_emergency(review_note=" ", **over)
        review_emergency(review_note="Terecht", **over)
        with breaks("participants_emergency_is_kept"):
            review_emergency(review_note="Toch niet", **over)

    def test_for_someone_whose_support_is_over(self, pilot, counsellor, colleague):
        gone = make_participant(pilot, counsellor=colleague)
        make_exit(make_placement(pilot, participant=gone))
        assert not ClosedFile.objects.visible_to(counsellor, on=clock.today()).exists()
        with breaks("participants_emergency_during_support"):
            opened(gone, counsellor)
        now = clock.now()
        access = EmergencyAccess(
            participant=gone,
            opened_by=counsellor,
            reason=WHY,
            opened_at=now,
            expires_at=now + timedelta(hours=2),
        )
        with breaks("participants_emergency_during_support"):
            save_as(access, by=counsellor)


# What nobody does by way of the pages, and the database refuses all the same.
BROKEN = {
    "participants_emergency_says_why": {"reason": " "},
    "participants_emergency_lasts_two_hours": {"expires_at": clock.now() + timedelta(hours=3)},
    "participants_emergency_text_length": {"reason": "x" * 2001},
    "participants_emergency_ends_in_time": {"ended_at": clock.now() + timedelta(days=1)},
    "participants_emergency_review_says_what": {"reviewed_at": clock.now()},
    "participants_emergency_reviewed_by_another": {
        "reviewed_at": clock.now(),
        "review_note": "Goed",
    },
}


@pytest.mark.parametrize(("rule", "facts"), BROKEN.items(), ids=[*BROKEN])
def test_the_database_refuses(counsellor, theirs, rule, facts):
    now = clock.now()
    right = {"reason": WHY, "opened_at": now, "expires_at": now + timedelta(hours=2)}
    if "reviewed_at" in facts:
        facts = {**facts, "reviewed_by": counsellor if "review_note" in facts else system()}
    access = EmergencyAccess(participant=theirs, opened_by=counsellor, **{**right, **facts})
    with breaks(rule):
        save_as(access, by=counsellor)


def test_who_opened_what_and_why_never_changes(counsellor, theirs):
    access = opened(theirs, counsellor)
    access.reason = "Een andere reden"
    with breaks("core_owner_is_fixed"):
        save_as(access, by=counsellor)


def test_the_database_keeps_the_end_and_the_review(counsellor, theirs, lead):
    access = opened(theirs, counsellor)
    end_emergency(access=access, now=clock.now(), by=counsellor)
    review_emergency(access=access, review_note="Terecht", now=clock.now(), by=lead)
    for field, value in (("ended_at", access.opened_at), ("review_note", "Anders")):
        kept = EmergencyAccess.objects.get()
        setattr(kept, field, value if field == "review_note" else value + timedelta(minutes=1))
        with breaks("participants_emergency_is_kept"):
            save_as(kept, by=lead)


def test_the_history_keeps_every_step(counsellor, theirs, lead):
    access = opened(theirs, counsellor)
    end_emergency(access=access, now=clock.now(), by=lead)
    people = EmergencyAccess.history.values_list("history_user", flat=True)
    assert list(people) == [lead.pk, counsellor.pk]
