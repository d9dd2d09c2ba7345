"""The page on which the texts of a report are written, also by two people at once."""

import pytest
from django.urls import reverse

from evaluations.actions.reports import start_report, write_paragraphs
from evaluations.models import CouncilReport, ReportParagraph
from interwonen.core.quarters import Quarter
from tests.factories import make_user, system

Q2 = Quarter(2021, 2)


@pytest.fixture
def page(client, pilot) -> str:
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    return reverse("evaluations:report-write", args=[pilot.slug, Q2])


def opened(client, page) -> dict[str, str]:
    """What the browser sends back when nothing is changed."""
    form = client.get(page).context["form"]
    return {field.name: field.value() or "" for field in form}


def texts_of(pilot) -> dict[str, str]:
    texts = ReportParagraph.objects.of_pilot(pilot).on_quarter(Q2).texts()
    return {section: text for section, text in texts.items() if text}


def colleague_writes(pilot, **texts) -> None:
    report = start_report(pilot=pilot, quarter=Q2, by=system())
    write_paragraphs(report=report, texts=texts, by=system())


def test_the_first_texts_make_the_report(client, pilot, page):
    answer = client.post(page, {**opened(client, page), "summary": "Kort.\r\n\r\nEn goed."})
    assert answer.url == reverse("evaluations:report-detail", args=[pilot.slug, Q2])
    assert texts_of(pilot) == {"summary": "Kort.\n\nEn goed."}
    shown = client.get(answer.url).content.decode()
    assert "<p>Kort.</p>" in shown
    assert "<p>En goed.</p>" in shown


def test_saving_without_a_change_leaves_no_history(client, pilot, page):
    colleague_writes(pilot, summary="Kort.\n\nEn goed.")
    client.post(page, opened(client, page))
    rows = ReportParagraph.objects.get(section="summary").history
    assert rows.count() == 1


def test_a_text_that_is_too_long_is_refused_at_its_field(client, pilot, page):
    answer = client.post(page, {**opened(client, page), "ask": "a" * 8001})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"ask"}
    assert not CouncilReport.objects.exists()


def test_another_persons_text_is_shown_before_it_is_overwritten(client, pilot, page):
    mine = {**opened(client, page), "summary": "Van mij."}
    colleague_writes(pilot, summary="Van een ander.", ask="Kennisnemen.")
    answer = client.post(page, mine)
    form = answer.context["form"]
    assert answer.status_code == 422
    assert form.errors.keys() == {"summary", "ask"}
    assert "Van een ander." in form.errors["summary"][0]
    assert form["summary"].value() == "Van mij."
    assert texts_of(pilot) == {"summary": "Van een ander.", "ask": "Kennisnemen."}


def test_the_second_time_the_choice_is_saved(client, pilot, page):
    mine = {**opened(client, page), "summary": "Van mij."}
    colleague_writes(pilot, summary="Van een ander.", ask="Kennisnemen.")
    form = client.post(page, mine).context["form"]
    again = {field.name: field.value() or "" for field in form} | {"ask": "Kennisnemen."}
    assert client.post(page, again).status_code == 302
    assert texts_of(pilot) == {"summary": "Van mij.", "ask": "Kennisnemen."}


def test_a_character_that_cannot_be_printed_is_named_at_its_text(client, pilot, page):
    text = "Eén\r\n→ twee"
    answer = client.post(page, {**opened(client, page), "summary": "Goed.", "progress": text})
    assert answer.status_code == 422
    assert "“→” in regel 2" in str(answer.context["form"].errors["progress"])
    assert "→ twee" in answer.content.decode()
    assert not ReportParagraph.objects.exists()
