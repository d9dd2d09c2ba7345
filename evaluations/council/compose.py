"""Composes the report on a quarter from its material."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils import translation

from evaluations.council import (
    background,
    changes,
    compared,
    council_questions,
    money,
    moves,
    neighbourhood,
    onward,
    parliament,
    places,
    privacy,
    promised,
    support,
    told,
)
from evaluations.council.blocks import CHAPTERS, BlockPlan, chapter_number
from evaluations.council.front import front
from evaluations.council.material import Content, Material, material_of, quarter_name
from evaluations.council.snapshot import Block, Chapter, Report, ReportPilot, report_from
from evaluations.models import CouncilReport
from evaluations.selectors.reports_publishing import ReportState
from interwonen.core.pdf import LANGUAGE

# What each block says beside its text, by the code of the block.
CONTENT: Mapping[str, Callable[[Material], Content]] = {
    "result": told.result,
    "judgement": onward.judgement,
    "promises": promised.promises,
    "places": places.places,
    "flow": moves.flow,
    "compared": compared.compared,
    "informed": neighbourhood.informed,
    "enquiries": neighbourhood.enquiries,
    "survey": neighbourhood.survey,
    "support": support.support,
    "progress": support.progress,
    "words": told.words,
    "money": money.money,
    "decisions": onward.decisions,
    "planning": onward.planning,
    "afterwards": onward.afterwards,
    "parliament": parliament.parliament,
    "council_questions": council_questions.council_questions,
    "background": background.background,
    "terms": background.terms,
    "method": background.method,
    "privacy": privacy.privacy,
    "changes": changes.changes,
}


def compose_report(material: Material) -> Report:
    """The report that this material gives; the same material gives the same report."""
    with translation.override(LANGUAGE):
        material = replace(material, disclosure=moves.disclosed(material))
        return Report(
            pilot=_pilot(material),
            quarter=str(material.quarter),
            quarter_name=quarter_name(material.quarter),
            as_of=material.as_of,
            is_over=material.as_of >= material.quarter.ends_on,
            front=front(material),
            chapters=tuple(_chapters(material)),
            disclosure=material.disclosure,
            particulars=material.particulars,
        )


def draft_of(report: CouncilReport, material: Material) -> Report:
    """The present edition of a report as this material gives it."""
    draft = compose_report(material)
    return replace(draft, edition=report.edition, what_changed=report.what_changed)


def contents_of(state: ReportState, *, now: datetime) -> Report:
    """What was published or submitted; of a draft what the records and texts say now."""
    if kept := state.published or state.submission:
        return report_from(kept.snapshot)
    report = state.report
    return draft_of(report, material_of(report.pilot, report.quarter, as_of=now.date(), now=now))


def _pilot(material: Material) -> ReportPilot:
    pilot, parties = material.pilot, material.records.parties
    return ReportPilot(
        name=pilot.name,
        slug=pilot.slug,
        place=pilot.place,
        municipality=parties.municipality,
        care_provider=parties.care_provider,
        landlord=parties.landlord,
        starts_on=pilot.starts_on,
        ends_on=pilot.ends_on,
    )


def _chapters(material: Material) -> Iterator[Chapter]:
    for position, plan in enumerate(CHAPTERS, start=1):
        number = chapter_number(position)
        blocks = [block for each in plan.blocks if (block := _block(each, material))]
        numbered = (
            replace(block, number=f"{number}.{place}")
            for place, block in enumerate(blocks, start=1)
        )
        yield Chapter(plan.code, number, plan.title, tuple(numbered))


def _block(plan: BlockPlan, material: Material) -> Block | None:
    """A block without its number; None when it has nothing to say and may be left out."""
    make = CONTENT.get(plan.code)
    content = make(material) if make else Content()
    text = material.texts.get(plan.section, ()) if plan.section else ()
    if plan.only_with_content and content.is_empty and not text:
        return None
    return Block(
        code=plan.code,
        number="",
        title=plan.title,
        paragraphs=(*content.paragraphs, *text),
        facts=content.facts,
        tables=content.tables,
        pictures=content.pictures,
        note=content.note,
    )
