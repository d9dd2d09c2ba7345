"""An approved report is published for good, and corrected by a next edition."""

import json
from dataclasses import replace

import pytest
from django.db import connection

from evaluations.actions.council_questions import correct_question
from evaluations.actions.reports_approval import (
    send_report_back,
    take_report_back,
)
from evaluations.actions.reports_publishing import report_to_publish, withdraw_edition
from evaluations.actions.resident_words import change_resident_words, withdraw_resident_words
from evaluations.council.files import MadeFile
from evaluations.council.snapshot import digest, report_from
from evaluations.models import (
    CouncilReport,
    PublishedFile,
    PublishedReport,
    ReportApproval,
)
from evaluations.selectors.reports_publishing import state_of
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.withdrawals import withdraw
from participants.actions.agreed_statements import withdraw_agreed_statement
from tests.at_once import one_after_the_other
from tests.council_question_factories import answer, asked, make_question
from tests.factories import make_placement, make_user, system
from tests.pilot_factories import choose_moves
from tests.published_factories import insert_sample
from tests.refusals import breaks, refused_by
from tests.report_factories import (
    PARTICULARS,
    approve,
    correct,
    make_approved,
    make_published,
    make_report,
    publish,
    submit,
    write_summary,
)
from tests.told_factories import make_agreed_statement
from tests.words_factories import WORDS, make_words
from tests.words_factories import approve as approve_words

CLOSED = "evaluations_report_closed"


