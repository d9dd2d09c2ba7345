"""A report is submitted, taken or sent back, and approved by two people who did not write it."""

from datetime import timedelta

import pytest

from evaluations.actions.reports import start_report
from evaluations.actions.reports_approval import (
    end_approval,
    send_report_back,
    take_report_back,
)
from evaluations.council.checklist import points
from evaluations.council.snapshot import digest, report_from
from evaluations.models import (
    ReportApproval,
    ReportParagraph,
    ReportSubmission,
)
from evaluations.selectors.reports_publishing import state_of
from interwonen.accounts.actions.memberships import end_role
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from tests.factories import system
from tests.refusals import breaks, refused_by
from tests.report_factories import (
    approve,
    make_approved,
    publish,
    submit,
    write_summary,
)

CLOSED = "evaluations_report_closed"


class TestSubmit:
    def test_keeps_the_report_as_it_is_at_that_moment(self, report, officer):
        submission = submit(report, by=officer)
        kept = report_from(submission.snapshot)
        assert kept.block("result").paragraphs == ("De pilot loopt.",)
        assert (kept.quarter, kept.edition, kept.is_draft) == ("2021-Q2", 1, True)
        assert submission.digest == digest(kept)
        assert state_of(report).waits_for_approval

    def test_nothing_of_it_changes_meanwhile(self, report):
        submit(report)
        with breaks(CLOSED):
            write_summary(report)
        with breaks(CLOSED):
            submit(report)
        for statement in (
            "UPDATE evaluations_reportparagraph SET text = 'Iets anders.'",
            "DELETE FROM evaluations_reportparagraph",
            "UPDATE evaluations_councilreport SET contact = 'Iemand anders'",
        ):
            assert refused_by(statement, []) == CLOSED
        for statement in (
            "UPDATE evaluations_reportsubmission SET snapshot = '{}'",
            "UPDATE evaluations_reportsubmission SET digest = ''",
        ):
            assert refused_by(statement, []) == "core_owner_is_fixed"
        assert ReportParagraph.objects.texts()["summary"] == "De pilot loopt."

    def test_not_before_it_is_complete(self, report):
        summary = report.paragraphs.get(section="summary")
        summary.is_ready = False
        save_as(summary, by=system())
        with breaks("evaluations_report_complete") as refusal:
            submit(report)
        assert "Er ontbreekt 1 ding." in str(refusal.value)
        assert not ReportSubmission.objects.exists()

    def test_not_while_the_quarter_goes_on(self, pilot):
        third = start_report(pilot=pilot, quarter=Quarter(2021, 3), by=system())
        with breaks("evaluations_report_quarter_over"):
            submit(third, now=clock.now() + timedelta(days=1))
        assert not ReportSubmission.objects.exists()

    @pytest.mark.parametrize("quarter", [Quarter(2020, 4), Quarter(2022, 2)])
    def test_not_outside_the_pilot(self, pilot, quarter):
        outside = start_report(pilot=pilot, quarter=quarter, by=system())
        with breaks("evaluations_report_in_the_period"):
            submit(outside, now=clock.now() + timedelta(days=900))
        assert not ReportSubmission.objects.exists()

    def test_the_database_takes_one_of_the_present_edition(self, report):
        submission = submit(report)
        again = (
            "INSERT INTO evaluations_reportsubmission (report_id, edition, submitted_at,"
            " submitted_by_id, snapshot, digest, basis, remark) SELECT report_id, %s, submitted_at,"
            " submitted_by_id, snapshot, digest, basis, '' FROM evaluations_reportsubmission"
        )
        assert refused_by(again, [1]) == "evaluations_reportsubmission_one_open"
        assert refused_by(again, [2]) == "evaluations_reportsubmission_of_present_edition"
        long = "UPDATE evaluations_reportsubmission SET remark = repeat('a', 501), ended_at = now()"
        long += ", ended_by_id = submitted_by_id"
        assert refused_by(long, []) == "evaluations_reportsubmission_text_length"
        someone = "UPDATE evaluations_reportsubmission SET remark = 'Nee.'"
        assert refused_by(someone, []) == "evaluations_reportsubmission_ended_by_someone"
        assert list(ReportSubmission.objects.all()) == [submission]


class TestBack:
    def test_it_is_taken_back_and_can_be_written_again(self, report, officer):
        submit(report, by=officer)
        take_report_back(report=report, now=clock.now(), by=officer)
        assert state_of(report).is_draft
        write_summary(report)
        assert state_of(report).returned is None

    def test_it_is_sent_back_with_a_remark(self, report, lead):
        submit(report)
        send_report_back(report=report, remark="Noem het bedrag.", now=clock.now(), by=lead)
        state = state_of(report)
        assert (state.is_draft, state.returned.remark) == (True, "Noem het bedrag.")
        assert state.returned.ended_by == lead
        submit(report)
        assert state_of(report).returned is None

    def test_not_without_words_and_not_by_an_author(self, report, officer, lead):
        submit(report)
        with breaks("evaluations_report_returned_with_words", field="remark"):
            send_report_back(report=report, remark=" ", now=clock.now(), by=lead)
        with breaks("evaluations_reportapproval_not_by_an_author"):
            send_report_back(report=report, remark="Nee.", now=clock.now(), by=officer)
        assert state_of(report).waits_for_approval

    def test_a_draft_is_not_sent_back(self, report, lead):
        with breaks("evaluations_report_submitted_first"):
            take_report_back(report=report, now=clock.now(), by=lead)

    def test_what_was_sent_back_stays_so(self, report, lead):
        submit(report)
        send_report_back(report=report, remark="Noem het bedrag.", now=clock.now(), by=lead)
        for statement in (
            "UPDATE evaluations_reportsubmission SET ended_at = NULL, ended_by_id = NULL, remark = ''",
            "UPDATE evaluations_reportsubmission SET remark = 'Iets anders.'",
            "DELETE FROM evaluations_reportsubmission",
        ):
            assert refused_by(statement, []) == "evaluations_reportsubmission_stays"

    def test_with_it_go_the_approvals(self, report, lead):
        submit(report)
        approve(report, by=lead)
        take_report_back(report=report, now=clock.now(), by=system())
        submit(report)
        assert state_of(report).approvals_wanted == 2


