"""The figures of an evaluation moment: those that are kept, or those as of its day."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format

from evaluations.indicators.indicator import Figure, Subject, figures_from
from evaluations.indicators.places import month_ends
from evaluations.indicators.registry import INDICATORS
from evaluations.models import EvaluationMoment, MomentFigure
from evaluations.selectors.facts import Facts, facts_of
from interwonen.access.permissions import Permission
from interwonen.core.pdf import LANGUAGE
from interwonen.pilots.models import Pilot

MONTH = "month_end."  # and the month: the residents at its end, which the minutes draw


def figures_of_moment(
    moment: EvaluationMoment,
    *,
    today: date,
    now: datetime,
    permissions: Collection[Permission],
) -> list[MomentFigure]:
    """The figures of a moment that someone with these permissions may read.

    Those that were kept; before that, as of its day, or of `today` when that is before it.
    """
    if moment.has_kept_figures:
        figures = list(moment.figures.all())
    else:
        figures = figures_as_of(moment.pilot, min(moment.day, today), now=now)
    return figures_readable(figures, permissions)


def figures_readable(
    figures: Sequence[MomentFigure], permissions: Collection[Permission]
) -> list[MomentFigure]:
    """Those that someone with these permissions in the pilot may read."""
    return [each for each in figures if Subject(each.subject).permission in permissions]


def figures_as_of(pilot: Pilot, day: date, *, now: datetime) -> list[MomentFigure]:
    """All figures of a pilot on a day, in Dutch words; not saved, for `adopt_minutes` to keep."""
    facts = facts_of(pilot, as_of=day, now=now)
    with translation.override(LANGUAGE):
        return [*(_kept(each) for each in figures_from(INDICATORS, facts)), *_months(facts)]


def _kept(figure: Figure) -> MomentFigure:
    indicator = figure.indicator
    parts = [str(indicator.definition)]
    if indicator.denominator:
        parts.append(f"Teller: {indicator.numerator}. Noemer: {indicator.denominator}.")
    return MomentFigure(
        code=f"{indicator.code}.{figure.period.code}",
        subject=indicator.subject,
        label=str(indicator.name),
        period=figure.period.label,
        words=figure.shown,
        numerator=float(figure.numerator),
        denominator=None if figure.denominator is None else float(figure.denominator),
        definition=" ".join(parts),
    )


def _months(facts: Facts) -> Iterator[MomentFigure]:
    for row in month_ends(facts):
        yield MomentFigure(
            code=f"{MONTH}{row.month:%Y-%m}",
            subject=Subject.PLACES,
            label="Bewoonde plekken aan het eind van de maand",
            period=date_format(row.month, "F Y"),
            words=f"{row.residents} van {row.capacity}",
            numerator=row.residents,
            denominator=row.capacity,
            definition="Bewoonde plekken op de laatste dag van de maand, van de plekken op die dag.",
        )


@dataclass(frozen=True)
class FigureTables:
    """The figures of a moment for people: those of the day itself, those of its quarter beside those
    since the start, and the months that the picture draws."""

    on_the_day: list[MomentFigure]
    over_time: list[tuple[MomentFigure, MomentFigure]]
    months: list[MomentFigure]


def tables_of(figures: Sequence[MomentFigure]) -> FigureTables:
    """The figures in their tables, in their order."""
    since_start = {each.code.removesuffix(".start"): each for each in figures}
    return FigureTables(
        on_the_day=[each for each in figures if each.code.endswith(".day")],
        over_time=[
            (each, since_start[each.code.removesuffix(".quarter")])
            for each in figures
            if each.code.endswith(".quarter")
        ],
        months=[each for each in figures if each.code.startswith(MONTH)],
    )