class TestPublish:
    def test_says_what_was_approved_and_by_whom(self, pilot, report, officer):
        published = publish(make_approved(report), by=officer)
        contents = report_from(published.snapshot)
        assert contents.published_on == clock.today()
        assert [who.partition(",")[0] for who in contents.approvers] == [
            "teamleider",
            "beleidsmedewerker",
        ]
        assert contents.block("result").paragraphs == ("De pilot loopt.",)
        assert published.digest == digest(contents)
        assert [file.kind for file in published.files.all()] == ["pdf"]
        assert state_of(report).is_published

    def test_not_without_two_approvals(self, report, lead):
        with breaks("evaluations_report_submitted_first"):
            publish(report)
        contents = report_from(submit(report).snapshot)
        approve(report, by=lead)
        with breaks("evaluations_publishedreport_approved_by_two"):
            publish(report)
        with breaks("evaluations_publishedreport_approved_by_two"):
            publish(report, contents=contents)
        raw = (
            "INSERT INTO evaluations_publishedreport (report_id, edition, as_of, published_at,"
            " published_by_id, what_changed, snapshot, digest, basis, file_digests)"
            " SELECT report_id, edition, submitted_at, submitted_at, submitted_by_id, '',"
            " snapshot, digest, basis, '{}'"
            " FROM evaluations_reportsubmission"
        )
        assert refused_by(raw, []) == "evaluations_publishedreport_approved_by_two"
        assert not PublishedReport.objects.exists()

    def test_nothing_but_what_was_approved(self, report):
        make_approved(report)
        now = clock.now()
        contents = report_to_publish(report=report, now=now)
        other = replace(contents, quarter_name="iets anders")
        with breaks("evaluations_publishedreport_as_approved"):
            publish(report, contents=other, now=now)
        raw = (
            "INSERT INTO evaluations_publishedreport (report_id, edition, as_of, published_at,"
            " published_by_id, what_changed, snapshot, digest, basis, file_digests)"
            " SELECT report_id, edition, submitted_at, submitted_at, submitted_by_id, '',"
            " snapshot || %s, digest, basis || %s, '{}'"
            " FROM evaluations_reportsubmission"
        )
        for changed, basis in (({"quarter": "2021-Q3"}, {}), ({}, {"figures": 1})):
            parameters = [json.dumps(changed), json.dumps(basis)]
            assert refused_by(raw, parameters) == "evaluations_publishedreport_as_approved"
        assert not PublishedReport.objects.exists()

    def test_the_text_of_the_moment_of_submitting_not_a_later_one(self, pilot, report):
        make_approved(report)
        submitted = report_to_publish(report=report, now=clock.now())
        pilot.goal = "Iets heel anders."
        pilot.save()
        assert report_from(publish(report).snapshot).front == submitted.front

    def test_not_once_a_resident_takes_an_agreement_back(self, report, passing_time):
        resident = make_placement(report.pilot).participant
        told = make_agreed_statement(resident, outcome="none")
        make_approved(report)
        passing_time(hours=1)
        withdraw_agreed_statement(told, reason="Toch liever niet.", by=system())
        with breaks("evaluations_publishedreport_agreements_stand"):
            publish(report)
        assert not PublishedReport.objects.exists()

    def test_not_with_moves_that_the_pilot_hides_since(self, pilot, report, passing_time):
        make_approved(report)
        passing_time(hours=1)
        choose_moves(pilot, shows=False)
        with breaks("evaluations_publishedreport_moves_stand"):
            publish(report)
        assert not PublishedReport.objects.exists()
        passing_time(hours=1)
        choose_moves(pilot, shows=True)
        publish(report)

    @pytest.mark.parametrize("change", ["withdrawn", "corrected"])
    def test_not_with_words_of_a_resident_that_do_not_stand_any_more(
        self, pilot, report, passing_time, change
    ):
        words = approve_words(make_words(pilot))
        make_approved(report)
        passing_time(hours=1)
        make_words(pilot, text="Van een ander, en nog van niemand goedgekeurd.")
        if change == "withdrawn":
            withdraw_resident_words(words=words, reason="Te herkennen.", by=system())
        else:
            other = {**WORDS, "text": "Anders gezegd.", "today": clock.today(), "by": system()}
            approve_words(change_resident_words(words=words, **other))
        with breaks("evaluations_publishedreport_words_stand"):
            publish(report)
        assert not PublishedReport.objects.exists()

    @pytest.mark.parametrize("change", ["withdrawn", "corrected", "answered"])
    def test_not_with_a_question_of_the_council_that_reads_otherwise_now(
        self, pilot, report, passing_time, change
    ):
        question = make_question(insert_sample(pilot), text="Hoe gaat het met de man op de hoek?")
        make_approved(report)
        passing_time(hours=1)
        if change == "withdrawn":
            withdraw(question, reason="Het gaat over iemand.", by=system())
        elif change == "corrected":
            correct_question(question=question, **asked(text="Hoe gaat het?"))
        else:
            answer(question)
        if change == "answered":  # the next report has the answer
            assert publish(report)
            return
        with breaks("evaluations_publishedreport_words_stand"):
            publish(report)
        assert not PublishedReport.objects.filter(report=report).exists()

    def test_notes_that_what_a_resident_agreed_to_was_told(self, report):
        told = make_agreed_statement(make_placement(report.pilot).participant, outcome="none")
        publish(make_approved(report))
        told.refresh_from_db()
        assert told.published_on == clock.today()

    def test_nothing_of_it_ever_changes(self, report):
        published = publish(make_approved(report))
        for table in ("publishedreport", "publishedfile"):
            rewritten = f"UPDATE evaluations_{table} SET digest = ''"
            assert refused_by(rewritten, []) == "core_append_only"
            assert refused_by(f"DELETE FROM evaluations_{table}", []) == "core_append_only"
        with breaks(CLOSED):
            write_summary(report)
        with breaks("evaluations_report_submitted_first"):
            take_report_back(report=report, now=clock.now(), by=system())
        raw = "UPDATE evaluations_reportsubmission SET ended_at = now(), ended_by_id = submitted_by_id"
        assert refused_by(raw, []) == "evaluations_reportsubmission_stays"
        assert PublishedReport.objects.get() == published

    def test_a_file_once_per_kind(self, report):
        publish(make_approved(report))
        again = (
            "INSERT INTO evaluations_publishedfile (published_id, kind, content, digest,"
            " content_digest) SELECT published_id, kind, content, digest, digest"
            " FROM evaluations_publishedfile"
        )
        assert refused_by(again, []) == "evaluations_publishedfile_once_per_kind"

    def test_no_file_is_added_later(self, report):
        publish(make_approved(report))
        added = (
            "INSERT INTO evaluations_publishedfile (published_id, kind, content, digest,"
            " content_digest) SELECT published_id, 'csv', %s, encode(sha256(%s), 'hex'), ''"
            " FROM evaluations_publishedfile"
        )
        name = "evaluations_publishedfile_named_by_its_edition"
        assert refused_by(added, [b"1", b"1"]) == name
        assert PublishedFile.objects.count() == 1

    def test_not_half_of_it(self, report):
        make_approved(report)
        with pytest.raises(ValueError, match="no bytes"):
            publish(report, files=Broken())
        assert not PublishedReport.objects.exists()
        assert state_of(report).is_approved


class Broken(dict):
    """Files of which the second cannot be had."""

    def items(self):
        yield PublishedFile.Kind.PDF, MadeFile(b"%PDF-", "")
        raise ValueError("no bytes")


