"""What people write for colleagues is in no byte of a published report.

A mark is written in every field of text of the demonstration, each its own, and the report on the
second quarter is published. Of the marks only those of `PUBLISHED` may be found in what is public: a new
field is internal, until somebody decides here and in docs/decisions/53 that it may be told.
"""

import io
import re
import zipfile
from datetime import datetime, time
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.council.changes import basis_of
from evaluations.council.compose import compose_report
from evaluations.council.files import files_of
from evaluations.council.internal_words import internal_words
from evaluations.council.material import material_of
from evaluations.models import CouncilReport, PublishedFile
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.story import SLUG
from interwonen.pilots.models import Pilot
from tests.pdf_parts import lines_of_pages, opened
from tests.refusals import compare_with_history
from tests.report_factories import insert_published

pytestmark = pytest.mark.django_db

Q2 = Quarter(2021, 2)
MARK = re.compile(r"qzx\d+")
WITHDRAWN = "withdrawn_because"  # with a text in it a row counts nowhere

# The fields that a report prints by itself, with why that may be.
PUBLISHED = {
    # Written for everyone, and approved for it.
    "evaluations.CouncilQuestion.answer",
    "evaluations.CouncilQuestion.asked_by",
    "evaluations.CouncilQuestion.block_number",
    "evaluations.CouncilQuestion.text",
    "evaluations.CouncilReport.case_number",
    "evaluations.CouncilReport.contact",
    "evaluations.CouncilReport.portfolio_holder",
    "evaluations.ReportParagraph.text",
    "evaluations.ResidentWords.text",
    "participants.AgreedStatement.sentence",
    # Sent to everyone, or our own words for what a public letter says.
    "evaluations.Commitment.words",
    "neighbours.LetterRound.subject",
    "neighbours.SurveyRound.name",
    # What the parties, the sources of money and the choices of lists are called.
    "accounts.Organisation.name",
    "pilots.FundingLine.name",
    "pilots.Question.label",
    "pilots.Term.label",
    # The decision on the pilot, and under which number others were filed.
    "pilots.CapacityStep.reference",
    "pilots.LocationAssessment.decision_reference",
    "pilots.Pilot.decision_reference",
    "pilots.Pilot.goal",
    "pilots.Pilot.name",
    "pilots.Pilot.place",
    "pilots.Pilot.zoning_ground",
}


OUR_TEXTS = ("accounts", "pilots", "participants", "neighbours", "evaluations")
CODES = {"code", "meaning", "vocabulary"}  # which the application reads, and nobody types
# The fields of which the demonstration has no row, and that a constraint keeps empty.
WITHOUT_ROWS = {
    "accounts.Identity.issuer",
    "accounts.Identity.subject",
    "accounts.Invitation.email",
    "accounts.Invitation.name",
    "accounts.Invitation.token_hash",
    "accounts.Membership.why",
    "evaluations.CouncilReport.what_changed",
    "evaluations.EvaluationMoment.corrected_because",
    "evaluations.EvaluationMoment.returned_because",
    "evaluations.PublishedReport.what_changed",
    "evaluations.ReportSubmission.remark",
    "neighbours.Address.addition",
    "neighbours.Address.house_letter",
    "neighbours.Address.postcode",
    "neighbours.AddressUpload.file_name",
    "neighbours.ContactPoint.phone",
    "participants.AssessmentScore.disagreement",
    "participants.CalendarFeed.fingerprint",
    "participants.Dwelling.postcode",
    "participants.FileEvent.record",
    "participants.FileEvent.what",
    "participants.FileLimit.lifted_because",
    "participants.FileText.record",
    "participants.FileText.text",
    "participants.Incident.no_yellow_reason",
    "participants.Incident.review_note",
    "participants.SupportSession.cancel_reason",
    "pilots.Pilot.moves_advice",
}


