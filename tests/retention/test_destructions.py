"""What is due comes on the list, two people decide, and the owner of the tables carries it out."""

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions.reminders import remind
from interwonen.audit.models import AccessEvent
from interwonen.audit.sealing import seal
from interwonen.audit.verification import Verification
from interwonen.core.signatures import signature_of
from interwonen.core.versions import version_of
from interwonen.retention.actions.destructions import (
    agree_to_destruction,
    list_due,
    propose_destruction,
    stop_destruction,
)
from interwonen.retention.actions.destructions_carrying_out import (
    carry_out_destruction,
    destroy_again,
)
from interwonen.retention.actions.destructions_certificates import (
    FILE,
    keep_certificates,
    kept_since,
)
from interwonen.retention.actions.holds import hold_back, release_hold
from interwonen.retention.actions.periods import change_period
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from interwonen.retention.selectors.destructions_waiting import destructions_to_remind_of
from interwonen.rights.actions.requests import answer_request, record_request
from neighbours.actions.enquiries_steps import close_enquiry
from participants.actions.file_limits import limit_file
from participants.actions.referrals import decide_referral
from participants.models import Participant
from tests.factories import (
    TODAY,
    make_enquiry,
    make_participant,
    make_pilot,
    make_placement,
    make_referral,
    make_user,
    system,
)
from tests.refusals import breaks, refused_by

LATER = date(2040, 1, 2)
REVIEW = date(2040, 6, 1)
THEN = datetime(2040, 1, 2, 3, 30, tzinfo=UTC)


@pytest.fixture
def due(gone):
    """The file of that person, on the list."""
    list_due(today=LATER)
    return Destruction.objects.get(kind=Kind.CASE)


@pytest.fixture
def agreed(due, first, second):
    propose_destruction(destruction=due, now=THEN, by=first)
    agree_to_destruction(destruction=due, now=THEN, by=second)
    due.refresh_from_db()
    return due


class TestTheList:
    def test_a_file_comes_on_it_fifteen_years_after_the_end_of_support(self, gone):
        ended = gone.placements.get().exit.aftercare_until or gone.placements.get().ends_on
        last_day = ended.replace(year=ended.year + 15)
        list_due(today=last_day - timedelta(days=1))
        assert not Destruction.objects.exists()
        assert list_due(today=last_day) == 1
        row = Destruction.objects.get()
        assert (row.kind, row.reference, row.ended_on) == (Kind.CASE, gone.reference, ended)
        assert row.due_on == last_day
        assert row.counts["deelnemer"] == 1

    def test_the_list_is_the_same_the_second_time(self, due):
        rows = Destruction.history.count()
        assert list_due(today=LATER) == 0
        assert Destruction.history.count() == rows

    def test_who_was_not_admitted_is_kept_shorter(self, pilot):
        referral = make_referral(pilot)
        decide_referral(
            referral=referral, decision="rejected", reason="Past niet.", decided_on=TODAY,
            today=TODAY, by=system(),
        )  # fmt: skip
        list_due(today=date(2026, 6, 29))
        assert not Destruction.objects.exists()
        list_due(today=date(2026, 6, 30))
        assert Destruction.objects.get().kind == Kind.NOT_ADMITTED

    def test_a_question_is_kept_a_year_after_it_was_closed_and_the_pilot_has_ended(self, pilot):
        enquiry = make_enquiry(pilot)
        close_enquiry(enquiry=enquiry, text="Klaar.", today=TODAY, by=system())
        list_due(today=date(2023, 2, 28))
        assert not Destruction.objects.exists()
        list_due(today=date(2023, 3, 1))
        assert Destruction.objects.get().kind == Kind.NEIGHBOUR_CONTACT

    def test_who_lives_here_or_waits_is_never_on_it(self, pilot):
        make_placement(pilot)
        make_participant(pilot)
        make_enquiry(pilot)
        list_due(today=TODAY)
        assert not Destruction.objects.exists()

    def test_who_asks_for_it_is_not_kept_till_the_end_of_the_period(self, gone):
        ended = gone.placements.get().exit.aftercare_until or gone.placements.get().ends_on
        asked = ended + timedelta(days=10)
        request = record_request(
            participant=gone, right="erasure", asks="Wis alles.", received_on=asked,
            way="in_person", asker="resident", representative="", identity="known", today=asked, by=system(),
        )  # fmt: skip
        list_due(today=asked)
        assert not Destruction.objects.exists()
        answer_request(
            request=request, decision="granted", decided_because="", done="Het komt op de lijst.",
            answered_on=asked, today=asked, by=system(),
        )  # fmt: skip
        list_due(today=asked)
        row = Destruction.objects.get()
        assert (row.kind, row.due_on, row.months) == (Kind.CASE, asked, 0)

    def test_another_period_takes_it_off_again(self, due):
        period = RetentionPeriod.objects.get(kind=Kind.CASE)
        change_period(period=period, months=240, why="Besluit van het college.", by=system())
        assert list_due(today=LATER) == 1
        assert not Destruction.objects.exists()


