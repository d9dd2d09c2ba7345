"""Two people who do something to one report at the same moment: each order ends well, in rows."""

import pytest

from evaluations.actions.reports import write_section
from evaluations.actions.reports_approval import take_report_back
from evaluations.actions.reports_publishing import report_to_publish
from evaluations.council.snapshot import report_from
from evaluations.models import (
    CouncilReport,
    PublishedReport,
    ReportApproval,
    ReportParagraph,
    ReportSubmission,
)
from evaluations.selectors.reports_publishing import state_of
from interwonen.core import clock
from interwonen.core.versions import version_of
from participants.actions.agreed_statements import withdraw_agreed_statement
from participants.actions.placements import change_placement
from tests.at_once import outcomes
from tests.factories import TODAY, make_pilot, make_placement, make_user, system
from tests.report_factories import (
    SECOND_QUARTER,
    approve,
    correct,
    make_approved,
    make_published,
    make_report,
    publish,
    submit,
    write_texts,
)
from tests.told_factories import make_agreed_statement

pytestmark = pytest.mark.django_db(transaction=True)

CLOSED = "evaluations_report_closed"


def printed(submission):
    return report_from(submission.snapshot).block("result").paragraphs


def test_a_text_is_saved_while_the_report_is_submitted():
    report = make_report(make_pilot())
    outcome = outcomes(
        report.pilot,
        lambda: submit(report),
        lambda: write_texts(report, is_ready=True, summary="Te laat."),
    )
    assert outcome == ["done", CLOSED]
    assert printed(ReportSubmission.objects.get()) == ("De pilot loopt.",)
    assert ReportParagraph.objects.get(section="summary").text == "De pilot loopt."
    ReportSubmission.objects.update(ended_at=clock.now(), ended_by=system())
    outcome = outcomes(
        report.pilot,
        lambda: write_texts(report, is_ready=True, summary="Net op tijd."),
        lambda: submit(report),
    )
    assert outcome == ["done", "done"]
    assert printed(ReportSubmission.objects.get(ended_at=None)) == ("Net op tijd.",)
    assert outcomes(report.pilot, lambda: submit(report), lambda: submit(report)) == [CLOSED] * 2
    assert ReportSubmission.objects.filter(ended_at=None).count() == 1


def test_of_two_authors_of_one_block_the_second_sees_the_first():
    report = make_report(make_pilot())
    authors = [make_user(role="policy_officer", pilot=report.pilot) for _each in range(2)]
    seen = version_of(report.paragraphs.get(section="flow"))

    def writing(by):
        return lambda: write_section(
            pilot=report.pilot,
            quarter=SECOND_QUARTER,
            section="flow",
            text=f"Van {by.pk}.",
            now=clock.now(),
            by=by,
            version=seen,
        )

    assert outcomes(report.pilot, *map(writing, authors)) == ["done", "overtaken"]
    flow = report.paragraphs.get(section="flow")
    assert (flow.text, flow.history.count()) == (f"Van {authors[0].pk}.", 2)


def test_approvals_meet_each_other_and_what_is_taken_back():
    report = make_report(make_pilot())
    first, second, third = (make_user(role="team_lead", pilot=report.pilot) for _each in range(3))
    submission = submit(report)

    def by(user):
        return lambda: approve(report, by=user, digest=submission.digest)

    once = "evaluations_reportapproval_once_per_person"
    assert outcomes(report, by(first), by(first), by(second)) == ["done", once, "done"]
    assert set(ReportApproval.objects.values_list("approved_by", flat=True)) == {
        first.pk,
        second.pk,
    }

    def take_back():
        take_report_back(report=report, now=clock.now(), by=system())

    assert outcomes(report, by(third), take_back, by(third)) == [
        "done",
        "done",
        "evaluations_report_submitted_first",
    ]
    assert state_of(report).is_draft
    submission = submit(report)
    assert outcomes(report, take_back, by(third)) == ["done", "evaluations_report_submitted_first"]
    assert not ReportSubmission.objects.filter(ended_at=None).exists()
    assert ReportApproval.objects.count() == 3


def test_what_was_approved_is_published_whatever_changes_at_that_moment(passing_time):
    pilot = make_pilot()
    statement = make_agreed_statement(make_placement(pilot).participant, outcome="none")
    stay = make_placement(pilot)
    report = make_approved(make_report(pilot))
    passing_time(hours=1)
    now, ends_on = clock.now(), SECOND_QUARTER.next.ends_on
    contents = report_to_publish(report=report, now=now)

    def publishing():
        publish(report, contents=contents, now=now)

    def correcting():
        days = {"starts_on": stay.starts_on, "ends_on": ends_on}
        change_placement(placement=stay, today=TODAY, by=system(), **days)

    def withdrawing():
        withdraw_agreed_statement(statement, reason="Toch niet.", by=system())

    assert outcomes(pilot, publishing, correcting, withdrawing) == ["done"] * 3
    stay.refresh_from_db()
    assert stay.ends_on == ends_on
    statement.refresh_from_db()
    assert (statement.published_on, statement.is_withdrawn) == (now.date(), True)
    published = report_from(PublishedReport.objects.get().snapshot)
    assert published == contents
    assert statement.sentence in str(published)


def test_who_takes_an_agreement_back_a_moment_earlier_is_not_told_about(passing_time):
    pilot = make_pilot()
    statement = make_agreed_statement(make_placement(pilot).participant, outcome="none")
    report = make_approved(make_report(pilot))
    passing_time(hours=1)
    outcome = outcomes(
        pilot,
        lambda: withdraw_agreed_statement(statement, reason="Toch niet.", by=system()),
        lambda: publish(report),
    )
    assert outcome == ["done", "evaluations_publishedreport_agreements_stand"]
    assert not PublishedReport.objects.exists()


def test_of_two_who_say_what_a_next_edition_corrects_the_second_sees_the_first():
    report = make_published(make_pilot()).report
    seen = version_of(report)

    def saying(what):
        return lambda: correct(report, what_changed=what, version=seen)

    assert outcomes(report, saying("Een bedrag."), saying("Een naam.")) == ["done", "overtaken"]
    report = CouncilReport.objects.get()
    assert (report.edition, report.what_changed) == (2, "Een bedrag.")
