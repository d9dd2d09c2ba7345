"""Requests of residents about their own data: the register, one of them, and its answer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import BaseForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, only_while, page_of
from interwonen.core.routes import pilot_url
from interwonen.rights.actions.requests import (
    answer_request,
    correct_request,
    extend_request,
    record_request,
)
from interwonen.rights.forms.requests import (
    RectificationAnswerForm,
    RequestAnswerForm,
    RequestChangeForm,
    RequestExtensionForm,
    RequestForm,
)
from interwonen.rights.models import RightsRequest
from interwonen.rights.selectors.erasures import erasure_of
from interwonen.rights.selectors.requests_corrected import correctable, corrected
from participants.models import Participant
from participants.views.participants_page import list_tabs, participant_trail
from participants.views.records_changes import address_of_history


def request_url(row: RightsRequest) -> str:
    """The page of a request."""
    return pilot_url("rights:request-detail", row.participant.pilot.slug, row.pk)


def request_trail(row: RightsRequest) -> Breadcrumbs:
    """The register, and the request."""
    slug = row.participant.pilot.slug
    register = (_("Requests about the own data"), pilot_url("rights:request-list", slug))
    return [register, (f"{row}, {row.participant.reference}", request_url(row))]


_while_open = only_while(
    lambda row: not (row.is_answered or row.is_withdrawn),
    gettext_lazy("This request was answered or withdrawn; you see it here."),
    request_url,
)


def request_form(
    request: PilotRequest,
    row: RightsRequest,
    form: BaseForm,
    action: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    """A form about a request; it leads back to the page of the request."""
    about = {"request": row, "today": clock.today()}
    return form_page(request, form, action, about, breadcrumbs=request_trail(row), **page)


@require(Permission.RIGHTS_READ)
def request_list(request: PilotRequest) -> HttpResponse:
    """What is open, due first on top, then what was answered; who only oversees sees no names."""
    today = clock.today()
    rows = RightsRequest.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "rights/request_list.html",
        {
            "title": _("Requests about the own data"),
            "lead": _("What residents ask about their own data, and by when we answer."),
            "breadcrumbs": [(_("Requests about the own data"), "")],
            "tabs": list_tabs(request, "request-list"),
            "open": rows.open(),
            "page_obj": page_of(request, rows.answered()),
            "handles": Permission.RIGHTS_WRITE in request.permissions,
            "today": today,
            "soon": today + DUE_WITHIN,
        },
    )


@require(Permission.RIGHTS_WRITE, RightsRequest)
def request_detail(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """One request with its term and its answer, and what can be done with it."""
    return render(
        request,
        "rights/request_detail.html",
        {
            "title": str(row),
            "breadcrumbs": request_trail(row),
            "row": row,
            "today": clock.today(),
            "may_copy": Permission.FILE_COPY in request.permissions,
            "has_copy": row.copies.exists(),
            "corrected": [
                (name, address and address_of_history(row.participant, *address))
                for name, address in corrected(row, request.file_permissions)
            ],
            "limits": row.participant.file_limits.standing(),
            "erasure": erasure_of(row, today=clock.today()),
        },
    )


@require(Permission.RIGHTS_WRITE, Participant, writes=Act.CREATE)
def request_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Record what a resident asks."""
    today = clock.today()
    form = RequestForm(
        request.POST or None,
        initial={"received_on": today, "asker": RightsRequest.Asker.RESIDENT},
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_request,
        {"participant": participant, "today": today},
        done=_("The request has been saved. Confirm to the resident that it came in."),
        then=request_url,
        title=_("Record a request about the own data"),
        lead=_("What %(name)s asks about the own data.") % {"name": participant.full_name},
        breadcrumbs=participant_trail(participant),
    )


@require(Permission.RIGHTS_WRITE, RightsRequest)
@_while_open
def request_change(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Correct what was recorded, or note how the identity was established."""
    return request_form(
        request,
        row,
        RequestChangeForm(request.POST or None, row=row, **drafting(request)),
        correct_request,
        done=_("The request has been changed."),
        title=_("Correct the request"),
        otherwise=Otherwise(
            _("Was it recorded by mistake, or does the resident take it back?"),
            _("Withdraw the request"),
            pilot_url("rights:request-withdraw", request.pilot.slug, row.pk),
        ),
    )


@require(Permission.RIGHTS_WRITE, RightsRequest)
@_while_open
def request_extend(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Note that the resident was told that it takes two months more."""
    form = RequestExtensionForm(
        request.POST or None,
        row=row,
        initial={"extended_on": clock.today()},
        **drafting(request),
    )
    return request_form(
        request,
        row,
        form,
        extend_request,
        done=_("The term has been extended by two months."),
        title=_("Take longer for the answer"),
        lead=_("Only when the request is complex, or the resident asks many things at once."),
    )


@require(Permission.RIGHTS_WRITE, RightsRequest)
@_while_open
def request_answer(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Record the decision, and what was done."""
    erasure = erasure_of(row, today=clock.today())
    kind: Any = RequestAnswerForm
    if row.right == RightsRequest.Right.RECTIFICATION:
        records = correctable(row, request.file_permissions)
        kind = partial(RectificationAnswerForm, records=records)
    form = kind(
        request.POST or None,
        row=row,
        initial={"answered_on": clock.today()},
        **drafting(request),
    )
    return request_form(
        request,
        row,
        form,
        answer_request,
        done=_("The answer has been saved."),
        title=_("Answer the request"),
        lead=" ".join(
            [
                _("Record here what you told the resident; it does not change afterwards."),
                *([erasure.in_short] if erasure else []),
            ]
        ),
    )
