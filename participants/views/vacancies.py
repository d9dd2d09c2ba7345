"""Why dwellings stood empty, in figures of a period, and causes that are given by hand."""

from datetime import date
from statistics import median
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, while_it_counts
from participants.actions.vacancies import change_vacancy_correction, correct_vacancy
from participants.forms.vacancies import (
    VacancyCorrectionChangeForm,
    VacancyCorrectionForm,
    VacancyFilter,
)
from participants.models import Dwelling, VacancyCorrection
from participants.selectors.vacancies import (
    DwellingDays,
    VacancyFigures,
    cause_labels,
    days_by_cause,
    known_dwellings,
    turnarounds,
)
from participants.selectors.vacancies_picture import vacancy_picture
from participants.views.dwellings import dwelling_trail, dwelling_url, dwellings_trail
from participants.views.dwellings_board import board_tabs


def correction_trail(correction: VacancyCorrection) -> Breadcrumbs:
    """Breadcrumbs up to and including the dwelling of a correction."""
    return dwelling_trail(correction.dwelling)


_while_it_counts = while_it_counts(lambda correction: dwelling_url(correction.dwelling))


@require(Permission.PILOT_READ)
def vacancy_overview(request: PilotRequest) -> HttpResponse:
    """The days of each dwelling in a period: lived in, and empty by cause."""
    today = clock.today()
    chosen = _filter(request, today)
    asked = chosen.cleaned_data if chosen.is_valid() else {}
    first, last = asked.get("van"), asked.get("tot")
    known = known_dwellings(request.pilot)
    figures = days_by_cause(request.pilot, as_of=today, first=first, last=last, known=known)
    causes = cause_labels()
    days = {"first": figures.first, "last": figures.last}
    changes = turnarounds(request.pilot, as_of=today, known=known, **days)
    total = _row(figures, figures, causes)
    took = [change.days for change in changes if change.days is not None]
    return render(
        request,
        "participants/vacancy_overview.html",
        {
            "title": _("Empty days"),
            "breadcrumbs": [*dwellings_trail(request.pilot), (_("Empty days"), "")],
            "tabs": board_tabs(request, "vacancy_overview"),
            "filter": chosen,
            "figures": figures,
            "picture": vacancy_picture(figures, causes),
            "rows": [*(_row(line, figures, causes) for line in figures.lines), total],
            "total": total,
            "changes": changes,
            "took": median(took) if took else None,
            "may_correct": Permission.DWELLING_INSPECT in request.permissions,
        },
    )


def _row(
    line: DwellingDays | VacancyFigures, figures: VacancyFigures, causes: dict[str, str]
) -> dict[str, Any]:
    """A row of the table, with the days of each cause that some dwelling has."""
    empty = [
        (label.partition(" (")[0], line.empty.get(code, 0))
        for code, label in causes.items()
        if figures.empty.get(code)
    ]
    return {"line": line, "empty": empty, "is_total": line is figures}


def _filter(request: PilotRequest, today: date) -> VacancyFilter:
    """The filter, filled in with what the address asks for, or else with all days so far."""
    pilot = request.pilot
    days = (pilot.starts_on, min(today, pilot.ends_on))
    shown = dict(zip(("van", "tot"), days, strict=True))
    return VacancyFilter(request.GET or None, initial=shown, of_pilot=days)


@require(Permission.DWELLING_INSPECT, Dwelling, writes=Act.CREATE)
def vacancy_correct(request: PilotRequest, dwelling: Dwelling) -> HttpResponse:
    """Record by hand why a dwelling is empty on some days."""
    today = clock.today()
    return form_page(
        request,
        VacancyCorrectionForm(request.POST or None, today=today, **drafting(request)),
        correct_vacancy,
        {"dwelling": dwelling, "today": today},
        done=_("The cause has been saved."),
        title=_("Give a cause by hand"),
        lead=_("For days on which the register gives the wrong cause why %(dwelling)s is empty.")
        % {"dwelling": dwelling},
        breadcrumbs=dwelling_trail(dwelling),
    )


@require(Permission.DWELLING_INSPECT, VacancyCorrection)
@_while_it_counts
def vacancy_correction_change(request: PilotRequest, correction: VacancyCorrection) -> HttpResponse:
    """Correct a cause that was given by hand."""
    today = clock.today()
    return form_page(
        request,
        VacancyCorrectionChangeForm(
            request.POST or None, row=correction, today=today, **drafting(request)
        ),
        change_vacancy_correction,
        {"correction": correction, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct the cause"),
        lead=str(correction.dwelling),
        breadcrumbs=correction_trail(correction),
    )