class TestTwoPeople:
    def test_one_proposes_and_another_agrees(self, agreed, first, second):
        assert (agreed.proposed_by, agreed.agreed_by) == (first, second)
        assert list(Destruction.objects.agreed()) == [agreed]

    def test_not_the_same_one(self, due, first):
        propose_destruction(destruction=due, now=THEN, by=first)
        with breaks("retention_destruction_by_two"):
            agree_to_destruction(destruction=due, now=THEN, by=first)
        statement = "UPDATE retention_destruction SET agreed_at = now(), agreed_by_id = %s"
        assert refused_by(statement, [first.pk]) == "retention_destruction_by_two"

    def test_not_twice_nor_unasked(self, agreed, due, first, second):
        with breaks("retention_destruction_proposed_once"):
            propose_destruction(destruction=due, now=THEN, by=second)
        with breaks("retention_destruction_still_proposed"):
            agree_to_destruction(destruction=due, now=THEN, by=first)

    def test_a_proposal_can_be_taken_back(self, agreed, due, first):
        stop_destruction(destruction=due, by=first)
        assert not Destruction.objects.agreed().exists()
        with breaks("retention_destruction_still_proposed"):
            stop_destruction(destruction=due, by=first)

    def test_what_is_kept_longer_is_not_destroyed(self, agreed, due, first, tmp_path):
        hold_back(
            destruction=due,
            why="Er loopt een bezwaar.",
            review_on=REVIEW,
            today=THEN.date(),
            by=first,
        )
        due.refresh_from_db()
        assert (due.proposed_by, due.agreed_by) == (None, None)
        with breaks("retention_destruction_not_held"):
            propose_destruction(destruction=due, now=THEN, by=first)
        with breaks("retention_destruction_agreed_first"):
            carry_out_destruction(destruction=due, now=THEN)
        statement = "UPDATE retention_destruction SET proposed_at = now(), proposed_by_id = %s"
        assert refused_by(statement, [first.pk]) == "retention_destruction_not_held"
        release_hold(destruction=due, why="Het bezwaar is ongegrond.", by=first)
        propose_destruction(destruction=due, now=THEN, by=first)
        assert due.history.filter(held_because="Er loopt een bezwaar.").exists()

    def test_keeping_longer_and_no_longer_need_a_reason(self, due, first):
        on = {"review_on": REVIEW, "today": THEN.date()}
        for act, days in ((hold_back, on), (release_hold, {})):
            with breaks("retention_destruction_hold_says_why", field="why"):
                act(destruction=due, why=" ", by=first, **days)

    def test_who_may_agree_gets_a_mail_without_data_and_sees_it_first(
        self, client, due, first, second, pilot, arrived
    ):
        propose_destruction(destruction=due, now=THEN, by=first)
        (mail,) = arrived()
        assert mail.to == [second.email]
        assert due.reference not in mail.subject + mail.body
        board = reverse("home:dashboard", args=[pilot.slug])
        address = reverse("retention:destruction-detail", args=[pilot.slug, due.pk])
        for user, told in ((second, True), (first, False)):
            client.force_login(user)
            assert (address in client.get(board).content.decode()) == told

    def test_what_waits_for_a_week_is_told_again_once(self, due, first, second, arrived):
        propose_destruction(destruction=due, now=THEN, by=first)
        (asked,) = arrived()
        told = "Gegevens om te vernietigen die wachten op een tweede persoon: 1"
        for days, number in ((6, 0), (7, 1), (8, 1)):
            remind(today=LATER + timedelta(days=days), also=[destructions_to_remind_of])
            mails = [mail for mail in arrived() if told in mail.body]
            assert len(mails) == number
        assert mails[0].to == asked.to == [second.email]

    def test_the_log_calls_it_destroying(self, client, due, first, second, pilot):
        for user, names in ((first, ["propose", "stop", "propose"]), (second, ["agree"])):
            client.force_login(user)
            for name in names:
                client.post(reverse(f"retention:destruction-{name}", args=[pilot.slug, due.pk]), {})
        lines = AccessEvent.objects.filter(act="destroy", outcome="done").order_by("pk")
        assert [line.page.rpartition("-")[2] for line in lines] == [
            "propose",
            "stop",
            "propose",
            "agree",
        ]


