"""The access log says whose file was destroyed, and the certificate on which ground and how."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.retention.actions.destructions import (
    agree_to_destruction,
    list_due,
    propose_destruction,
)
from interwonen.retention.actions.destructions_carrying_out import (
    carry_out_destruction,
    destroy_again,
)
from interwonen.retention.actions.destructions_certificates import certificate_of
from interwonen.retention.actions.periods import change_period
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from interwonen.retention.reference_data import PERIODS
from neighbours.actions.enquiries_steps import close_enquiry
from tests.factories import TODAY, make_enquiry, make_user, system
from tests.refusals import breaks

LATER = date(2040, 1, 2)
THEN = datetime(2040, 1, 2, 3, 30, tzinfo=UTC)
ARCHIVIST = "Het resultaat in de Selectielijst is nog vast te stellen door de archivaris."


@pytest.fixture
def agreed(gone, first, second):
    list_due(today=LATER)
    row = Destruction.objects.get(kind=Kind.CASE)
    propose_destruction(destruction=row, now=THEN, by=first)
    return agree_to_destruction(destruction=row, now=THEN, by=second)


def lines(**asked):
    found = AccessEvent.objects.filter(act="destroy", **asked).order_by("pk")
    return list(found.values_list("page", "outcome", "object_id", "subject"))


def printed(row):
    """The certificate as its template fills it, without the breaks of its lines."""
    context = {"destruction": row, "pilot": row.pilot, "counts": sorted(row.counts.items())}
    return " ".join(render_to_string("documents/destruction_certificate.html", context).split())


class TestWhose:
    def test_a_destroyed_file_has_a_line_with_its_code(
        self, client, agreed, gone, pilot, settings, tmp_path
    ):
        settings.BACKUP_DIR, settings.CLOCK_DATE = tmp_path, LATER
        call_command("destroy", stdout=StringIO())
        key = str(agreed.pk)
        assert lines(pilot=pilot) == [("command:destroy", "done", key, gone.reference)]
        client.force_login(make_user(role="auditor", pilot=pilot))
        log = reverse("audit:event-list", args=[pilot.slug])
        page = client.get(log, {"subject": gone.reference}).content.decode()
        assert f"Dossier van een bewoner, {gone.reference}" in page
        assert "Vernietiging: " in page
        assert gone.last_name not in page

    def test_proposing_and_agreeing_say_whose_file_it_is(self, client, gone, first, second, pilot):
        list_due(today=LATER)
        row = Destruction.objects.get()
        for user, name in ((first, "propose"), (second, "agree")):
            client.force_login(user)
            client.post(reverse(f"retention:destruction-{name}", args=[pilot.slug, row.pk]), {})
        assert [subject for *_facts, subject in lines()] == [gone.reference] * 2

    def test_what_could_not_be_destroyed_is_a_failed_line(self, agreed, gone, settings, tmp_path):
        settings.BACKUP_DIR, settings.CLOCK_DATE = tmp_path, TODAY
        with pytest.raises(CommandError, match="not destroyed: 1"):
            call_command("destroy", stdout=StringIO(), stderr=StringIO())
        assert lines() == [("command:destroy", "failed", str(agreed.pk), gone.reference)]

    def test_what_is_nobodys_file_has_a_name_and_no_subject(self, pilot):
        close_enquiry(enquiry=make_enquiry(pilot), text="Klaar.", today=TODAY, by=system())
        list_due(today=LATER)
        row = Destruction.objects.get(kind=Kind.NEIGHBOUR_CONTACT)
        assert (row.access_subject, row.name_in_log) == (
            "",
            f"Vraag of melding van een buur, {row.reference}",
        )

    def test_its_page_has_the_code_once_in_its_title(self, client, agreed, gone, first, pilot):
        client.force_login(first)
        for name in ("retention:destruction-detail", "retention:destruction-stop"):
            page = client.get(reverse(name, args=[pilot.slug, agreed.pk])).content.decode()
            title = page.split("<title>")[1].split("</title>")[0]
            assert f"{gone.reference}, {gone.reference}" not in title
            assert f"- {gone.reference}" not in title


class TestWhy:
    def test_the_ground_stands_once_two_people_agreed(self, agreed):
        period = RetentionPeriod.objects.get(kind=Kind.CASE)
        assert agreed.ground == period.why
        change_period(period=period, months=180, why="Een besluit van later.", by=system())
        list_due(today=LATER)
        agreed.refresh_from_db()
        assert agreed.agreed_at
        done = carry_out_destruction(destruction=agreed, now=THEN)
        assert done.ground == PERIODS[Kind.CASE][2] == certificate_of(done)["ground"]
        text = printed(done)
        assert f"Grond: {done.ground}" in text
        assert "De rijen zijn uit de database verwijderd, met hun geschiedenis" in text
        assert "na hun eigen termijn" in text
        assert ARCHIVIST not in text

    def test_an_own_choice_says_that_the_archivist_still_has_to_give_the_result(
        self, client, pilot, first
    ):
        close_enquiry(enquiry=make_enquiry(pilot), text="Klaar.", today=TODAY, by=system())
        list_due(today=LATER)
        row = Destruction.objects.get(kind=Kind.NEIGHBOUR_CONTACT)
        row.destroyed_at = row.proposed_at = row.agreed_at = THEN
        assert f"{row.ground} {ARCHIVIST}" in printed(row)
        client.force_login(first)
        detail = reverse("retention:destruction-detail", args=[pilot.slug, row.pk])
        assert ARCHIVIST in client.get(detail).content.decode()
        shown = client.get(reverse("retention:destruction-list", args=[pilot.slug]))
        own = [why for _months, _least, why in PERIODS.values() if why.startswith("Eigen keuze")]
        assert shown.content.decode().count(ARCHIVIST) == len(own) == 6

    def test_a_list_that_is_cited_is_the_shortest(self, client, pilot):
        period = RetentionPeriod.objects.get(kind=Kind.NOT_ADMITTED)
        with breaks("retention_period_long_enough", field="months"):
            change_period(period=period, months=59, why="Korter.", by=system())
        client.force_login(make_user(role="administrator", pilot=pilot))
        for kind, said in ((Kind.NOT_ADMITTED, "ten minste 5 jaar"), (Kind.PILOT, "geen wet")):
            row = RetentionPeriod.objects.get(kind=kind)
            page = client.get(reverse("retention:period-change", args=[pilot.slug, row.pk]))
            assert said in page.content.decode().lower()


def test_what_a_backup_brings_back_has_its_line_too(agreed, gone):
    with transaction.atomic():
        done = carry_out_destruction(destruction=agreed, now=THEN)
        kept = {**certificate_of(done), "seal": done.seal}
        transaction.set_rollback(True)
    assert lines() == []
    assert destroy_again(kept)
    again = Destruction.objects.get()
    assert (again.ground, again.seal) == (kept["ground"], kept["seal"])
    assert lines() == [("command:destroy", "done", str(again.pk), gone.reference)]
    assert not destroy_again(kept)
    assert len(lines()) == 1
