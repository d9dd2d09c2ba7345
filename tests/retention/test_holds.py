"""What has to be kept is kept: before it is due and after, with a reason, a day to look again, a history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.home.daily import carry_out_daily
from interwonen.retention.actions.destructions import list_due, propose_destruction
from interwonen.retention.actions.holds import hold_back, hold_file, hold_record, release_hold
from interwonen.retention.models import Destruction, Kind
from tests.factories import (
    PASSWORD,
    TODAY,
    make_enquiry,
    make_exit,
    make_participant,
    make_placement,
    make_user,
    system,
)
from tests.refusals import breaks, refused_by

REVIEW = TODAY + timedelta(days=90)
LATER = date(2040, 1, 2)
THEN = datetime(2040, 1, 2, 3, 30, tzinfo=UTC)


@pytest.fixture
def lead(pilot):
    return make_user(role="team_lead", pilot=pilot)


@pytest.fixture
def person(pilot):
    """Someone who lives here: nothing of this file is due."""
    return make_placement(pilot).participant


@pytest.fixture
def held(person, lead):
    return hold_file(
        participant=person, why="Er loopt een klacht.", review_on=REVIEW, today=TODAY, by=lead
    )


def test_who_lets_it_go_proves_it_first_and_leaves_a_line_of_destruction(
    client, pilot, held, passing_time
):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    passing_time(minutes=16)
    release = reverse("retention:destruction-release", args=[pilot.slug, held.pk])
    asked = client.post(release, {"why": "Klaar."})
    held.refresh_from_db()
    assert held.held_because == "Er loopt een klacht."
    assert "Een gegeven niet langer bewaren" in client.get(asked.url).content.decode()
    client.post(asked.url, {"password": PASSWORD})
    held.refresh_from_db()
    assert held.held_because == ""
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.page) == ("destroy", "retention:destruction-release")


class TestBeforeItIsDue:
    def test_it_is_on_the_list_and_not_due(self, held, person):
        assert (held.kind, held.reference, held.due_on) == (Kind.CASE, person.reference, None)
        assert list(Destruction.objects.held()) == [held]
        assert not Destruction.objects.due().exists()
        assert held.counts["deelnemer"] == 1
        with breaks("retention_destruction_not_held"):
            propose_destruction(destruction=held, now=THEN, by=system())

    def test_it_stays_every_night(self, held):
        list_due(today=TODAY)
        assert Destruction.objects.held().get() == held

    def test_once_due_it_is_kept_all_the_same(self, person, held):
        make_exit(person.placements.get())
        list_due(today=LATER)
        row = Destruction.objects.get()
        assert (row.pk, row.held_because) == (held.pk, "Er loopt een klacht.")
        assert row.due_on is not None
        assert not Destruction.objects.due().exists()

    def test_a_second_reason_is_on_the_same_line(self, held, person, lead):
        again = hold_file(
            participant=person, why="Ook een bezwaar.", review_on=REVIEW, today=TODAY, by=lead
        )
        assert again.pk == held.pk
        assert held.history.count() == 2

    def test_who_comes_to_live_here_after_all_stays_held(self, pilot, lead):
        """A file without a stay is of another kind than one with, and is the same file."""
        waits = make_participant(pilot)
        row = hold_file(participant=waits, why="Bezwaar.", review_on=REVIEW, today=TODAY, by=lead)
        make_exit(make_placement(pilot, participant=waits))
        list_due(today=LATER)
        assert [each.pk for each in Destruction.objects.held()] == [row.pk]
        assert not Destruction.objects.due().exists()

    @pytest.mark.parametrize("code", ["{}", " {} "])
    def test_by_the_number_of_a_question(self, pilot, lead, code):
        enquiry = make_enquiry(pilot)
        row = hold_record(
            pilot=pilot, kind=Kind.NEIGHBOUR_CONTACT, code=code.format(enquiry.number),
            why="Klacht.", review_on=REVIEW, today=TODAY, by=lead,
        )  # fmt: skip
        assert (row.record, row.reference) == (enquiry.pk, str(enquiry.number))

    @pytest.mark.parametrize("kind", [Kind.CASE, Kind.NEIGHBOUR_CONTACT])
    @pytest.mark.parametrize("code", ["T-999", "²", "99999999999999999999"])
    def test_not_by_a_code_that_nothing_has(self, pilot, lead, kind, code):
        with breaks("retention_destruction_hold_of_a_record", field="code"):
            hold_record(
                pilot=pilot, kind=kind, code=code, why="Klacht.", review_on=REVIEW, today=TODAY, by=lead
            )  # fmt: skip


class TestLifting:
    def test_it_stays_with_its_history_and_is_due_in_its_time(self, held, person, lead):
        release_hold(destruction=held, why="De klacht is ongegrond.", by=lead)
        list_due(today=TODAY)
        held.refresh_from_db()
        assert (held.held_because, held.review_on) == ("", None)
        reasons = list(held.history.values_list("held_because", "history_change_reason"))
        assert reasons == [("", "De klacht is ongegrond."), ("Er loopt een klacht.", "")]
        with breaks("retention_destruction_due_first"):
            propose_destruction(destruction=held, now=THEN, by=lead)
        statement = "UPDATE retention_destruction SET proposed_at = now(), proposed_by_id = %s"
        assert refused_by(statement, [lead.pk]) == "retention_destruction_due_first"
        make_exit(person.placements.get())
        list_due(today=LATER)
        assert Destruction.objects.due().get() == held


class TestTheDayToLookAgain:
    @pytest.mark.parametrize("day", [TODAY, date(2026, 7, 1)])
    def test_it_comes_after_today_and_within_five_years(self, held, lead, day):
        with breaks("retention_destruction_hold_is_looked_at", field="review_on"):
            hold_back(destruction=held, why="Klacht.", review_on=day, today=TODAY, by=lead)

    def test_the_database_asks_for_both_or_neither(self, held):
        for change in ("review_on = NULL", "held_because = ''"):
            statement = f"UPDATE retention_destruction SET {change}"
            assert refused_by(statement, []) == "retention_destruction_hold_is_looked_at"

    def test_who_may_decide_is_reminded_once(self, held, lead, arrived):
        told = "Gegevens die langer bewaard worden, om opnieuw te bekijken: 1"
        for days, number in ((8, 0), (7, 1), (0, 1)):
            carry_out_daily(today=REVIEW - timedelta(days=days))
            mails = [mail for mail in arrived() if told in mail.body]
            assert len(mails) == number
        assert mails[0].to == [lead.email]
        assert held.reference not in mails[0].body


class TestThePages:
    def test_from_the_page_of_the_file(self, client, pilot, person, lead):
        client.force_login(lead)
        page = reverse("participants:participant-detail", args=[pilot.slug, person.pk])
        address = reverse("retention:file-hold", args=[pilot.slug, person.pk])
        assert address in client.get(page).content.decode()
        client.post(address, {"why": "Er loopt een klacht.", "review_on": REVIEW.isoformat()})
        shown = client.get(page).content.decode()
        assert "Dit dossier wordt langer bewaard." in shown
        assert "Er loopt een klacht." in shown
        assert address not in shown
        line = AccessEvent.objects.filter(page="retention:file-hold", act="update").latest("pk")
        assert line.subject == person.reference

    def test_a_counsellor_is_not_told_why(self, client, pilot, counsellor, held, person):
        browser_page = reverse("participants:participant-detail", args=[pilot.slug, person.pk])
        client.force_login(make_user(role="counsellor", pilot=pilot))
        shown = client.get(browser_page).content.decode()
        assert "Er loopt een klacht." not in shown

    def test_from_the_list_by_a_code(self, client, pilot, person, lead):
        client.force_login(lead)
        listed = reverse("retention:destruction-list", args=[pilot.slug])
        address = reverse("retention:record-hold", args=[pilot.slug])
        assert address in client.get(listed).content.decode()
        sent = {"kind": "case", "code": person.reference.lower(), "why": "Klacht.", "review_on": REVIEW.isoformat()}  # fmt: skip
        assert client.post(address, sent).status_code == 302
        shown = client.get(listed).content.decode()
        assert "Klacht." in shown
        assert f"{REVIEW.day} september 2021" in shown
        assert "Langer bewaard" in shown
