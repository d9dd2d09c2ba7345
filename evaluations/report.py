"""The council report of a quarter: what its template gets, and the report as PDF."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from evaluations.indicators.council import council_figures
from evaluations.indicators.figures import CouncilFigures, EnquiryRow
from interwonen.core.charts import (
    ACCENT,
    WARNING,
    Bar,
    Chart,
    ChartPeriod,
    Fill,
    stacked_bars,
    steps_chart,
)
from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.core.periods import months_of
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

TEMPLATE = "documents/council_report.html"
ORDINALS = ("eerste", "tweede", "derde", "vierde")
SECTIONS = {
    "summary": "In het kort",
    "background": "Aanleiding en doel",
    "progress": "Stand van zaken",
    "support": "Begeleiding",
    "neighbourhood": "Buurt en communicatie",
    "finances": "Financiën",
    "risks": "Risico’s en maatregelen",
    "evaluation": "Evaluatie: oordeel en vervolg",
    "planning": "Planning",
    "terms": "Begrippen en verantwoording van de cijfers",
}
ONLY_WITH_TEXT = ("finances", "risks")
ENQUIRY_FILLS = (
    Fill(ACCENT),
    Fill(ACCENT, "upright"),
    Fill(ACCENT, "none"),
    Fill(WARNING, "level"),
)


@dataclass(frozen=True)
class Section:
    """A numbered section of the report and the template part that prints it."""

    number: int
    code: str
    title: str

    @property
    def anchor(self) -> str:
        return f"hoofdstuk-{self.number}"

    @property
    def template(self) -> str:
        return f"documents/council_report/_{self.code}.html"


@dataclass(frozen=True)
class ReportCharts:
    """The drawings of the report; without enquiries there is nothing to draw of them."""

    occupancy: Chart
    enquiries: Chart | None


def council_report_context(
    *, pilot: Pilot, quarter: Quarter, as_of: date | None = None
) -> dict[str, Any]:
    """What the report says, for the PDF and for its twin on screen."""
    return report_context(council_figures(pilot=pilot, quarter=quarter, as_of=as_of))


def council_report_document(
    *, pilot: Pilot, quarter: Quarter, as_of: date | None = None
) -> Document:
    """The report as a document, ready to become an accessible, archival PDF."""
    return report_document(council_figures(pilot=pilot, quarter=quarter, as_of=as_of))


def report_context(figures: CouncilFigures) -> dict[str, Any]:
    """The context of the report's template."""
    return {
        "figures": figures,
        "charts": report_charts(figures),
        "sections": report_sections(figures),
        "quarter_name": quarter_name(figures.quarter),
    }


def report_document(figures: CouncilFigures) -> Document:
    """These figures as a document; the same figures give the same one."""
    subject = f"{figures.pilot.name}, {quarter_name(figures.quarter)}"
    return document_of(
        TEMPLATE,
        report_context(figures),
        title=f"{'Concept: r' if figures.is_draft else 'R'}apportage aan de raad: {subject}",
        identifier=repr(figures),
        dated=figures.as_of,
        author=figures.pilot.municipality,
        subject=subject,
    )


def quarter_name(quarter: Quarter) -> str:
    """In Dutch words: "tweede kwartaal 2021"."""
    return f"{ORDINALS[quarter.number - 1]} kwartaal {quarter.year}"


def report_sections(figures: CouncilFigures) -> tuple[Section, ...]:
    """The sections in their order; some are there only when someone wrote them."""
    codes = [code for code in SECTIONS if code not in ONLY_WITH_TEXT or figures.narrative.get(code)]
    return tuple(Section(number, code, SECTIONS[code]) for number, code in enumerate(codes, 1))


def report_charts(figures: CouncilFigures) -> ReportCharts:
    """Draws the figures."""
    with translation.override(LANGUAGE):
        return ReportCharts(_occupancy_chart(figures), _enquiries_chart(figures))


def _occupancy_chart(figures: CouncilFigures) -> Chart:
    months = figures.occupancy.months
    _latest, *to_come = months_of(months[-1].month, figures.pilot.ends_on)
    labels = _month_labels([*(row.month for row in months), *to_come])
    known = [(row.residents, row.capacity) for row in months] + [(None, None)] * len(to_come)
    steps = [ChartPeriod(*label, *values) for label, values in zip(labels, known, strict=True)]
    listed = "; ".join(
        f"{date_format(row.month, 'F Y')}: {row.residents} van {row.capacity}" for row in months
    )
    return steps_chart(
        steps,
        title="Bewoonde plekken per maand, afgezet tegen de capaciteit",
        description=f"Stand aan het eind van elke maand. {listed}.",
        value_name="bewoonde plekken aan het eind van de maand",
        limit_name="capaciteit",
        coming_name="nog te komen",
    )


def _month_labels(months: list[date]) -> list[tuple[str, str]]:
    """Month and year under each column; of a long pilot only the first month of a quarter."""
    named = [len(months) <= 18 or month.month % 3 == 1 for month in months]
    return [
        (
            date_format(month, "M").rstrip(".").lower() if shown else "",
            str(month.year) if month == months[0] or month.month == 1 else "",
        )
        for month, shown in zip(months, named, strict=True)
    ]


def _enquiries_chart(figures: CouncilFigures) -> Chart | None:
    if not figures.enquiries:
        return None
    bars = [
        Bar(
            f"{row.kind}: {row.received}",
            (row.answered_in_time, row.answered_late, row.open_in_time, row.open_overdue),
            f"({enquiry_words(row)})",
        )
        for row in figures.enquiries
    ]
    listed = "; ".join(f"{bar.label} {bar.words}" for bar in bars)
    return stacked_bars(
        bars,
        series=ENQUIRY_FILLS,
        title="Vragen en meldingen van omwonenden dit kwartaal, en of het antwoord op tijd kwam",
        description=f"{listed}.",
    )


def enquiry_words(row: EnquiryRow) -> str:
    """The enquiries of a row by state, in Dutch words, without the zeros."""
    parts = {
        "op tijd beantwoord": row.answered_in_time,
        "te laat beantwoord": row.answered_late,
        "open, nog op tijd": row.open_in_time,
        "open en te laat": row.open_overdue,
    }
    return ", ".join(f"{number} {words}" for words, number in parts.items() if number)
