"""The sheet of a round: one page, with code, address and last day."""

import io
from datetime import date

import pikepdf
import pytest
from django.test import Client
from django.utils.html import strip_tags

from interwonen.core.pdf import pdf_of
from neighbours.selectors.surveys_paper import paper_form
from tests.contact_factories import make_contact_point
from tests.factories import make_user
from tests.survey_factories import make_round

pytestmark = pytest.mark.django_db
ADDRESS = "https://interwonen.example/buurt/interwonen-veenoord/meting/"


def text_of(document):
    return " ".join(strip_tags(document.html).split())


def pages_of(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)


def test_the_sheet_says_what_someone_needs(pilot):
    make_contact_point(pilot)
    survey_round = make_round(pilot)
    document = paper_form(survey_round, address=ADDRESS)
    said = text_of(document)
    for words in (
        "In uw buurt is het woonproject",
        "6. Wat wilt u ons nog vertellen?",
        "Helemaal niet prettig",
        "Weet ik niet / liever niet",
        survey_round.code_in_groups,
        "interwonen.example/buurt/interwonen-veenoord/meting",
        "Postbus 0, 7840 ZZ Veenoord",
        "tot en met 30 juni 2021",
        "0591 000 000",
    ):
        assert words in said
    assert pages_of(pdf_of(document)) == 1


def test_before_the_start_the_project_has_yet_to_come(pilot):
    facts = {"opens_on": date(2021, 2, 1), "closes_on": date(2021, 2, 20)}
    document = paper_form(make_round(pilot, moment="before", **facts), address=ADDRESS)
    assert "In uw buurt komt het woonproject" in text_of(document)


def test_it_is_one_page_without_a_contact_point_too(pilot):
    document = paper_form(make_round(pilot), address=ADDRESS)
    assert "breng dit blad naar het steunpunt" in text_of(document)
    assert pages_of(pdf_of(document)) == 1


def test_staff_download_it(pilot):
    client = Client()
    client.force_login(make_user(role="counsellor", pilot=pilot))
    survey_round = make_round(pilot)
    answer = client.get(f"/{pilot.slug}/buurtmeting/{survey_round.pk}/formulier/")
    assert answer["Content-Type"] == "application/pdf"
    assert f"buurtmeting-{survey_round.number}.pdf" in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")
