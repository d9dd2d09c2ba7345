"""A request of a resident about the own data: recorded, answered, and withdrawn."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import BaseForm
from interwonen.core.long_work import work_url
from interwonen.core.pages import (
    Breadcrumbs,
    Otherwise,
    form_page,
    only_while,
    while_it_counts,
)
from interwonen.core.routes import pilot_url
from interwonen.rights.actions.copies_work import work_on
from interwonen.rights.actions.requests import (
    answer_request,
    correct_answer,
    correct_request,
    extend_request,
    record_request,
    withdraw_request,
)
from interwonen.rights.forms.requests import (
    AnswerCorrectionForm,
    RectificationAnswerForm,
    RectificationCorrectionForm,
    RequestAnswerForm,
    RequestChangeForm,
    RequestExtensionForm,
    RequestForm,
    RequestWithdrawForm,
)
from interwonen.rights.models import RightsRequest
from interwonen.rights.selectors.requests_corrected import correctable, corrected
from interwonen.rights.selectors.requests_erasures import erasure_of
from participants.models import Participant
from participants.views.participants_page import participant_trail, participant_url
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
            "first": None if row.is_answered or row.is_withdrawn else _act_asked(request, row),
            "has_copy": Permission.FILE_COPY in request.permissions and row.copies.exists(),
            "corrected": [
                (name, address and address_of_history(row.participant, *address))
                for name, address in corrected(row, request.file_permissions)
            ],
            "limits": row.participant.file_limits.standing(),
            "erasure": erasure_of(row, today=clock.today()),
        },
    )


def _act_asked(request: PilotRequest, row: RightsRequest) -> tuple[str, str] | None:
    """What the right asks for, while that is not done: it comes before the answer."""
    slug, right = request.pilot.slug, RightsRequest.Right
    if row.right == right.ACCESS and Permission.FILE_COPY in request.permissions:
        if work := work_on(row):
            return _("See how far the copy is"), work_url(work)
        copy = row.copies.standing().first()
        if copy is None:
            return _("Make the copy of the file"), pilot_url("rights:copy-make", slug, row.pk)
        if not copy.is_released:
            return _("Go on with the copy"), pilot_url("rights:copy-show", slug, row.pk)
    if row.right in (right.RESTRICTION, right.OBJECTION) and not row.participant.in_short["limits"]:
        return _("Limit the use of the file"), pilot_url("rights:limit-set", slug, row.pk)
    if row.right == right.RECTIFICATION:  # as often as there are records to correct
        return _("Correct it in the file"), participant_url(row.participant)
    return None


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
@while_it_counts(request_url)
def request_answer(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Record the decision, and what was done; or put right what was recorded of it."""
    form = _answer_form(request, row)
    if row.is_answered:
        return request_form(
            request,
            row,
            form,
            correct_answer,
            done=_("The answer has been corrected; the history keeps what it said."),
            title=_("Correct the answer"),
            lead=_("For a slip in what was recorded. Was the resident told so? Then tell it anew."),
        )
    erasure = erasure_of(row, today=clock.today())
    lead = [_("Record here what you told the resident."), *([erasure.in_short] if erasure else [])]
    return request_form(
        request,
        row,
        form,
        answer_request,
        done=_("The answer has been saved."),
        title=_("Answer the request"),
        lead=" ".join(lead),
    )


def _answer_form(request: PilotRequest, row: RightsRequest) -> BaseForm:
    kind: Any = AnswerCorrectionForm if row.is_answered else RequestAnswerForm
    if row.right == RightsRequest.Right.RECTIFICATION:
        kind = RectificationCorrectionForm if row.is_answered else RectificationAnswerForm
        kind = partial(kind, records=correctable(row, request.file_permissions))
    initial = {} if row.is_answered else {"answered_on": clock.today()}
    form: BaseForm = kind(request.POST or None, row=row, initial=initial, **drafting(request))
    return form


@require(Permission.RIGHTS_WRITE, RightsRequest)
@while_it_counts(request_url)
def request_withdraw(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Withdraw a request, and choose what becomes of a limit on the file."""
    limits = row.participant.file_limits.standing()
    return request_form(
        request,
        row,
        RequestWithdrawForm(request.POST or None, limits=limits),
        withdraw_request,
        done=_("The request has been withdrawn; the history keeps it."),
        title=_("Withdraw the request"),
        lead=_("For what was recorded by mistake. It no longer counts; the history keeps it."),
        template="confirm_page.html",
    )
