"""Forms about a report that are sent with more, other or older things than their page offers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evaluations.actions.reports_comments import comment_on_report
from evaluations.council.checklist import points
from evaluations.models import (
    CouncilQuestion,
    CouncilReport,
    PublishedReport,
    ReportApproval,
    ReportComment,
    ReportSubmission,
)
from evaluations.selectors.reports_publishing import state_of
from interwonen.accounts.actions.memberships import end_role
from interwonen.core import clock
from interwonen.core.models import LongWork
from tests.council_question_factories import make_question
from tests.factories import TODAY, make_pilot, make_role, make_user, system
from tests.published_factories import insert_sample
from tests.report_factories import SECOND_QUARTER, make_approved, make_report, submit

# What a form of a report never asks, and what the rows behind it have.
FORGED = {
    "pilot": "1",
    "report": "1",
    "quarter": "2021-Q1",
    "edition": "7",
    "by": "1",
    "now": "2020-01-01",
    "submitted_by": "1",
    "submitted_at": "2020-01-01",
    "approved_by": "1",
    "written_by": "1",
    "published_at": "2020-01-01",
    "sha256": "0",
    "snapshot": "{}",
    "checklist": "0",
    "owner": "1",
    "accepted_on": "2020-01-01",
    "answered_on": "2020-01-01",
}
ODD_QUARTERS = ["2021-Q0", "2021-Q5", "9999-Q1", "0001-Q1", "２０２１-Q2", "2021-Q２", "2999-Q4"]


@pytest.fixture
def report(pilot):
    return make_report(pilot)


@pytest.fixture
def signed_in(client, pilot):
    """A function that signs someone with this role in, and gives who it is."""

    def sign_in(role):
        user = make_user(role=role, pilot=pilot)
        client.force_login(user)
        return user

    return sign_in


def url(report, act):
    return reverse(f"evaluations:report-{act}", args=[report.pilot.slug, report.quarter])


def approval(report, **more):
    digest = report.submissions.open().get().digest
    return {"digest": digest, "ticked": list(points()), **more}


def test_more_fields_than_the_form_has_change_nothing(client, report, signed_in):
    writer = signed_in("policy_officer")
    client.post(url(report, "submit"), FORGED)
    submission = ReportSubmission.objects.get()
    facts = (submission.report, submission.edition, submission.submitted_by)
    assert facts == (report, 1, writer)
    assert submission.submitted_at.date() == TODAY
    lead = signed_in("team_lead")
    client.post(url(report, "approve"), {**FORGED, **approval(report)})
    given = ReportApproval.objects.get()
    assert (given.approved_by, given.checklist, given.approved_at.date()) == (lead, "1", TODAY)
    other = signed_in("policy_officer")
    client.post(url(report, "approve"), {**FORGED, **approval(report)})
    client.post(url(report, "publish"), FORGED)
    work = LongWork.objects.get()
    assert (work.started_by, work.order) == (other, {"report": report.pk})
    assert CouncilReport.objects.get().edition == 1


def test_what_belongs_to_another_report_is_not_approved_by_its_mark(
    client, pilot, report, signed_in
):
    submit(report)
    elsewhere = make_report(make_pilot())
    submit(elsewhere)
    signed_in("team_lead")
    sent = approval(elsewhere)
    assert client.post(url(report, "approve"), sent).status_code == 422
    assert client.post(url(elsewhere, "approve"), sent).status_code == 404
    assert client.post(url(report, "approve"), approval(report, digest="")).status_code == 422
    assert not ReportApproval.objects.exists()


def test_who_submits_and_then_gets_another_role_does_not_approve(client, pilot, report, signed_in):
    writer = signed_in("policy_officer")
    client.post(url(report, "submit"))
    end_role(membership=writer.memberships.get(), ends_on=TODAY - timedelta(days=1), by=system())
    make_role(writer, pilot, "team_lead")
    answer = client.post(url(report, "approve"), approval(report))
    assert answer.status_code == 422
    assert not ReportApproval.objects.exists()


@pytest.mark.parametrize("act", ["approve", "send-back", "take-back", "publish"])
def test_a_role_that_ends_while_the_page_is_open_ends_what_it_allows(
    client, report, signed_in, passing_time, act
):
    """What is sent a day later is not carried out, by whoever opened the page."""
    make_approved(report) if act == "publish" else submit(report)
    user = signed_in("policy_officer")
    assert client.get(url(report, act)).status_code == 200
    end_role(membership=user.memberships.get(), ends_on=TODAY, by=system())
    passing_time(days=1)
    before = (ReportApproval.objects.count(), state_of(report).is_waiting)
    client.post(url(report, act), approval(report, remark="Nee."))
    assert (ReportApproval.objects.count(), state_of(report).is_waiting) == before
    assert not LongWork.objects.exists()


def test_a_comment_stays_that_of_who_wrote_it(client, pilot, report, signed_in):
    lead = make_user(role="team_lead", pilot=pilot)
    written = {"quarter": SECOND_QUARTER, "block": "places", "now": clock.now()}
    mine = comment_on_report(pilot=pilot, text="Van mij.", by=lead, **written)
    theirs = comment_on_report(pilot=make_pilot(), text="Elders.", by=lead, **written)
    signed_in("policy_officer")
    for comment, status in ((mine, 403), (theirs, 404)):
        for act, sent in (("change", {"text": "Gekaapt."}), ("withdraw", {"reason": "Weg."})):
            address = reverse(f"evaluations:report-comment-{act}", args=[pilot.slug, comment.pk])
            assert client.post(address, {**sent, **FORGED}).status_code == status
    words = ReportComment.objects.values_list("text", "written_by", "withdrawn_because")
    assert set(words) == {("Van mij.", lead.pk, ""), ("Elders.", lead.pk, "")}
    block = reverse(
        "evaluations:report-comment-create", args=[pilot.slug, SECOND_QUARTER, "places"]
    )
    client.post(block, {"text": "Nog iets.", **FORGED})
    assert ReportComment.objects.latest("pk").report == report


def test_a_question_is_about_an_edition_of_this_pilot_and_goes_to_who_answers(
    client, pilot, signed_in
):
    question = make_question(insert_sample(pilot))
    elsewhere = insert_sample(make_pilot())
    outsider = make_user(role="policy_officer", pilot=elsewhere.report.pilot)
    signed_in("policy_officer")
    create = reverse("evaluations:council-question-create", args=[pilot.slug])
    asked = {"text": "Waarom?", "asked_by": "Een fractie", "asked_on": "2021-06-30", "way": "page"}
    for forged in ({"about": f"{elsewhere.pk}:promises", "way": "clerk"}, {"about": ":"}):
        assert client.post(create, {**asked, **forged, **FORGED}).status_code == 422
    assign = reverse("evaluations:council-question-assign", args=[pilot.slug, question.pk])
    assert client.post(assign, {**FORGED, "owner": outsider.pk}).status_code == 422
    facts = CouncilQuestion.objects.values_list("pk", "owner", "answered_on")
    assert list(facts) == [(question.pk, None, None)]


def test_an_odd_quarter_is_no_page_and_starts_no_report(client, pilot, report, signed_in):
    signed_in("policy_officer")
    for quarter in ODD_QUARTERS:
        for end in ("", "samenstellen/flow/", "samenstellen/flow/opmerking/", "voorleggen/"):
            address = f"/{pilot.slug}/rapportages/{quarter}/{end}"
            assert client.post(address, {"text": "Zomaar."}).status_code == 404
            assert client.get(address).status_code == 404
        public = f"/buurt/{pilot.slug}/rapportages/{quarter}/cijfers.json"
        assert client.get(public).status_code == 404
    assert CouncilReport.objects.get() == report


def test_asking_for_a_page_does_nothing(client, report, signed_in):
    make_approved(report)
    signed_in("policy_officer")
    for act in (
        "submit",
        "take-back",
        "send-back",
        "approve",
        "approval-end",
        "publish",
        "correct",
    ):
        client.get(url(report, act), {**approval(report), "remark": "Nee.", "submit": "ja"})
        client.head(url(report, act))
        assert client.put(url(report, act)).status_code == 405
    assert state_of(report).is_approved
    assert not PublishedReport.objects.exists()
    assert not LongWork.objects.exists()
