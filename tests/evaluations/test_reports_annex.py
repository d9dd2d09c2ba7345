"""The confidential annex: true figures, marked on every page, for who may, logged and kept nowhere."""

from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from evaluations.council.annex import MARK, annex_document, annex_of
from evaluations.models import PublishedFile
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.pdf import pdf_of
from interwonen.core.quarters import Quarter
from tests.exit_factories import make_return
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    term,
)
from tests.plan_factories import make_barrier
from tests.told_factories import make_leaver

SPRING = Quarter(2021, 2)
AT_TWO = datetime(2021, 6, 30, 12, tzinfo=UTC)


def annex(pilot, quarter=SPRING):
    return annex_of(pilot, quarter, as_of=TODAY, now=clock.now())


def rows(annex, code):
    """A table as its labels, each with what its cells say."""
    table = next(each for each in annex.tables if each.code == code)
    return {row.label: tuple(cell.words for cell in row.cells) for row in table.rows}


@pytest.fixture
def leavers(pilot):
    """One who left in the first quarter, and in the second one to an own home and one to the street."""
    make_leaver(pilot, left_on=date(2021, 3, 20))
    stay = make_placement(pilot, participant=make_leaver_of_may(pilot))
    gone = make_exit(stay, destination=term("exit_destination.with_family"))
    make_return(gone)
    make_leaver(pilot)
    return pilot


def make_leaver_of_may(pilot):
    participant = make_participant(pilot)
    make_barrier(participant)
    return participant


class TestFigures:
    def test_it_says_what_the_public_report_hides(self, leavers):
        found = annex(leavers)
        assert rows(found, "exit_destinations") == {
            "Bij familie, partner of vrienden": ("1", "1"),
            "Zelfstandige huurwoning (eigen contract)": ("1", "2"),
        }
        assert rows(found, "exit_reasons") == {"Doelen behaald": ("2", "3")}
        assert rows(found, "over_time")["Opnieuw dakloos"] == ("1 van 2", "1 van 3")
        assert sum(int(since) for _quarter, since in rows(found, "origins").values()) == 3
        assert len(rows(found, "barriers")) == 1

    def test_an_earlier_quarter_stands_as_of_its_last_day(self, leavers):
        found = annex(leavers, Quarter(2021, 1))
        assert found.as_of == date(2021, 3, 31)
        assert rows(found, "exit_reasons") == {"Doelen behaald": ("1", "1")}

    def test_of_another_pilot_nothing_is_told(self, leavers):
        assert rows(annex(make_pilot()), "exit_reasons") == {}


class TestDocument:
    def test_every_page_its_title_and_its_metadata_say_that_it_is_confidential(self, pilot):
        document = annex_document(annex(pilot), made_by="Bo Beleid", now=AT_TWO)
        content = pdf_of(document)
        assert pdf_of(document) == content
        with pikepdf.open(BytesIO(content)) as pdf:
            assert MARK in str(pdf.docinfo["/Title"])
            assert MARK in str(pdf.docinfo["/Subject"])
        assert document.html.count(MARK) >= 4  # title, subject, head and foot
        assert "om 14.00 uur door Bo Beleid" in document.html

    def test_the_same_records_give_the_same_words(self, leavers):
        first, second = (
            annex_document(annex(leavers), made_by="Bo Beleid", now=AT_TWO) for _ in range(2)
        )
        assert first.html == second.html


class TestPages:
    @pytest.fixture
    def address(self, pilot):
        return lambda name, quarter=SPRING: reverse(
            f"evaluations:report-annex{name}", args=[pilot.slug, quarter]
        )

    def test_a_page_warns_before_and_the_log_says_who_made_it(self, client, pilot, address):
        officer = make_user(role="policy_officer", pilot=pilot)
        client.force_login(officer)
        page = client.get(address("")).content.decode()
        assert address("-pdf") in page
        assert "Gemeentewet, artikel 87 tot en met 89" in page
        answer = client.get(address("-pdf"))
        assert answer.content[:5] == b"%PDF-"
        assert answer["Cache-Control"] == "private, no-store"
        assert "vertrouwelijk" in answer["Content-Disposition"]
        line = AccessEvent.objects.get(page="evaluations:report-annex-pdf")
        assert (line.act, line.user) == ("export", officer)
        assert not PublishedFile.objects.exists()

    def test_a_quarter_without_a_report_has_none(self, client, pilot, address):
        client.force_login(make_user(role="policy_officer", pilot=pilot))
        for name in ("", "-pdf"):
            assert client.get(address(name, Quarter(2022, 4))).status_code == 404

    @pytest.mark.parametrize("role", ["team_lead", "case_manager", "counsellor"])
    def test_it_is_not_for_every_reader_of_the_report(self, client, pilot, address, role):
        client.force_login(make_user(role=role, pilot=pilot))
        for name in ("", "-pdf"):
            assert client.get(address(name)).status_code == 403