class TestCarryingOut:
    def test_it_leaves_a_certificate_and_nothing_else(self, agreed, gone, tmp_path):
        expected = agreed.counts["deelnemer"]
        done = carry_out_destruction(destruction=agreed, now=THEN)
        assert not Participant.objects.filter(pk=gone.pk).exists()
        assert (done.counts["deelnemer"], expected) == (1, 1)
        assert len(done.seal) == 64
        assert done.history.count() == 1
        keep_certificates(tmp_path)
        keep_certificates(tmp_path)
        kept = json.loads((tmp_path / FILE).read_text())
        assert (kept["reference"], kept["seal"]) == (gone.reference, done.seal)
        assert gone.last_name not in (tmp_path / FILE).read_text()

    def test_the_certificate_stands(self, agreed, tmp_path, first):
        carry_out_destruction(destruction=agreed, now=THEN)
        statement = "UPDATE retention_destruction SET reference = %s"
        assert refused_by(statement, ["IW-999"]) in (
            "retention_certificate_stands", "core_owner_is_fixed",
        )  # fmt: skip
        assert refused_by("DELETE FROM retention_destruction WHERE id = %s", [agreed.pk]) == (
            "retention_certificate_stands"
        )
        for act in (propose_destruction, agree_to_destruction):
            with breaks("retention_certificate_stands"):
                act(destruction=agreed, now=THEN, by=first)

    def test_without_a_second_person_or_once_more_due_nothing_goes(
        self, due, first, second, gone, tmp_path
    ):
        propose_destruction(destruction=due, now=THEN, by=first)
        with breaks("retention_destruction_agreed_first"):
            carry_out_destruction(destruction=due, now=THEN)
        statement = "UPDATE retention_destruction SET destroyed_at = now(), seal = %s"
        assert refused_by(statement, ["x"]) == "retention_destruction_agreed_first"
        agree_to_destruction(destruction=due, now=THEN, by=second)
        early = datetime(2030, 1, 1, tzinfo=UTC)
        with breaks("retention_destruction_still_due"):
            carry_out_destruction(destruction=due, now=early)
        assert Participant.objects.filter(pk=gone.pk).exists()
        assert list(tmp_path.iterdir()) == []

    def test_the_role_of_the_web_server_cannot(self, agreed, gone, tmp_path):
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE iw_web_retention")
        call_command("grant", "iw_web_retention", stdout=StringIO())
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL ROLE iw_web_retention")
            with pytest.raises(ProgrammingError, match="must be owner"):
                carry_out_destruction(destruction=agreed, now=THEN)
            transaction.set_rollback(True)
        assert Participant.objects.filter(pk=gone.pk).exists()

    def test_lines_of_the_access_log_go_and_the_log_stays_whole(
        self, pilot, first, second, tmp_path
    ):
        for at in (timezone.now(), timezone.now() - timedelta(days=40)):
            AccessEvent.objects.create(
                pilot=pilot, at=at, act="read", outcome="done", page="home:start", subject="IW-001"
            )
        seal()
        years_later = timezone.now() + timedelta(days=5 * 365 + 40)
        list_due(today=years_later.date())
        rows = list(Destruction.objects.filter(kind=Kind.ACCESS_LOG))
        assert len(rows) == 2
        propose_destruction(destruction=rows[0], now=years_later, by=first)
        agree_to_destruction(destruction=rows[0], now=years_later, by=second)
        carry_out_destruction(destruction=rows[0], now=years_later)
        seal()
        assert AccessEvent.objects.filter(subject="IW-001").count() == 1
        assert list(Verification(now=years_later, anchors={}).broken_links()) == []


