"""The report to the council on screen, its texts and its PDF."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import escape
from pptx import Presentation

from evaluations.actions.reports import start_report
from evaluations.council.composing import Progress
from evaluations.models import ReportParagraph
from evaluations.quarters import report_quarters
from interwonen.audit.models import AccessEvent
from interwonen.core.quarters import Quarter
from tests.factories import TODAY, make_enquiry, make_pilot, make_placement, make_user, system
from tests.pdf_turn import made_elsewhere
from tests.report_factories import draft_of, write_texts

Q2 = Quarter(2021, 2)


def page(name: str, pilot, *args) -> str:
    return reverse(f"evaluations:report-{name}", args=[pilot.slug, *args])


def texts_of(pilot) -> dict[str, str]:
    return ReportParagraph.objects.of_pilot(pilot).on_quarter(Q2).texts()


def write(pilot, by=None, **texts) -> list[ReportParagraph]:
    report = start_report(pilot=pilot, quarter=Q2, by=by or system())
    return write_texts(report, by=by, **texts)


@pytest.mark.parametrize(
    ("today", "quarters"),
    [
        (date(2021, 2, 28), []),
        (date(2021, 3, 1), ["2021-Q1"]),
        (date(2021, 6, 30), ["2021-Q2", "2021-Q1"]),
        (date(2021, 7, 1), ["2021-Q3", "2021-Q2", "2021-Q1"]),
        (date(2023, 1, 1), ["2022-Q1", "2021-Q4", "2021-Q3", "2021-Q2", "2021-Q1"]),
    ],
)
def test_there_is_a_report_on_every_quarter_that_has_begun(pilot, today, quarters):
    assert [str(quarter) for quarter in report_quarters(pilot, today=today)] == quarters


def test_a_report_is_started_once(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    first = start_report(pilot=pilot, quarter=Q2, by=officer)
    assert start_report(pilot=pilot, quarter=Q2, by=officer) == first
    assert first.history.get().history_user == officer


def test_a_text_is_changed_by_who_writes_it_and_the_others_stay(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    write(pilot, summary="Kort.", ask="Kennisnemen.")
    (changed,) = write(pilot, by=officer, summary="Korter.")
    assert changed.history.first().history_user == officer
    assert texts_of(pilot) == {"summary": "Korter.", "ask": "Kennisnemen."}


def test_it_refuses_an_unknown_section(pilot):
    with pytest.raises(ValidationError):
        write(pilot, cijfers="7")
    assert texts_of(pilot) == {}


@pytest.mark.parametrize("name", ["detail", "pdf"])
@pytest.mark.parametrize("quarter", ["2020-Q4", "2021-Q3", "2022-Q2"])
def test_a_quarter_outside_the_pilot_or_ahead_is_not_there(client, pilot, name, quarter):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert client.get(page(name, pilot, Quarter.parse(quarter))).status_code == 404


def test_the_list_says_how_many_texts_are_ready_as_the_page_on_composing_does(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    report = start_report(pilot=pilot, quarter=Q2, by=system())
    write_texts(report, is_ready=True, summary="Kort.", planning="In september.")
    write_texts(report, goes_well="Het loopt.")
    rows = client.get(page("list", pilot)).context["rows"]
    assert [(str(row["quarter"]), row["progress"]) for row in rows] == [
        ("2021-Q2", Progress(ready=1, needed=12)),
        ("2021-Q1", Progress(ready=0, needed=12)),
    ]
    for name in ("list", "compose"):
        where = [] if name == "list" else [Q2]
        assert "1 van 12 klaar" in client.get(page(name, pilot, *where)).content.decode()


def test_the_list_of_a_pilot_that_has_not_begun_says_so(client, db):
    pilot = make_pilot(starts_on=date(2021, 9, 1))
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert "iw-empty" in client.get(page("list", pilot)).content.decode()


def test_the_screen_shows_the_figures_and_texts_of_the_pdf(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    make_placement(pilot)
    make_enquiry(pilot)
    write(pilot, summary="Het gaat goed met de pilot.")
    answer = client.get(page("detail", pilot, Q2))
    report = draft_of(pilot, as_of=TODAY)
    assert answer.context["laid"].report == report
    shown = answer.content.decode()
    assert "Het gaat goed met de pilot." in shown
    assert "1 van 5" in shown
    assert all(f'<section class="block" id="blok-{number}"' in shown for number in ("1-1", "2-2"))
    assert all(escape(block.title) in shown for block in report.blocks)


def test_what_was_written_is_text_and_no_markup(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    write(pilot, summary="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(page("detail", pilot, Q2)).content.decode()


def test_the_pdf_is_an_attachment_with_a_name_that_stays_and_its_export_is_logged(client, pilot):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    answer = client.get(page("pdf", pilot, Q2))
    assert answer.headers["Content-Type"] == "application/pdf"
    name = f'attachment; filename="{pilot.slug}-2021-Q2.pdf"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.content.startswith(b"%PDF-")
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.outcome, line.page) == ("export", "done", "evaluations:report-pdf")


def test_only_who_writes_or_comments_is_offered_to_compose(client, pilot):
    for role, offered in (("policy_officer", True), ("team_lead", True), ("case_manager", False)):
        client.force_login(make_user(role=role, pilot=pilot))
        for name in ("detail", "list"):
            args = [Q2] if name == "detail" else []
            shown = client.get(page(name, pilot, *args)).content.decode()
            assert (page("compose", pilot, Q2) in shown) is offered


def test_others_read_nothing(client, pilot):
    for role, where, codes in (
        ("counsellor", pilot, [403, 403]),
        ("team_lead", pilot, [200, 200]),
        ("policy_officer", make_pilot(), [404, 404]),
    ):
        client.force_login(make_user(role=role, pilot=where))
        answers = [client.get(page(name, pilot, Q2)) for name in ("detail", "pdf")]
        assert [answer.status_code for answer in answers] == codes


def test_while_another_pdf_is_made_the_page_says_when_to_come_back(client, pilot):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    with made_elsewhere():
        answer = client.get(page("pdf", pilot, Q2))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert "een andere PDF gemaakt" in answer.content.decode()
    assert page("pdf", pilot, Q2) in answer.content.decode()
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.outcome) == ("export", "failed")


def test_a_pdf_that_takes_too_long_says_so_below_a_link_to_the_report_on_screen(
    client, pilot, settings
):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    settings.PDF_SECONDS = 0.01
    answer = client.get(page("pdf", pilot, Q2))
    assert answer.status_code == 503
    assert "Retry-After" not in answer.headers
    assert "duurde te lang" in answer.content.decode()
    assert page("detail", pilot, Q2) in answer.content.decode()


def test_the_slides_of_a_draft_are_an_export_and_say_that_it_is_one(client, pilot):
    make_placement(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    slides = page("slides", pilot, Q2)
    assert slides in client.get(page("detail", pilot, Q2)).content.decode()
    answer = client.get(slides)
    assert answer["Content-Disposition"] == f'attachment; filename="{pilot.slug}-2021-Q2.pptx"'
    assert answer["Cache-Control"] == "private, no-store"
    shown = Presentation(io.BytesIO(answer.content)).slides
    assert shown[0].shapes[-2].text_frame.text.startswith("CONCEPT.")
    assert AccessEvent.objects.latest("pk").act == "export"
    assert client.get(page("slides", pilot, Q2.next)).status_code == 404
