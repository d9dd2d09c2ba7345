"""The pages on which a report is submitted, approved, published and corrected."""

import pytest
from django.urls import reverse

from evaluations.actions.reports_approval import take_report_back
from evaluations.actions.reports_comments import (
    comment_on_report,
    resolve_comment,
    withdraw_comment,
)
from evaluations.actions.reports_publishing_work import PUBLISHING
from evaluations.council.checklist import points
from evaluations.council.snapshot import report_from
from evaluations.models import CouncilReport, PublishedReport, ReportApproval, ReportSubmission
from evaluations.selectors.reports_publishing import state_of
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.long_work import carry_out
from interwonen.core.models import LongWork
from tests.factories import make_placement, make_user, system
from tests.refusals import tell
from tests.report_factories import (
    SECOND_QUARTER,
    approve,
    correct,
    make_approved,
    make_published,
    make_report,
    publish,
    submit,
)

ROSIER = "Waar de beoordeling gunstiger is dan wij uit de cijfers voorstellen:"
ROSIER_PLACES = (
    "2.2 Plekken, en waarom er leegstaan</a>: voorgesteld is “Bijsturen” (0 van 5 plekken bewoond),"
    " gekozen is “Op schema”."
)


@pytest.fixture
def report(pilot):
    return make_report(pilot)


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def url(report, act="detail"):
    return reverse(f"evaluations:report-{act}", args=[report.pilot.slug, report.quarter])


def page(client, report, act="detail"):
    return client.get(url(report, act)).content.decode()


def rate_all(report, rating):
    for paragraph in report.paragraphs.exclude(rating=""):
        paragraph.rating = rating
        save_as(paragraph, by=system())


def test_an_incomplete_report_says_what_is_missing_and_where(client, report, officer):
    report.paragraphs.filter(section="ask").update(is_ready=False)
    tell(report.paragraphs.get(section="ask"))
    shown = page(client, report, "submit")
    assert "Wat wij de raad vragen</a>: De tekst is niet klaar." in shown
    answer = client.post(url(report, "submit"))
    assert answer.status_code == 422
    assert not ReportSubmission.objects.exists()


def test_who_publishes_sees_that_something_was_said_while_it_waited(client, report, officer):
    lead = make_user(role="team_lead", pilot=report.pilot)
    submit(report)
    said = {"block": "support", "text": "Noem de zaterdag.", "now": clock.now(), "by": lead}
    comment = comment_on_report(pilot=report.pilot, quarter=SECOND_QUARTER, **said)
    approve(report, by=lead)
    approve(report)
    waits = "Er staat nog een opmerking open bij 4.1 Begeleiding."
    assert waits in page(client, report, "publish")
    resolve_comment(comment=comment, now=clock.now(), by=officer)
    assert waits not in page(client, report, "publish")


def test_who_submits_sees_what_stands_better_than_the_figures_propose(client, report, officer):
    shown = page(client, report, "submit")
    assert ROSIER in shown
    assert ROSIER_PLACES in shown
    rate_all(report, "adjust")
    assert ROSIER not in page(client, report, "submit")


def test_who_approves_sees_first_what_stands_better_than_the_figures_propose(
    client, report, officer
):
    submission = submit(report)
    shown = page(client, report, "approve")
    assert f'<a href="#blok-2-2" lang="nl">{ROSIER_PLACES}' in shown
    assert shown.index(ROSIER) < shown.index(ROSIER_PLACES) < shown.index('id="blok-2-2"')
    again = client.post(url(report, "approve"), {"digest": submission.digest})
    assert ROSIER_PLACES in again.content.decode()


def test_who_approves_reads_nothing_of_that_where_the_figures_propose_the_same(
    client, report, officer
):
    rate_all(report, "adjust")
    submit(report)
    assert ROSIER not in page(client, report, "approve")


def test_it_is_submitted_and_its_page_shows_what_was_submitted(client, pilot, report, officer):
    before = report_from(submit(report).snapshot)
    make_placement(pilot)
    answer = client.get(url(report))
    assert answer.context["laid"].report == before
    shown = answer.content.decode()
    assert "nog 2 goedkeuringen nodig" in shown
    assert url(report, "approve") in shown
    assert url(report, "take-back") in shown


