"""Comments on the blocks of a report: who writes, corrects, withdraws and deals with them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evaluations.actions.reports import write_section
from evaluations.actions.reports_approval import take_report_back
from evaluations.actions.reports_comments import (
    change_comment,
    comment_on_report,
    reopen_comment,
    resolve_comment,
    withdraw_comment,
)
from evaluations.council.composing import missing_parts
from evaluations.council.snapshot import report_from
from evaluations.models import CouncilReport, ReportComment
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url
from interwonen.core.versions import Overtaken, version_of
from tests.factories import make_placement, system
from tests.refusals import breaks, refused_by
from tests.report_factories import make_report, submit, write_summary

Q2 = Quarter(2021, 2)
TABLE = "evaluations_reportcomment"


def comment(pilot, text="Noem ook de groei.", *, by=None, block="places", **said) -> ReportComment:
    return comment_on_report(
        pilot=pilot, quarter=Q2, block=block, text=text, now=clock.now(), by=by or system(), **said
    )


def page(pilot, block="places", name="report-comment-create") -> str:
    return reverse(f"evaluations:{name}", args=[pilot.slug, Q2, block])


def act(name: str, row: ReportComment) -> str:
    return pilot_url(f"evaluations:report-comment-{name}", row.report.pilot.slug, row.pk)


class TestActions:
    def test_a_comment_says_who_and_when_and_is_open(self, pilot, lead):
        row = comment(pilot, by=lead)
        held = ReportComment.objects.get()
        assert (held.written_by, held.written_at, held.is_open) == (lead, row.written_at, True)
        assert held.history.get().history_user == lead
        assert str(held.report.quarter) == "2021-Q2"

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ("evaluations_reportcomment_on_a_block", {"block": "nergens"}),
            ("evaluations_reportcomment_says_something", {"text": " \n"}),
            ("evaluations_reportcomment_text_length", {"text": "a" * 2001}),
            ("participants_text_recognisable", {"text": "Bel 06-12345678."}),
        ],
    )
    def test_it_is_refused(self, pilot, rule, said):
        with breaks(rule):
            comment(pilot, **said)
        assert not CouncilReport.objects.exists()

    def test_it_is_corrected_with_history_as_long_as_it_is_open(self, pilot):
        row = comment(pilot)
        change_comment(comment=row, text="Noem de groei niet.", by=system())
        assert ReportComment.objects.get().text == "Noem de groei niet."
        assert row.history.count() == 2
        resolve_comment(comment=row, now=clock.now(), by=system())
        with breaks("evaluations_reportcomment_still_open"):
            change_comment(comment=row, text="Toch wel.", by=system())
        assert ReportComment.objects.get().text == "Noem de groei niet."

    def test_a_correction_of_what_changed_meanwhile_is_overtaken(self, pilot):
        row = comment(pilot)
        seen = version_of(row)
        change_comment(comment=row, text="Anders.", by=system())
        with pytest.raises(Overtaken):
            change_comment(comment=row, text="Van mij.", version=seen, by=system())

    def test_it_is_withdrawn_with_a_reason_and_no_longer_counts(self, pilot):
        row = comment(pilot)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw_comment(comment=row, reason=" ", by=system())
        withdraw_comment(comment=row, reason="Verkeerd blok", by=system())
        assert not ReportComment.objects.open().exists()
        for again in (withdraw_comment, resolve_comment):
            said = {"reason": "x"} if again is withdraw_comment else {"now": clock.now()}
            with breaks("core_still_stands"):
                again(comment=row, by=system(), **said)

    def test_it_is_dealt_with_once_and_opened_again(self, pilot, officer):
        row = comment(pilot)
        with breaks("evaluations_reportcomment_was_resolved"):
            reopen_comment(comment=row, by=officer)
        now = clock.now()
        resolve_comment(comment=row, now=now, by=officer)
        held = ReportComment.objects.get()
        assert (held.resolved_by, held.resolved_at, held.is_open) == (officer, now, False)
        for again in (resolve_comment, withdraw_comment):
            said = {"now": clock.now()} if again is resolve_comment else {"reason": "x"}
            with breaks("evaluations_reportcomment_still_open"):
                again(comment=row, by=officer, **said)
        assert reopen_comment(comment=row, by=officer).is_open

    def test_the_database_refuses_what_the_actions_refuse(self, pilot):
        row = comment(pilot)
        before = row.written_at - timedelta(minutes=1)
        for change, values, rule in (
            ("text = ' '", [], "evaluations_reportcomment_says_something"),
            ("text = repeat('a', 2001)", [], "evaluations_reportcomment_text_length"),
            ("resolved_at = %s", [row.written_at], "evaluations_reportcomment_resolved_by_someone"),
            (
                "resolved_by_id = written_by_id, resolved_at = %s",
                [before],
                "evaluations_reportcomment_resolved_by_someone",
            ),
            ("withdrawn_because = ' '", [], "evaluations_reportcomment_withdrawal_says_why"),
        ):
            statement = f"UPDATE {TABLE} SET {change} WHERE id = %s"
            assert refused_by(statement, [*values, row.pk]) == rule

    def test_an_open_comment_is_missing_from_a_whole_report(self, pilot):
        row = comment(pilot)
        report = row.report
        words = [each.words for each in missing_parts(report) if each.plan]
        assert "Er staat nog 1 opmerking open." in words
        resolve_comment(comment=row, now=clock.now(), by=system())
        words = [each.words for each in missing_parts(report) if each.plan]
        assert "Er staat nog 1 opmerking open." not in words


class TestPages:
    def test_the_team_lead_reads_the_text_and_comments_on_it(self, client, pilot, lead, officer):
        write_section(
            pilot=pilot,
            quarter=Q2,
            section="progress",
            text="Zes wonen er.",
            is_ready=True,
            now=clock.now(),
            by=officer,
        )
        client.force_login(lead)
        assert "Zes wonen er." in client.get(page(pilot)).content.decode()
        answer = client.post(page(pilot), {"text": "Het zijn er zeven."})
        assert answer.url == page(pilot)
        assert ReportComment.objects.get().written_by == lead
        client.force_login(officer)
        shown = client.get(page(pilot, name="report-block")).content.decode()
        assert "Het zijn er zeven." in shown
        assert str(lead) in shown
        assert "Dit blok is klaar, maar er staat een opmerking open." in shown
        overview = reverse("evaluations:report-compose", args=[pilot.slug, Q2])
        assert "1 open opmerking" in client.get(overview).content.decode()

    def test_while_a_report_waits_its_blocks_show_what_was_submitted(
        self, client, pilot, lead, officer
    ):
        submission = submit(make_report(pilot))
        kept = report_from(submission.snapshot).block("places")
        make_placement(pilot)
        client.force_login(lead)
        answer = client.get(page(pilot))
        assert answer.context["laid"].block == kept
        shown = answer.content.decode()
        assert "Zoals voorgelegd op 30 juni 2021" in shown
        assert shown.count("De pilot loopt.") == 1
        first = client.get(page(pilot, "goes_well")).context
        assert first["page_one"].report == report_from(submission.snapshot)
        client.force_login(officer)
        assert "Schrijf deze tekst" not in client.get(page(pilot)).content.decode()

    def test_a_block_that_was_left_out_of_what_was_submitted_says_so(self, client, pilot, lead):
        submit(make_report(pilot))
        client.force_login(lead)
        shown = client.get(page(pilot, "words")).content.decode()
        assert "In de voorgelegde rapportage staat in dit blok niets." in shown

    def test_of_a_draft_that_was_taken_back_they_show_what_is_now(self, client, pilot, lead):
        report = make_report(pilot)
        submit(report)
        take_report_back(report=report, now=clock.now(), by=system())
        write_summary(report)
        client.force_login(lead)
        shown = client.get(page(pilot, "result")).content.decode()
        assert "Iets anders." in shown
        assert "Zoals voorgelegd" not in shown

    def test_what_is_typed_is_kept_when_it_is_refused(self, client, pilot, lead):
        client.force_login(lead)
        answer = client.post(page(pilot), {"text": "b" * 2001})
        assert answer.status_code == 422
        assert answer.context["form"]["text"].value() == "b" * 2001
        assert not ReportComment.objects.exists()

    def test_each_changes_and_withdraws_only_their_own(self, client, pilot, lead, officer):
        row = comment(pilot, by=lead)
        client.force_login(officer)
        for name in ("change", "withdraw"):
            assert (
                client.post(act(name, row), {"text": "Nee.", "reason": "Nee."}).status_code == 403
            )
        client.force_login(lead)
        client.post(act("change", row), {"text": "Beter.", "version": version_of(row)})
        assert ReportComment.objects.get().text == "Beter."
        client.post(act("withdraw", row), {"reason": "Niet nodig"})
        assert ReportComment.objects.get().withdrawn_because == "Niet nodig"
        assert "Beter." not in client.get(page(pilot)).content.decode()

    def test_who_writes_the_report_deals_with_it_and_others_do_not(
        self, client, pilot, lead, officer
    ):
        row = comment(pilot, by=lead)
        client.force_login(lead)
        assert client.post(act("resolve", row)).status_code == 403
        client.force_login(officer)
        assert client.post(act("resolve", row)).url == page(pilot)
        assert ReportComment.objects.get().resolved_by == officer
        assert "Afgehandeld door" in client.get(page(pilot)).content.decode()
        assert client.get(act("resolve", row)).url == page(pilot)
        client.post(act("reopen", row))
        assert ReportComment.objects.get().is_open
        assert client.get(act("reopen", row)).url == page(pilot)

    def test_a_block_that_there_is_not_is_not_found(self, client, pilot, lead):
        client.force_login(lead)
        assert client.get(page(pilot, "nergens")).status_code == 404
