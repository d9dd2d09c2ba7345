"""The figures of a pilot as of a day, and the page behind each of them."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from evaluations.forms.figures import FigureFilter, FiguresFilter
from evaluations.indicators.indicator import (
    Figure,
    Subject,
    figure_of,
    figures_from,
    periods_of,
)
from evaluations.indicators.registry import readable
from evaluations.indicators.rows import RowsBehind, Viewer, rows_behind
from evaluations.selectors.facts import Facts, facts_of
from evaluations.tabs import evaluation_tabs
from evaluations.views.moments import evaluations_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import page_of
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url


def _asked(request: PilotRequest) -> date:
    return FiguresFilter(request.GET).day(today=clock.today())


def _facts(request: PilotRequest, as_of: date) -> Facts:
    return facts_of(request.pilot, as_of=as_of, now=clock.now())


@require(Permission.EVALUATION_READ)
def figure_list(request: PilotRequest) -> HttpResponse:
    """Every figure that the viewer may read, by subject."""
    as_of = _asked(request)
    figures = figures_from(readable(request.permissions), _facts(request, as_of))
    subjects = groupby(figures, key=lambda each: each.indicator.subject)
    return render(
        request,
        "evaluations/figure_list.html",
        {
            "title": _("Figures"),
            "breadcrumbs": [*evaluations_trail(request.pilot), (_("Figures"), "")],
            "tabs": evaluation_tabs(request, "figure-list"),
            "filter": FiguresFilter(request.GET or None, initial={"on": as_of}),
            "as_of": as_of,
            "quarter": Quarter.containing(as_of),
            "subjects": [_of_subject(subject, list(those)) for subject, those in subjects],
        },
    )


def _of_subject(subject: Subject, figures: list[Figure]) -> dict[str, Any]:
    """The figures of a subject: those of the day, and those of both periods side by side."""
    of_periods = [each for each in figures if not each.indicator.of_a_day]
    return {
        "code": subject.value,
        "title": subject.label,
        "of_a_day": [each for each in figures if each.indicator.of_a_day],
        "of_periods": list(zip(of_periods[::2], of_periods[1::2], strict=True)),
    }


@require(Permission.EVALUATION_READ)
def figure_detail(request: PilotRequest, slug: str) -> HttpResponse:
    """What a figure counts, and the rows behind it that the viewer may see."""
    indicator = next((each for each in readable(request.permissions) if each.slug == slug), None)
    if indicator is None:
        raise Http404
    as_of = _asked(request)
    periods, initial = periods_of(indicator, as_of), {"on": as_of}
    form = FigureFilter(request.GET or None, indicator=indicator, periods=periods, initial=initial)
    facts = _facts(request, as_of)
    behind = _behind(request, form, facts)
    every = pilot_url("evaluations:figure-list", request.pilot.slug)
    trail = [*evaluations_trail(request.pilot), (_("Figures"), f"{every}?on={as_of.isoformat()}")]
    return render(
        request,
        "evaluations/figure_detail.html",
        {
            "title": indicator.name,
            "breadcrumbs": [*trail, (indicator.name, "")],
            "indicator": indicator,
            "as_of": as_of,
            "figures": [figure_of(indicator, facts, each) for each in periods],
            "filter": form,
            "what": form.counting[0],
            "period": form.period_asked,
            "behind": behind,
            "says": behind.says,
            "page_obj": page_of(request, behind.rows),
        },
    )


def _behind(request: PilotRequest, form: FigureFilter, facts: Facts) -> RowsBehind:
    """The rows that were asked for."""
    _what, counting = form.counting
    viewer = Viewer(request.pilot, request.user, request.permissions, clock.today())
    counted = counting(facts, form.period_asked.days)
    return rows_behind(form.indicator, counted, viewer=viewer, as_of=facts.as_of)