def test_who_submitted_it_can_take_it_back_and_not_approve_it(client, report, officer):
    client.post(url(report, "submit"))
    shown = page(client, report)
    assert url(report, "approve") not in shown
    assert "U kunt deze rapportage niet zelf goedkeuren." in page(client, report, "approve")
    client.post(url(report, "take-back"))
    assert state_of(report).is_draft


def test_it_is_approved_with_every_point_ticked(client, report, officer):
    submission = submit(report)
    sent = {"digest": submission.digest, "ticked": list(points())[1:]}
    answer = client.post(url(report, "approve"), sent)
    assert answer.status_code == 422
    assert "Niet elk punt van de lijst is aangevinkt." in answer.content.decode()
    client.post(url(report, "approve"), {**sent, "ticked": list(points())})
    assert ReportApproval.objects.get().approved_by == officer


def test_what_is_approved_is_what_the_page_showed(client, pilot, report, officer):
    submit(report)
    make_placement(pilot)
    answer = client.get(url(report, "approve"))
    kept = ReportSubmission.objects.get()
    assert answer.context["laid"].report == report_from(kept.snapshot)
    assert kept.digest in answer.content.decode()


def test_what_was_submitted_anew_meanwhile_is_read_and_ticked_anew(client, pilot, report, officer):
    before = submit(report)
    take_report_back(report=report, now=clock.now(), by=system())
    make_placement(pilot)
    now = submit(report)
    assert now.digest != before.digest
    sent = {"digest": before.digest, "ticked": list(points())}
    answer = client.post(url(report, "approve"), sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "checked" not in shown
    assert f'name="digest" value="{now.digest}"' in shown
    client.post(url(report, "approve"), {**sent, "digest": now.digest})
    assert ReportApproval.objects.get().approved_by == officer


def test_it_is_sent_back_and_the_remark_shows(client, report, officer):
    submit(report)
    client.post(url(report, "send-back"), {"remark": "Noem het bedrag."})
    assert "Noem het bedrag." in page(client, report)


def test_it_is_published_by_a_work_and_sent_as_it_was_frozen(client, pilot, report, officer):
    make_approved(report)
    client.post(url(report, "publish"))
    work = LongWork.objects.get(kind=PUBLISHING)
    carry_out(work.pk, now=clock.now(), told=False)
    published = PublishedReport.objects.get()
    pdf = bytes(published.files.get(kind="pdf").content)
    assert pdf.startswith(b"%PDF-")
    make_placement(pilot)
    answer = client.get(url(report, "pdf"))
    assert answer.content == pdf
    again = client.get(url(report, "pdf"), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert published.published_by == officer
    assert {file.kind for file in published.files.all()} >= {"pdf", "slides"}


def test_nothing_is_published_when_a_file_cannot_be_made(client, report, officer, monkeypatch):
    make_approved(report)
    client.post(url(report, "publish"))
    monkeypatch.setattr("evaluations.council.files.MAKERS", {"pdf": broken})
    work = LongWork.objects.get(kind=PUBLISHING)
    carry_out(work.pk, now=clock.now(), told=False)
    work.refresh_from_db()
    assert work.failed
    assert not PublishedReport.objects.exists()
    assert state_of(report).is_approved


def broken(_report):
    raise OSError("no room")


def test_who_publishes_second_is_told_who_was_ahead(client, report, officer):
    winner = publish(make_approved(report)).published_by
    answer = client.post(url(report, "publish"))
    assert answer.status_code == 422
    assert str(winner) in answer.content.decode()


def test_the_page_of_a_published_report_has_one_button_that_stands_out(client, pilot, officer):
    shown = page(client, make_published(pilot).report)
    assert "Rapportage verbeteren" in shown
    assert shown.count("utrecht-button-link--primary-action") == 1


def test_a_published_report_is_corrected_and_the_first_edition_stays(client, pilot, officer):
    published = make_published(pilot)
    report = published.report
    client.post(url(report, "correct"), {"what_changed": "Een bedrag was fout."})
    shown = page(client, report)
    assert "Concept van versie 2." in shown
    assert shown.count("Wat er in deze versie anders is") == 1
    assert "Een bedrag was fout." in shown
    assert PublishedReport.objects.get() == published


def test_an_edition_begun_by_mistake_is_withdrawn_on_its_page(client, pilot, officer):
    published = make_published(pilot)
    report = published.report
    client.post(url(report, "correct"), {"what_changed": "Een bedrag was fout."})
    assert url(report, "edition-withdraw") in page(client, report)
    client.post(url(report, "edition-withdraw"))
    assert state_of(CouncilReport.objects.get()).published == published


def test_who_approved_takes_that_back_on_the_page(client, report, officer):
    submit(report)
    approve(report, by=officer)
    assert url(report, "approval-end") in page(client, report)
    client.post(url(report, "approval-end"))
    assert state_of(report).approvals_wanted == 2


def test_composing_shows_how_a_closed_report_stands(client, pilot, report, officer):
    submit(report)
    assert "nog 2 goedkeuringen nodig" in page(client, report, "compose")
    block = reverse("evaluations:report-block", args=[pilot.slug, report.quarter, "flow"])
    assert client.get(block).url == url(report)
    assert client.get(url(report, "particulars")).url == url(report)
    for _each in range(2):
        approve(report)
    publish(report)
    assert url(report, "compose") not in page(client, report)
    reports = client.get(reverse("evaluations:report-list", args=[pilot.slug]))
    assert url(report, "compose") not in reports.content.decode()


def test_acts_that_cannot_be_done_lead_to_the_page_of_the_report(client, report, officer):
    for act in (
        "take-back",
        "send-back",
        "approve",
        "approval-end",
        "publish",
        "correct",
        "edition-withdraw",
    ):
        assert client.get(url(report, act)).url == url(report)
    submit(report)
    assert client.get(url(report, "submit")).url == url(report)


def test_the_list_begins_with_what_waits(client, pilot, officer):
    list_url = reverse("evaluations:report-list", args=[pilot.slug])
    report = make_report(pilot)
    assert client.get(list_url).context["rows"][0]["badge"] == "Concept"
    submit(report)
    approve(report)
    assert client.get(list_url).context["rows"][0]["badge"] == "Voorgelegd, 1 van 2 goedgekeurd"
    approve(report)
    publish(report)
    rows = client.get(list_url).context["rows"]
    assert [row["badge"] for row in rows] == ["Nog niet begonnen", "Gepubliceerd"]
    assert rows[1]["quarter"] == SECOND_QUARTER
    correct(report)
    assert client.get(list_url).context["rows"][0]["badge"] == "Concept van versie 2"


def due_for(client, pilot, user):
    client.force_login(user)
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    return [(each.name, each.badge) for each in board.due if "rapportage" in each.words]


def test_the_first_page_tells_each_what_waits_for_them(client, pilot, passing_time):
    writer, lead, other = (
        make_user(role=role, pilot=pilot)
        for role in ("policy_officer", "team_lead", "policy_officer")
    )
    first = ("Eerste kwartaal van 2021", "Te schrijven")
    report = make_report(pilot, by=writer)
    assert due_for(client, pilot, writer) == [first]
    assert due_for(client, pilot, lead) == []
    submit(report, by=writer)
    passing_time(days=1)
    waiting = ("Tweede kwartaal van 2021", "Te lezen en goed te keuren")
    assert due_for(client, pilot, writer) == [first]
    assert due_for(client, pilot, lead) == [waiting]
    approve(report, by=lead)
    assert due_for(client, pilot, lead) == []
    assert due_for(client, pilot, other) == [first, waiting]
    approve(report, by=other)
    assert due_for(client, pilot, writer) == [first, ("Tweede kwartaal van 2021", "Te publiceren")]
    publish(report)
    assert due_for(client, pilot, other) == [first]


def test_open_comments_show_to_who_writes_on_the_first_page(client, pilot, officer):
    lead = make_user(role="team_lead", pilot=pilot)
    begun = [("Eerste kwartaal van 2021", "Te schrijven")]
    comments = [
        comment_on_report(
            pilot=pilot, quarter=SECOND_QUARTER, block=block, text="Hoe?", now=clock.now(), by=lead
        )
        for block in ("places", "flow")
    ]
    assert due_for(client, pilot, officer) == [
        *begun,
        ("Tweede kwartaal van 2021", "Nog te bekijken"),
    ]
    home = reverse("home:dashboard", args=[pilot.slug])
    assert "2 opmerkingen staan open" in client.get(home).content.decode()
    assert due_for(client, pilot, lead) == []
    resolve_comment(comment=comments[0], now=clock.now(), by=officer)
    withdraw_comment(comment=comments[1], reason="Dubbel", by=lead)
    assert due_for(client, pilot, officer) == begun
