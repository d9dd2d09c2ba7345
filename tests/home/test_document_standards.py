"""Every kind of document keeps to both of its standards, in one run of the checker."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings

from evaluations.council.annex import annex_document, annex_of
from evaluations.council.documents import report_document
from evaluations.council.snapshot import Block
from evaluations.indicators.moments_figures import figures_of_moment
from evaluations.models import EvaluationMoment, MomentFigure
from evaluations.moment_documents import agenda_document, minutes_document
from evaluations.selectors.moments_agenda import agenda_of
from interwonen.access.permissions import Permission
from interwonen.audit.looks_pages import FileLooked, looks_document
from interwonen.audit.sealing import seal
from interwonen.core import clock
from interwonen.core.pdf import Document, pdf_of
from interwonen.core.quarters import Quarter
from interwonen.core.seal import sealed
from interwonen.retention.certificates import certificate_document
from neighbours.letters_pdf import blocks_of, letters_pdf
from neighbours.selectors.surveys_paper import paper_form
from participants.selectors.assessments import all_assessments_of, counting
from participants.selectors.assessments_progress import progress_of
from participants.selectors.assessments_sheets import paper_of, sheet_of
from tests.access.retention_rows import make_certificate
from tests.assessment_factories import make_assessment
from tests.audit.test_log_blocks import make_line
from tests.contact_factories import make_contact_point
from tests.evaluation_factories import (
    make_adopted,
    make_contribution,
    make_minutes,
    make_moment,
    make_point,
)
from tests.evaluations.sample_report import published_report, sample_report
from tests.factories import TODAY, make_participant, make_pilot, make_user
from tests.neighbours.test_letters_pdf import LETTERHEAD, LONG_ADDRESS, SHEET, TWO_PAGES
from tests.pdf_checker import failures
from tests.seal_certificate import PASSWORD
from tests.seal_certificate import make_certificate as make_seal_certificate
from tests.survey_factories import make_round
from tests.told_factories import make_leaver

LETTERS = sorted(Path(settings.BASE_DIR, "templates/documents/letters").glob("*.txt"))


def reports() -> Iterator[Document]:
    """A draft, one that is published, a corrected one with long texts, and one with nothing in it."""
    yield report_document(sample_report(is_over=False))
    published = published_report(edition=2, what_changed="Het bedrag in blok 5.1 was verkeerd.")
    yield report_document(published)
    long, empty = (
        replace(
            published,
            chapters=tuple(
                replace(each, blocks=tuple(change(block) for block in each.blocks))
                for each in published.chapters
            ),
        )
        for change in (
            lambda block: replace(block, paragraphs=("Een lange tekst, € 5 – 1½. " * 290,)),
            lambda block: Block(block.code, block.number, block.title),
        )
    )
    yield report_document(long)
    yield report_document(empty)


def annexes(pilot) -> Iterator[Document]:
    """The confidential annex of who left, and one with nothing in it."""
    spring, now = Quarter(2021, 2), clock.now()
    for each in (make_leaver(pilot).pilot, make_pilot()):
        annex = annex_of(each, spring, as_of=TODAY, now=now)
        yield annex_document(annex, made_by="Bo Beleid", now=now)


def of_moments(pilot) -> Iterator[Document]:
    """An agenda, and minutes before and after they were adopted."""
    make_adopted(make_moment(pilot, date(2021, 5, 28)))
    adopted = EvaluationMoment.objects.get(adopted_on__isnull=False)
    coming = make_moment(pilot)
    make_contribution(coming, make_user(role="counsellor", pilot=pilot))
    yield agenda_document(agenda_of(coming, today=TODAY), figures=figures_of(adopted), today=TODAY)
    draft = make_minutes(coming)
    make_point(draft)
    for moment in (draft, adopted):
        yield minutes_document(moment, figures=figures_of(moment), today=TODAY)


def figures_of(moment: EvaluationMoment) -> list[MomentFigure]:
    return figures_of_moment(moment, today=TODAY, now=clock.now(), permissions=list(Permission))


def sheets(pilot) -> Iterator[Document]:
    """The paper of a survey, and the sheets of an assessment."""
    make_contact_point(pilot)
    yield paper_form(make_round(pilot), address="https://interwonen.example/buurt/meting/")
    participant = make_participant(pilot)
    yield paper_of(participant, [], on=TODAY)
    make_assessment(participant)
    known = counting(all_assessments_of(participant, TODAY))
    yield paper_of(participant, known, on=TODAY)
    yield sheet_of(participant, progress_of(known))


def looked_in(pilot) -> Iterator[Document]:
    """Who looked in a file, before a line was there, and with lines of each kind in a block."""
    file = FileLooked(pilot, "T-001", "", "Tess Voorbeeld (T-001)", [], "", "")
    yield looks_document(file, {})
    for facts in ({"outcome": "refused"}, {"emergency": True}, {"roles": "counsellor"}):
        make_line(pilot, subject="T-001", page="participants:participant-goals", **facts)
    seal()
    yield looks_document(file, {"since": TODAY})


def letters() -> Iterator[bytes]:
    """A letter of each kind, then a series with both windows, long addresses and strange letters."""
    dated = date(2015, 5, 19)
    for path in LETTERS:
        sheet = replace(SHEET, blocks=blocks_of(path.read_text()))
        yield letters_pdf(LETTERHEAD, [sheet], identifier=path.stem, dated=dated)
    series = [
        replace(TWO_PAGES, address_lines=LONG_ADDRESS),
        replace(SHEET, subject="Čeština, fi en ĳ: € 5 – 1½"),
        SHEET,
    ]
    right = replace(LETTERHEAD, window="right")
    yield letters_pdf(right, series, identifier="series", dated=dated)


def test_every_kind_of_document_is_accessible_and_archival(pilot, settings, tmp_path):
    documents = [*reports(), *annexes(pilot), *of_moments(pilot), *sheets(pilot)]
    documents += [certificate_document(make_certificate(pilot)), *looked_in(pilot)]
    made = [*map(pdf_of, documents), *letters()]
    settings.SEAL_P12, settings.SEAL_PASSWORD = str(make_seal_certificate(tmp_path)), PASSWORD
    made.append(sealed(made[1]))
    assert len(made) == 4 + 2 + 3 + 4 + 1 + 2 + len(LETTERS) + 1 + 1
    assert failures(*made) == []