class TestApprove:
    def test_two_people_who_did_not_write_it(self, report, lead):
        submit(report)
        approve(report, by=lead)
        assert (state_of(report).approvals_wanted, state_of(report).may_approve(lead)) == (1, False)
        approve(report)
        assert state_of(report).is_approved
        assert {row.checklist for row in ReportApproval.objects.all()} == {"1"}

    def test_not_by_who_submitted_it_or_wrote_a_text(self, report, officer, lead):
        submit(report, by=lead)
        raw = (
            "INSERT INTO evaluations_reportapproval (submission_id, approved_at, approved_by_id,"
            " checklist) SELECT id, submitted_at, %s, '1' FROM evaluations_reportsubmission"
        )
        for author in (officer, lead):
            assert not state_of(report).may_approve(author)
            with breaks("evaluations_reportapproval_not_by_an_author"):
                approve(report, by=author)
            assert refused_by(raw, [author.pk]) == "evaluations_reportapproval_not_by_an_author"
        assert not ReportApproval.objects.exists()

    def test_not_twice_by_one_person(self, report, lead):
        submit(report)
        approve(report, by=lead)
        with breaks("evaluations_reportapproval_once_per_person"):
            approve(report, by=lead)
        raw = (
            "INSERT INTO evaluations_reportapproval (submission_id, approved_at, approved_by_id,"
            " checklist) SELECT submission_id, approved_at, approved_by_id, %s"
            " FROM evaluations_reportapproval"
        )
        assert refused_by(raw, ["1"]) == "evaluations_reportapproval_once_per_person"
        assert refused_by(raw, [" "]) == "evaluations_reportapproval_with_checklist"
        assert ReportApproval.objects.count() == 1

    def test_not_without_every_point_of_the_list(self, report, lead):
        submit(report)
        for missing in points():
            with breaks("evaluations_report_checklist_complete"):
                approve(report, by=lead, ticked=set(points()) - {missing})
        assert not ReportApproval.objects.exists()

    def test_not_of_what_was_submitted_anew_meanwhile(self, report, lead):
        read = submit(report).digest
        take_report_back(report=report, now=clock.now(), by=system())
        write_summary(report)
        submit(report)
        with breaks("evaluations_report_read_anew"):
            approve(report, by=lead, digest=read)
        assert not ReportApproval.objects.exists()

    def test_not_of_what_does_not_wait_any_more(self, report, lead):
        submission = submit(report)
        take_report_back(report=report, now=clock.now(), by=system())
        raw = (
            "INSERT INTO evaluations_reportapproval (submission_id, approved_at, approved_by_id,"
            " checklist) VALUES (%s, '2021-06-30', %s, '1')"
        )
        name = "evaluations_reportapproval_while_submitted"
        assert refused_by(raw, [submission.pk, lead.pk]) == name

    def test_an_approval_is_never_changed(self, report, lead):
        submit(report)
        approve(report, by=lead)
        raw = "UPDATE evaluations_reportapproval SET approved_by_id = %s"
        assert refused_by(raw, [system().pk]) == "core_owner_is_fixed"
        stays = "evaluations_reportapproval_stays"
        assert refused_by("DELETE FROM evaluations_reportapproval", []) == stays


class TestApprovalEnded:
    def test_who_gave_it_takes_it_back_and_the_row_stays(self, report, lead):
        submit(report)
        approve(report, by=lead)
        approve(report)
        end_approval(report=report, now=clock.now(), by=lead)
        state = state_of(report)
        assert (state.approvals_wanted, state.is_approved) == (1, False)
        assert ReportApproval.objects.filter(approved_by=lead, ended_at__isnull=False).count() == 1
        with breaks("evaluations_publishedreport_approved_by_two"):
            publish(report)
        approve(report, by=lead)
        assert state_of(report).is_approved

    def test_not_that_of_someone_else_nor_twice_nor_once_published(self, report, lead):
        make_approved(report)
        with breaks("evaluations_reportapproval_stays"):
            end_approval(report=report, now=clock.now(), by=lead)
        raw = "UPDATE evaluations_reportapproval SET ended_at = %s"
        publish(report)
        with breaks("evaluations_report_submitted_first"):
            end_approval(report=report, now=clock.now(), by=lead)
        assert refused_by(raw, [clock.now()]) == "evaluations_reportapproval_while_submitted"

    def test_what_was_taken_back_stays_so(self, report, lead):
        submit(report)
        approve(report, by=lead)
        end_approval(report=report, now=clock.now(), by=lead)
        with breaks("evaluations_reportapproval_stays"):
            end_approval(report=report, now=clock.now(), by=lead)
        raw = "UPDATE evaluations_reportapproval SET ended_at = NULL"
        assert refused_by(raw, []) == "evaluations_reportapproval_stays"

    def test_it_stands_when_the_role_of_who_gave_it_ends(self, report, lead, passing_time):
        submit(report)
        approve(report, by=lead)
        approve(report)
        passing_time(days=2)
        (membership,) = lead.memberships.all()
        end_role(membership=membership, ends_on=clock.today() - timedelta(days=1), by=system())
        approvers = report_from(publish(report).snapshot).approvers
        assert approvers[0].startswith("teamleider")
