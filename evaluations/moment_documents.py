"""The documents of an evaluation moment: its agenda and its minutes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from evaluations.indicators.moments_figures import MONTH, tables_of
from evaluations.models import EvaluationMoment, MomentFigure
from evaluations.selectors.minutes import attendance_of, findings_of
from evaluations.selectors.moments_agenda import Agenda
from interwonen.core.charts import Chart, ChartPeriod, steps_chart
from interwonen.core.overview_charts import PHONE
from interwonen.core.pdf import LANGUAGE, Document, document_of


def agenda_document(agenda: Agenda, *, figures: Sequence[MomentFigure], today: date) -> Document:
    """The agenda of a moment as it is on the day `today`."""
    moment = agenda.moment
    context = {
        "agenda": agenda,
        "moment": moment,
        "pilot": moment.pilot,
        "today": today,
        "day": min(moment.day, today),
        **_figures(figures),
    }
    return _document("documents/evaluation_agenda.html", context, moment, "Agenda", today)


def minutes_document(
    moment: EvaluationMoment, *, figures: Sequence[MomentFigure], today: date
) -> Document:
    """The minutes of a held moment; until they are adopted their title says "Concept"."""
    context = {
        "moment": moment,
        "pilot": moment.pilot,
        "attendance": attendance_of(moment),
        "findings": findings_of(moment),
        "points": list(
            moment.action_points.standing().order_by("agreed_for", "pk").select_related("owner")
        ),
        **_figures(figures),
    }
    kind = "Verslag" if moment.is_adopted else "Concept: verslag"
    return _document("documents/evaluation_minutes.html", context, moment, kind, today)


def _figures(figures: Sequence[MomentFigure]) -> dict[str, Any]:
    tables = tables_of(figures)
    return {"figures": tables, "chart": occupancy_chart(tables.months)}


def _document(
    template: str, context: dict[str, Any], moment: EvaluationMoment, kind: str, today: date
) -> Document:
    pilot = moment.pilot
    return document_of(
        template,
        context,
        title=f"{kind} van de evaluatie van {pilot.name}: {moment.theme}",
        identifier=f"{template}-{pilot.slug}-{moment.pk}-{moment.edition}",
        dated=moment.adopted_on or today,
        author=str(pilot.municipality),
        subject=f"Evaluatie van {pilot.name}",
    )


def occupancy_chart(months: Sequence[MomentFigure]) -> Chart | None:
    """The residents at the end of each month, beside the places; None before the pilot began."""
    if not months:
        return None
    listed = "; ".join(f"{each.period}: {each.words}" for each in months)
    with translation.override(LANGUAGE):
        return steps_chart(
            [_column(each, is_first=each == months[0]) for each in months],
            title="Bewoonde plekken en capaciteit, per maand",
            description=f"Stand aan het eind van elke maand. {listed}.",
            value_name="bewoonde plekken aan het eind van de maand",
            limit_name="capaciteit",
            coming_name="nog te komen",
            full=PHONE,
        )


def _column(figure: MomentFigure, *, is_first: bool) -> ChartPeriod:
    month = date.fromisoformat(f"{figure.code.removeprefix(MONTH)}-01")
    year = str(month.year) if is_first or month.month == 1 else ""
    label = date_format(month, "M").rstrip(".").lower()
    return ChartPeriod(label, year, int(figure.numerator), int(figure.denominator or 0))
