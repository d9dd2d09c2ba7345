"""The figures of the neighbourhood, on screen and as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.spreadsheets import WORKBOOK, as_csv, as_workbook, download
from neighbours.forms.neighbourhood_figures import FiguresFilter
from neighbours.selectors.neighbourhood_figures import all_figures
from neighbours.selectors.neighbourhood_figures_lines import NeighbourhoodFigures, as_table
from neighbours.selectors.neighbourhood_figures_waiting import waiting_for_us
from neighbours.tabs import neighbourhood_tabs


@require(Permission.NEIGHBOURHOOD_READ)
def neighbourhood_figures(request: PilotRequest) -> HttpResponse:
    """What waits for us, and every figure in quarters, with its definition."""
    figures, today = _figures(request), clock.today()
    return render(
        request,
        "neighbours/neighbourhood_figures.html",
        {
            "title": _("Figures of the neighbourhood"),
            "breadcrumbs": [(_("Figures"), "")],
            "tabs": neighbourhood_tabs(request, "neighbourhood-figures"),
            "filter": FiguresFilter(request.GET or None, initial={"on": figures.as_of}),
            "figures": figures,
            "asked": figures.as_of.isoformat(),
            "waiting": waiting_for_us(request.pilot, today=today)
            if figures.as_of == today
            else None,
            "may_read": Permission.ENQUIRY_READ in request.permissions,
            "may_log": Permission.CALL_LOG in request.permissions,
        },
    )


@require(Permission.NEIGHBOURHOOD_READ, reads=Act.EXPORT)
def neighbourhood_figures_csv(request: PilotRequest) -> HttpResponse:
    """The figures for any spreadsheet."""
    figures = _figures(request)
    content = as_csv(as_table(figures))
    return download(content, name=_file_name(request, figures, "csv"), kind="text/csv")


@require(Permission.NEIGHBOURHOOD_READ, reads=Act.EXPORT)
def neighbourhood_figures_xlsx(request: PilotRequest) -> HttpResponse:
    """The figures as a workbook."""
    figures = _figures(request)
    content = as_workbook(as_table(figures))
    return download(content, name=_file_name(request, figures, "xlsx"), kind=WORKBOOK)


def _figures(request: PilotRequest) -> NeighbourhoodFigures:
    """The figures as of the day in the address, which is not after today, or as of today."""
    form, now = FiguresFilter(request.GET), clock.now()
    asked = (form.is_valid() and form.cleaned_data["on"]) or now.date()
    return all_figures(request.pilot, as_of=min(asked, now.date()), now=now)


def _file_name(request: PilotRequest, figures: NeighbourhoodFigures, kind: str) -> str:
    return f"buurtcijfers-{request.pilot.slug}-{figures.as_of:%Y-%m-%d}.{kind}"
