"""The demand for places, and the requests that did not become a referral."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, page_of, while_it_counts
from interwonen.core.routes import pilot_url
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot
from participants.actions.unmet_requests import change_unmet_request, record_unmet_request
from participants.forms.unmet_requests import (
    MONTH,
    QUARTER,
    DemandFilter,
    UnmetRequestChangeForm,
    UnmetRequestForm,
)
from participants.models import Referral, UnmetRequest
from participants.selectors.unmet_requests import asked_until, by_month, by_quarter, counted
from participants.selectors.unmet_requests_picture import demand_picture, lines_of
from participants.views.participants_page import list_tabs, participants_trail


def request_trail(unmet_request: UnmetRequest) -> Breadcrumbs:
    """Breadcrumbs up to and including the demand."""
    return _trail(unmet_request.pilot)


def _trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("participants:unmet-request-list", pilot.slug)
    return [*participants_trail(pilot), (_("Demand"), url)]


_while_it_counts = while_it_counts(lambda row: _trail(row.pilot)[-1][1])


@require(Permission.PARTICIPANT_STATUS)
def unmet_request_list(request: PilotRequest) -> HttpResponse:
    """How many people asked for a place and what became of it; and the requests one by one, and the
    reasons of decisions, for who may read them."""
    today = clock.today()
    form, per, as_of = _asked(request, today)
    asked = asked_until(request.pilot, as_of=as_of)
    divide = by_month if per == MONTH else by_quarter
    periods = divide(asked, first=request.pilot.starts_on, as_of=as_of)
    whole = counted(asked, Span(date.min, as_of))
    requests = UnmetRequest.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    rows = requests.select_related("origin", "reason")
    return render(
        request,
        "participants/unmet_request_list.html",
        {
            "title": _("Demand"),
            "breadcrumbs": [*participants_trail(request.pilot), (_("Demand"), "")],
            "tabs": list_tabs(request, "unmet-request-list"),
            "filter": form,
            "as_of": as_of,
            "whole": whole,
            "picture": demand_picture(periods, per_month=per == MONTH),
            "lines": lines_of(periods, whole, per_month=per == MONTH),
            "page_obj": page_of(request, rows.filter(asked_on__lte=as_of)),
            "refused": _refused(request, as_of),
            "may_record": Permission.REFERRAL_PROPOSE in request.permissions,
        },
    )


def _asked(request: PilotRequest, today: date) -> tuple[DemandFilter, str, date]:
    """The filter, in which periods the demand is counted, and up to which day, today at the latest."""
    form = DemandFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    per, as_of = asked.get("per") or QUARTER, min(asked.get("tot") or today, today)
    return form if request.GET else DemandFilter(initial={"per": per, "tot": as_of}), per, as_of


def _refused(request: PilotRequest, as_of: date) -> list[Referral]:
    """The referrals that were rejected or withdrawn, as far as the viewer may read them."""
    decisions = (Referral.Decision.REJECTED, Referral.Decision.WITHDRAWN)
    rows = Referral.objects.visible_to(request.user, on=clock.today()).of_pilot(request.pilot)
    refused = rows.filter(decision__in=decisions, decided_on__lte=as_of)
    return list(refused.select_related("participant").order_by("-decided_on", "-pk"))


@require(Permission.REFERRAL_PROPOSE, writes=Act.CREATE)
def unmet_request_record(request: PilotRequest) -> HttpResponse:
    """Record a request that did not become a referral."""
    today = clock.today()
    return form_page(
        request,
        UnmetRequestForm(
            request.POST or None, initial={"asked_on": today}, today=today, **drafting(request)
        ),
        record_unmet_request,
        {"pilot": request.pilot, "today": today},
        done=_("The request has been saved."),
        title=_("Record a request without a referral"),
        lead=_("Someone asked for a place, and it did not come to a referral. Record no person."),
        breadcrumbs=_trail(request.pilot),
    )


@require(Permission.REFERRAL_PROPOSE, UnmetRequest)
@_while_it_counts
def unmet_request_change(request: PilotRequest, unmet_request: UnmetRequest) -> HttpResponse:
    """Correct what was recorded of a request."""
    today = clock.today()
    return form_page(
        request,
        UnmetRequestChangeForm(
            request.POST or None, row=unmet_request, today=today, **drafting(request)
        ),
        change_unmet_request,
        {"unmet_request": unmet_request, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct the request"),
        breadcrumbs=request_trail(unmet_request),
    )