@pytest.fixture
def kept(agreed, tmp_path):
    """The certificate of a destruction, of which a backup from before it was put back."""
    with transaction.atomic():
        carry_out_destruction(destruction=agreed, now=THEN)
        keep_certificates(tmp_path)
        transaction.set_rollback(True)
    (line,) = kept_since(tmp_path, THEN - timedelta(hours=1))
    return line


def test_lines_of_no_pilot_go_with_the_month_of_a_pilot(pilot, first, second):
    make_pilot(slug="interwonen-elders", name="Elders")
    at = timezone.now() - timedelta(days=40)
    for page in ("account_login", "page-not-found"):
        AccessEvent.objects.create(at=at, act="sign_in", outcome="refused", page=page)
    years_later = timezone.now() + timedelta(days=5 * 365 + 40)
    list_due(today=years_later.date())
    row = Destruction.objects.get(pilot=pilot)
    assert (row.kind, sum(row.counts.values())) == (Kind.ACCESS_LOG, 2)
    propose_destruction(destruction=row, now=years_later, by=first)
    agree_to_destruction(destruction=row, now=years_later, by=second)
    carry_out_destruction(destruction=row, now=years_later)
    assert list(AccessEvent.objects.values_list("page", flat=True)) == ["command:destroy"]


class TestTheCommand:
    def test_it_destroys_what_was_agreed_and_nothing_else(
        self, agreed, gone, pilot, settings, tmp_path
    ):
        settings.BACKUP_DIR, settings.CLOCK_DATE = tmp_path, LATER
        other = make_participant(pilot)
        said = StringIO()
        call_command("destroy", dry_run=True, stdout=said)
        assert "1 x deelnemer" in said.getvalue()
        assert Participant.objects.filter(pk=gone.pk).exists()
        call_command("destroy", stdout=said)
        assert list(Participant.objects.all()) == [other]

    def test_what_fails_is_told_without_data_and_holds_up_no_other(
        self, agreed, settings, tmp_path
    ):
        settings.BACKUP_DIR, settings.CLOCK_DATE = tmp_path, date(2030, 1, 1)
        said = StringIO()
        with pytest.raises(CommandError, match="not destroyed: 1"):
            call_command("destroy", stdout=said, stderr=said)
        assert said.getvalue().strip() == f"{agreed.pk}: RuleBroken"

    def test_what_a_backup_brings_back_is_destroyed_again(self, agreed, gone, tmp_path):
        """The transaction that is undone stands for a backup from before the destruction."""
        with transaction.atomic():
            done = carry_out_destruction(destruction=agreed, now=THEN)
            keep_certificates(tmp_path)
            transaction.set_rollback(True)
        assert Participant.objects.filter(pk=gone.pk).exists()
        kept = kept_since(tmp_path, THEN - timedelta(hours=1))
        assert kept_since(tmp_path, THEN) == []
        assert [destroy_again(each) for each in kept] == [True]
        assert not Participant.objects.filter(pk=gone.pk).exists()
        again = Destruction.objects.get()
        assert (again.seal, again.destroyed_at) == (done.seal, THEN)
        assert [destroy_again(each) for each in kept] == [False]

    def test_another_record_with_the_same_key_stays(self, kept, gone):
        other = {name: value for name, value in kept.items() if name != "seal"}
        other["reference"] = "IW-777"
        seal = signature_of(json.dumps(other, sort_keys=True))
        assert not destroy_again({**other, "seal": seal})
        assert Participant.objects.filter(pk=gone.pk).exists()

    def test_a_certificate_that_was_written_by_hand_destroys_nothing(self, kept, gone):
        said = {name: value for name, value in kept.items() if name != "seal"}
        plain = sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        for forged in ({**kept, "record": gone.pk + 1}, {**said, "seal": plain}):
            with breaks("retention_certificate_genuine"):
                destroy_again(forged)
        assert Participant.objects.filter(pk=gone.pk).exists()

    def test_what_is_held_or_restricted_in_the_backup_is_told_and_stays(
        self, kept, gone, due, first, settings, tmp_path
    ):
        settings.BACKUP_DIR = tmp_path
        facts = {"review_on": REVIEW, "today": LATER, "by": first}
        hold_back(destruction=due, why="Er loopt een bezwaar.", **facts)
        with pytest.raises(CommandError, match=gone.reference):
            call_command("destroy", again=THEN - timedelta(hours=1), stdout=StringIO())
        release_hold(destruction=due, why="Afgehandeld.", by=first)
        limit_file(
            participant=gone, kind="restriction", since=LATER, because="Gevraagd.", today=LATER,
            by=system(),
        )  # fmt: skip
        with breaks("retention_destruction_left_alone"):
            destroy_again(kept)
        assert Participant.objects.filter(pk=gone.pk).exists()

    def test_what_was_undone_leaves_no_certificate_beside_the_backups(self, agreed, tmp_path):
        with transaction.atomic():
            carry_out_destruction(destruction=agreed, now=THEN)
            transaction.set_rollback(True)
        keep_certificates(tmp_path)
        assert (tmp_path / FILE).read_text() == ""


