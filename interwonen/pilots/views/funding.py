"""The money of a pilot: its overview, and where it comes from."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.funding import (
    add_funding_line,
    change_funding_line,
    withdraw_funding_line,
)
from interwonen.pilots.forms.funding import FundingLineChangeForm, FundingLineForm
from interwonen.pilots.models import FundingLine, Pilot
from interwonen.pilots.selectors.funding import (
    funding_per_quarter,
    total_of,
)
from interwonen.pilots.selectors.funding_charts import funding_picture
from interwonen.pilots.tabs import pilot_tabs
from interwonen.pilots.views.pilots import pilot_trail


@require(Permission.PILOT_READ)
def funding_overview(request: PilotRequest) -> HttpResponse:
    """What is granted, committed and spent, what a place costs, and where the money comes from."""
    pilot, today = request.pilot, clock.today()
    planned = funding_per_quarter(pilot, as_of=pilot.ends_on)
    known = {quarter: each for quarter, each in planned.items() if quarter.starts_on <= today}
    lines = FundingLine.objects.visible_to(request.user, on=today).of_pilot(pilot)
    return render(
        request,
        "pilots/funding_overview.html",
        {
            "title": _("Funding"),
            "breadcrumbs": funding_trail(pilot),
            "tabs": pilot_tabs(pilot, "funding-overview"),
            "pilot": pilot,
            "today": today,
            "lines": list(lines.with_totals(as_of=today).select_related("source")),
            "quarters": planned,
            "planned": total_of(planned),
            "known": total_of(known),
            "picture": funding_picture(planned),
            "may_read_figures": Permission.EVALUATION_READ in request.permissions,
            "may_write": Permission.PILOT_WRITE in request.permissions,
        },
    )


def funding_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the overview of the money."""
    return [*pilot_trail(pilot), (_("Funding"), pilot_url("pilots:funding-overview", pilot.slug))]


def line_trail(line: FundingLine) -> Breadcrumbs:
    """Those up to and including the page of a source of money."""
    url = pilot_url("pilots:funding-line-detail", line.pilot.slug, line.pk)
    return [*funding_trail(line.pilot), (line.name, url)]


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def funding_line_create(request: PilotRequest) -> HttpResponse:
    """Record a source of money."""
    return form_page(
        request,
        FundingLineForm(request.POST or None, today=clock.today()),
        add_funding_line,
        {"pilot": request.pilot},
        done=_("The source has been saved. Now record its amounts."),
        then=lambda line: line_trail(line)[-1][1],
        title=_("Add a source of money"),
        breadcrumbs=funding_trail(request.pilot),
    )


@require(Permission.PILOT_READ, FundingLine)
def funding_line_detail(request: PilotRequest, line: FundingLine) -> HttpResponse:
    """One source of money with its amounts."""
    amounts = list(line.amounts.all())
    for amount in amounts:
        amount.line = line
    return render(
        request,
        "pilots/funding_line_detail.html",
        {
            "title": line.name,
            "breadcrumbs": [*funding_trail(line.pilot), (line.name, "")],
            "line": line,
            "amounts": amounts,
            "may_write": Permission.PILOT_WRITE in request.permissions,
        },
    )


@require(Permission.PILOT_WRITE, FundingLine)
def funding_line_change(request: PilotRequest, line: FundingLine) -> HttpResponse:
    """Correct a source of money."""
    return form_page(
        request,
        FundingLineChangeForm(request.POST or None, row=line, today=clock.today()),
        change_funding_line,
        {"line": line},
        done=_("The correction has been saved."),
        title=_("Correct the source of money"),
        lead=_("The old data stay in the history."),
        otherwise=Otherwise(
            _("Recorded by mistake?"),
            _("Withdraw"),
            pilot_url("pilots:funding-line-withdraw", request.pilot.slug, line.pk),
        ),
        breadcrumbs=line_trail(line),
    )


@require(Permission.PILOT_WRITE, FundingLine)
def funding_line_withdraw(request: PilotRequest, line: FundingLine) -> HttpResponse:
    """Withdraw a source of money that was recorded by mistake, with its amounts."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_funding_line,
        {"line": line},
        done=_("The source of money has been withdrawn, with its amounts."),
        then=funding_trail(request.pilot)[0][1],
        title=_("Withdraw the source of money"),
        lead=_("For what was recorded by mistake. Its amounts no longer count either."),
        template="confirm_page.html",
        facts=[
            (_("Name"), line.name),
            (_("Source"), line.source),
            (_("Number of amounts"), line.amounts.count()),
        ],
        breadcrumbs=line_trail(line),
    )