class TestCorrect:
    def test_is_a_next_edition_that_goes_the_same_way(self, pilot, officer):
        first = make_published(pilot)
        report = correct(first.report, by=officer)
        assert (report.edition, state_of(report).is_draft) == (2, True)
        write_summary(report, text="Verbeterd.")
        second = publish(make_approved(report))
        kept = [report_from(row.snapshot) for row in (first, second)]
        assert [each.edition for each in kept] == [1, 2]
        assert [each.what_changed for each in kept] == ["", "Het bedrag was verkeerd."]
        assert kept[0].block("result").paragraphs == ("De pilot loopt.",)
        assert kept[1].block("result").paragraphs == ("Verbeterd.",)

    def test_what_it_changes_may_be_said_anew(self, pilot):
        report = correct(make_published(pilot).report)
        again = correct(report, what_changed="Twee bedragen waren verkeerd.")
        assert (again.edition, again.what_changed) == (2, "Twee bedragen waren verkeerd.")
        submit(again)
        with breaks(CLOSED):
            correct(again, what_changed="Toch niet.")

    def test_only_of_what_was_published(self, report):
        with breaks("evaluations_report_edition_follows"):
            correct(report)
        says = "evaluations_councilreport_says_what_changed"
        for change, rule in (
            ("edition = 2, what_changed = 'Zomaar.'", "evaluations_report_edition_follows"),
            ("edition = 2", says),
            ("edition = 0", says),
        ):
            assert refused_by(f"UPDATE evaluations_councilreport SET {change}", []) == rule
        assert CouncilReport.objects.get().edition == 1

    def test_says_what_changed(self, pilot):
        published = make_published(pilot)
        with breaks("evaluations_councilreport_says_what_changed", field="what_changed"):
            correct(published.report, what_changed=" ")
        raw = (
            "INSERT INTO evaluations_publishedreport (report_id, edition, as_of, published_at,"
            " published_by_id, what_changed, snapshot, digest, basis, file_digests)"
            " SELECT report_id, 2, as_of, published_at, published_by_id, '', snapshot, digest,"
            " basis, file_digests"
            " FROM evaluations_publishedreport"
        )
        assert refused_by(raw, []) == "evaluations_publishedreport_says_what_changed"

    def test_who_wrote_only_in_the_edition_before_may_approve(self, pilot, passing_time, lead):
        report = make_report(pilot, by=lead)
        passing_time(days=1)
        publish(make_approved(report))
        passing_time(days=1)
        correct(report)
        write_summary(report)
        submit(report)
        approve(report, by=lead)
        assert ReportApproval.objects.filter(approved_by=lead).count() == 1


class TestWithdrawEdition:
    def test_texts_are_again_as_published_and_the_history_keeps_the_rest(self, pilot, passing_time):
        published = make_published(pilot)
        passing_time(hours=1)
        report = correct(published.report)
        write_summary(report, text="Per ongeluk.")
        report = CouncilReport.objects.get()
        report.contact = "Iemand anders"
        save_as(report, by=system())
        withdraw_edition(report=report, by=system())
        report.refresh_from_db()
        assert (report.edition, report.what_changed) == (1, "")
        assert report.contact == PARTICULARS["contact"]
        assert state_of(report).published == published
        summary = report.paragraphs.get(section="summary")
        assert summary.text == "De pilot loopt."
        assert "Per ongeluk." in summary.history.values_list("text", flat=True)
        assert correct(report).edition == 2

    def test_only_while_it_is_a_draft(self, pilot):
        published = make_published(pilot)
        with breaks("evaluations_report_next_edition_begun"):
            withdraw_edition(report=published.report, by=system())
        report = correct(published.report)
        submit(report)
        with breaks(CLOSED):
            withdraw_edition(report=report, by=system())
        raw = "UPDATE evaluations_councilreport SET edition = 1, what_changed = ''"
        assert refused_by(raw, []) == "evaluations_report_edition_follows"
        assert CouncilReport.objects.get().edition == 2

    def test_a_remark_on_it_does_not_come_back_on_a_later_draft(self, pilot, lead, passing_time):
        report = make_published(pilot).report

        def submit_and_send_back(remark):
            passing_time(hours=1)
            submit(report)
            passing_time(hours=1)
            send_report_back(report=report, remark=remark, now=clock.now(), by=lead)

        def shown():
            (row,) = CouncilReport.objects.with_steps()
            state = state_of(report)
            return (state.returned and state.returned.remark, row.returned)

        passing_time(hours=1)
        correct(report)
        report.refresh_from_db()
        submit_and_send_back("Noem het bedrag.")
        assert shown() == ("Noem het bedrag.", "Noem het bedrag.")
        passing_time(hours=1)
        withdraw_edition(report=report, by=system())
        passing_time(hours=1)
        correct(report)
        report.refresh_from_db()
        assert state_of(report).is_next_edition
        assert shown() == (None, None)
        submit_and_send_back("Noem de dag.")
        assert shown() == ("Noem de dag.", "Noem de dag.")


def test_every_table_of_a_report_is_guarded_but_comments_and_what_the_way_itself_writes(db):
    """Comments may go on while it waits; the other tables have guards of their own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND"
            " confrelid = 'evaluations_councilreport'::regclass AND conrelid NOT IN"
            " (SELECT tgrelid FROM pg_trigger WHERE tgname = 'guard_part')"
        )
        assert {name.removeprefix("evaluations_") for (name,) in cursor} == {
            "reportcomment",
            "reportsubmission",
            "publishedreport",
        }


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_is_told_who_was_ahead(pilot):
    report = make_approved(make_report(pilot))
    now = clock.now()
    people = [make_user(role="policy_officer", pilot=pilot) for _each in range(2)]

    def publishing(by):
        def act():
            try:
                return publish(report, now=now, by=by).published_by
            except Exception as refusal:
                return refusal

        return act

    winner, told = one_after_the_other(report, *(publishing(by) for by in people))
    assert winner == people[0]
    assert told.rule.name == "evaluations_publishedreport_once_per_edition"
    assert str(winner) in told.message
    assert PublishedReport.objects.count() == 1
    assert PublishedFile.objects.count() == 1
