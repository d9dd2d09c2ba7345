"""The occupancy board and the timeline, as of any day of the pilot."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import Tab
from interwonen.core.periods import months_later
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.forms.dwellings import BoardFilter
from participants.selectors.dwellings_board import Board, board_of
from participants.selectors.dwellings_timeline import timeline_of
from participants.views.dwellings import dwellings_trail


def _within(pilot: Pilot, day: date) -> date:
    return min(max(day, pilot.starts_on), pilot.ends_on)


@require(Permission.PILOT_READ)
def dwelling_list(request: PilotRequest) -> HttpResponse:
    """Every dwelling on a day, with the residents that the viewer may see."""
    title = _("Dwellings")
    return _page(request, "dwelling_list", title=title, breadcrumbs=[(title, "")])


@require(Permission.PILOT_READ)
def dwelling_timeline(request: PilotRequest) -> HttpResponse:
    """The whole period of the pilot, a row per dwelling, as a picture and as tables."""
    trail = [*dwellings_trail(request.pilot), (_("Timeline"), "")]
    return _page(request, "dwelling_timeline", title=_("Timeline"), breadcrumbs=trail)


def _page(request: PilotRequest, name: str, **context: Any) -> HttpResponse:
    """The board on the day in the address, or today; outside the pilot on the nearest day."""
    today = clock.today()
    form = BoardFilter(request.GET) if request.GET else BoardFilter(initial={"datum": today})
    wanted = (form.is_valid() and form.cleaned_data["datum"]) or today
    board = board_of(
        request.pilot, on=_within(request.pilot, wanted), user=request.user, today=today
    )
    if name == "dwelling_timeline":
        context["timeline"] = timeline_of(board)
    return render(
        request,
        f"participants/{name}.html",
        {
            "board": board,
            "capacity": _capacity(board),
            "filter": form,
            "outside": wanted if wanted != board.on else None,
            "today": today,
            "months": _months(board, today),
            "tabs": board_tabs(request, name, board.on if board.on != today else None),
            "permissions": request.permissions,
            **context,
        },
    )


def _months(board: Board, today: date) -> dict[str, date | None]:
    """The days of the links beside the filter; None where a link would lead to the same day."""
    days = {
        "previous": _within(board.pilot, months_later(board.on, -1)),
        "today": _within(board.pilot, today),
        "next": _within(board.pilot, months_later(board.on, 1)),
    }
    return {name: day if day != board.on else None for name, day in days.items()}


def board_tabs(request: PilotRequest, current: str, day: date | None = None) -> list[Tab]:
    """The tabs of board, timeline and empty days; the first two keep a chosen day."""
    query = f"?datum={day:%Y-%m-%d}" if day else ""
    pages = (
        ("dwelling_list", _("Board"), query),
        ("dwelling_timeline", _("Timeline"), query),
        ("vacancy_overview", _("Empty days"), ""),
    )
    return [
        Tab(
            label,
            pilot_url(f"participants:{name.replace('_', '-')}", request.pilot.slug) + query,
            name == current,
        )
        for name, label, query in pages
    ]


def _capacity(board: Board) -> list[dict[str, Any]]:
    """The number of places at the start and after each decision, for the line of stages."""
    pilot = board.pilot
    grows = [(pilot.starts_on, pilot.base_capacity, "")]
    for step in board.steps:
        if step.effective_from == pilot.starts_on:
            grows.clear()
        grows.append((step.effective_from, step.capacity, step.reference))
    held = sum(day <= board.on for day, _places, _reference in grows)
    return [
        {
            "places": places,
            "since": day,
            "reference": reference,
            "state": "current" if number == held else "done" if number < held else "todo",
        }
        for number, (day, places, reference) in enumerate(grows, start=1)
    ]
