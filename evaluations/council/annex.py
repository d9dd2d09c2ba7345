"""The confidential annex to a report: the true figures about few people, which the report hides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone, translation

from evaluations.council.background import defined_once
from evaluations.council.material import quarter_name
from evaluations.council.snapshot import Cell, Fact, Row, Table
from evaluations.indicators.indicator import Figure, figure_of, periods_of
from evaluations.indicators.registry import INDICATORS
from evaluations.selectors.facts import Facts, facts_of
from evaluations.selectors.reports_annex import Noted, background_of
from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot

# DOMAIN.md names these articles; docs/decisions/55 says what has to be verified.
MARK = "VERTROUWELIJK - geheimhouding (Gemeentewet art. 87 tot en met 89)"


@dataclass(frozen=True)
class Annex:
    """The annex on a quarter, with its cut-off: the same records give the same one."""

    pilot: Pilot
    quarter: Quarter
    as_of: date
    tables: tuple[Table, ...]

    @property
    def quarter_name(self) -> str:
        return quarter_name(self.quarter)

    @property
    def definitions(self) -> tuple[Fact, ...]:
        """What each figure counts."""
        rows = [row for table in self.tables for row in table.rows if row.definition]
        return defined_once((row.label, row.definition) for row in rows)


def annex_of(pilot: Pilot, quarter: Quarter, *, as_of: date, now: datetime) -> Annex:
    """The annex to the report on a quarter, as of a day in it; both are cut off on the same day."""
    day = min(as_of, quarter.ends_on)
    facts = facts_of(pilot, as_of=day, now=now)
    background = background_of(pilot, as_of=day)
    days = Span(quarter.starts_on, day)
    with translation.override(LANGUAGE):
        tables = (
            _counts("exit_reasons", "Reden van vertrek", background.reasons, days),
            _counts("exit_destinations", "Waar mensen heen gingen", background.destinations, days),
            _counts(
                "origins",
                "Waar mensen vandaan kwamen die zijn toegelaten",
                background.origins,
                days,
            ),
            _counts(
                "barriers",
                "Belemmeringen om te huren, en hoe het ermee staat",
                background.barriers,
                days,
            ),
            *_figures(facts),
        )
    return Annex(pilot, quarter, day, tables)


def annex_document(annex: Annex, *, made_by: str, now: datetime) -> Document:
    """The annex as a document that says on every page that it is confidential, who made it and when."""
    made_at = timezone.localtime(now)
    subject = f"{annex.pilot.name}, {annex.quarter_name}"
    return document_of(
        "documents/confidential_annex.html",
        {"annex": annex, "mark": MARK, "made_by": made_by, "made_at": made_at},
        title=f"{MARK}: bijlage bij de rapportage aan de raad over {subject}",
        identifier=f"annex-{annex.pilot.slug}-{annex.quarter}-{made_at.isoformat()}-{made_by}",
        dated=made_at.date(),
        author=str(annex.pilot.municipality),
        subject=f"{MARK}. {subject}",
    )


def _counts(code: str, caption: str, noted: Sequence[Noted], days: Span) -> Table:
    """How often each of these words was noted, in the quarter and since the start."""
    rows = tuple(
        Row(
            words,
            (
                _number(sum(1 for row in noted if row.words == words and days.holds(row.day))),
                _number(sum(1 for row in noted if row.words == words)),
            ),
        )
        for words in sorted({row.words for row in noted})
    )
    return Table(code, caption, ("Wat", "Dit kwartaal", "Sinds de start"), rows)


def _number(number: int) -> Cell:
    return Cell(str(number), number)


def _figures(facts: Facts) -> Iterator[Table]:
    """The sensitive figures: how things stand on the day, and what happened up to it."""
    sensitive = [each for each in INDICATORS if each.is_sensitive]
    on_the_day = [each for each in sensitive if each.of_a_day]
    over_time = [each for each in sensitive if not each.of_a_day]
    for code, caption, head, chosen in (
        ("on_the_day", "Stand op de laatste dag", ("Cijfer", "Stand"), on_the_day),
        (
            "over_time",
            "Vertrek, wachten, wonen en voortgang",
            ("Cijfer", "Dit kwartaal", "Sinds de start"),
            over_time,
        ),
    ):
        rows = (
            Row(
                str(each.name),
                tuple(
                    _cell(figure_of(each, facts, period))
                    for period in periods_of(each, facts.as_of)
                ),
                definition=str(each.definition),
            )
            for each in chosen
        )
        yield Table(code, caption, head, tuple(rows))


def _cell(figure: Figure) -> Cell:
    return Cell(figure.shown, float(figure.numerator))