def text_fields():
    """Every field of ours in which people type, by its name."""
    for model in apps.get_models():
        if model._meta.app_label not in OUR_TEXTS or model.__name__.startswith("Historical"):
            continue
        for field in model._meta.concrete_fields:
            typed = isinstance(field, models.CharField | models.TextField)
            coded = field.choices or field.primary_key or isinstance(field, models.SlugField)
            if typed and not coded and field.name not in {WITHDRAWN, *CODES}:
                yield f"{model._meta.label}.{field.name}", model, field


def plant(mark, model, field):
    """Write a mark in every row that has a text in the field, or else in every row; whether that could be."""
    table, column = (connection.ops.quote_name(n) for n in (model._meta.db_table, field.column))
    for where in (f"{column} <> ''", "true"):
        for words in ("%s", "%s || ctid::text"):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("SET LOCAL session_replication_role = replica")
                    cursor.execute(f"UPDATE {table} SET {column} = {words} WHERE {where}", [mark])
                    if cursor.rowcount:
                        return True
            except DatabaseError:
                continue
    return False


@pytest.fixture(scope="module")
def planted(shared_rows):
    """The name of the field of each mark, in the demonstration with its marks."""
    call_command("seed_demo", stdout=StringIO())
    compare_with_history()
    fields = {f"qzx{number}": found for number, found in enumerate(text_fields(), 10)}
    return {mark: found[0] for mark, found in fields.items() if plant(mark, *found[1:])}


@pytest.fixture(scope="module")
def material(planted):
    pilot = Pilot.objects.get(slug=SLUG)
    now = timezone.make_aware(datetime.combine(Q2.next.starts_on, time(12)))
    return material_of(pilot, Q2, as_of=Q2.ends_on, now=now)


@pytest.fixture(scope="module")
def public(material):
    """All that is public of the report, by where it is."""
    now = timezone.make_aware(datetime.combine(Q2.next.starts_on, time(12)))
    draft = compose_report(material)
    report = CouncilReport.objects.of_pilot(material.pilot).on_quarter(Q2).get()
    published = insert_published(report, draft, now, basis_of(material))
    for kind, made in files_of(draft).items():
        PublishedFile.objects.create(
            published=published,
            kind=kind,
            content=made.content,
            digest=made.digest,
            content_digest=made.content_digest,
        )
    page = reverse("published:published-list", args=[material.pilot.slug]) + "2021-Q2/"
    names = (
        "",
        "rapportage.pdf",
        "presentatie.pptx",
        "cijfers.csv",
        "cijfers.json",
        "metadata.json",
    )
    return {name: b"".join(Client().get(page + name)) for name in names}


def test_no_mark_of_internal_words_is_in_what_is_public(planted, public):
    pdf = opened(public["rapportage.pdf"])
    public["text of the PDF"] = str(lines_of_pages(public["rapportage.pdf"])).encode()
    public["metadata of the PDF"] = (
        bytes(pdf.Root.Metadata.read_bytes()) + str(pdf.docinfo).encode()
    )
    with zipfile.ZipFile(io.BytesIO(public["presentatie.pptx"])) as parts:
        public["parts of the slides"] = b"".join(map(parts.read, parts.namelist()))
    found = {
        planted[mark]: place
        for place, content in public.items()
        for mark in MARK.findall(content.decode(errors="ignore"))
    }
    assert {name: place for name, place in found.items() if name not in PUBLISHED} == {}
    assert {"evaluations.ReportParagraph.text", "participants.AgreedStatement.sentence"} <= set(
        found
    )


def test_the_author_gets_the_words_of_minutes_as_a_proposal(planted, material):
    blocks = ("judgement", "afterwards", "places", "planning")
    said = {code: MARK.findall(internal_words(material, code)) for code in blocks}
    assert {code: {planted[mark] for mark in marks} for code, marks in said.items()} == {
        "judgement": {"evaluations.EvaluationMoment.decision"},
        "afterwards": {"evaluations.EvaluationMoment.embedding"},
        "places": {"pilots.CapacityStep.reason"},
        "planning": {"evaluations.EvaluationMoment.theme"},
    }


def test_every_other_field_has_a_mark(planted):
    assert {each[0] for each in text_fields()} - set(planted.values()) == WITHOUT_ROWS