class TestThePeriods:
    def test_a_law_is_not_shortened(self, db):
        period = RetentionPeriod.objects.get(kind=Kind.CASE)
        with breaks("retention_period_long_enough", field="months"):
            change_period(period=period, months=179, why="Korter.", by=system())
        statement = "UPDATE retention_retentionperiod SET months = 1 WHERE id = %s"
        assert refused_by(statement, [period.pk]) == "retention_period_long_enough"

    def test_it_says_where_it_comes_from(self, db):
        period = RetentionPeriod.objects.get(kind=Kind.CASE)
        with breaks("retention_period_says_why", field="why"):
            change_period(period=period, months=200, why=" ", by=system())
        statement = "UPDATE retention_retentionperiod SET why = '' WHERE id = %s"
        assert refused_by(statement, [period.pk]) == "retention_period_says_why"

    def test_the_database_lists_a_record_once_and_after_its_end(self, due):
        again = (
            "INSERT INTO retention_destruction (pilot_id, kind, record, reference, ended_on, due_on,"
            " months, ground, held_because, counts, mark, ended_because, seal) SELECT pilot_id, kind, record,"
            " reference, ended_on, {}, months, '', '', '{{}}', '', '', '' FROM retention_destruction"
            " WHERE id = %s"
        )
        assert refused_by(again.format("due_on"), [due.pk]) == "retention_destruction_listed_once"
        assert refused_by(again.format("ended_on"), [due.pk]) == (
            "retention_destruction_after_its_end"
        )


class TestThePages:
    def test_two_people_decide_on_screen_and_see_no_name(self, due, gone, first, second, pilot):
        for user, name in ((first, "propose"), (second, "agree")):
            browser = Client()
            browser.force_login(user)
            shown = browser.get(
                reverse("retention:destruction-detail", args=[pilot.slug, due.pk])
            ).content.decode()
            assert gone.reference in shown
            assert gone.last_name not in shown
            address = reverse(f"retention:destruction-{name}", args=[pilot.slug, due.pk])
            assert browser.post(address, {}).status_code == 302
        due.refresh_from_db()
        assert (due.proposed_by, due.agreed_by) == (first, second)

    def test_the_list_tells_what_waits_what_is_kept_and_what_is_gone(
        self, client, agreed, pilot, first, tmp_path
    ):
        client.force_login(first)
        url = reverse("retention:destruction-list", args=[pilot.slug])
        assert "Wordt vannacht vernietigd" in client.get(url).content.decode()
        carry_out_destruction(destruction=agreed, now=THEN)
        client.force_login(first)
        shown = client.get(url).content.decode()
        assert "Nu hoeft niets vernietigd te worden." in shown
        assert "Wordt vannacht vernietigd" not in shown
        assert "met de zinnen die bewoners goedvonden om te vertellen" in shown
        detail = reverse("retention:destruction-detail", args=[pilot.slug, agreed.pk])
        agreed.refresh_from_db()
        shown = client.get(detail).content.decode()
        assert agreed.seal in shown
        assert "wel wat bewoners goedvonden om te vertellen" in shown

    def test_an_administrator_changes_a_period(self, client, pilot):
        period = RetentionPeriod.objects.get(kind=Kind.NEIGHBOUR_CONTACT)
        client.force_login(make_user(role="administrator", pilot=pilot))
        address = reverse("retention:period-change", args=[pilot.slug, period.pk])
        sent = {"months": "24", "why": "Besluit van 1 juni.", "version": str(version_of(period))}
        assert client.post(address, sent).status_code == 302
        period.refresh_from_db()
        assert (period.months, period.why) == (24, "Besluit van 1 juni.")
