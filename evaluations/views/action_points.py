"""The action points of evaluations: what was agreed, who does it, and what came of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.action_points import (
    agree_action_point,
    change_action_point,
    close_action_point,
    move_action_point,
    reopen_action_point,
)
from evaluations.forms.action_points import (
    PointChangeForm,
    PointCloseForm,
    PointForm,
    PointMoveForm,
)
from evaluations.models import ActionPoint, EvaluationMoment
from evaluations.tabs import evaluation_tabs
from evaluations.views.moments import evaluations_trail, moment_trail, moment_url
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import (
    Breadcrumbs,
    Otherwise,
    form_page,
    only_while,
    page_of,
    sent,
    while_it_counts,
)
from interwonen.core.routes import pilot_url


def action_point_trail(point: ActionPoint) -> Breadcrumbs:
    """Those of the moment, where the point stands."""
    return moment_trail(point.moment)


def _url(point: ActionPoint) -> str:
    return moment_url(point.moment)


while_draft = only_while(
    lambda moment: moment.is_draft,
    gettext_lazy("These minutes do not change any more; you see them here."),
    moment_url,
)
while_minutes_are_a_draft = only_while(
    lambda point: point.moment.is_draft and not point.is_withdrawn,
    gettext_lazy("These minutes do not change any more; you see them here."),
    _url,
)
_while_point_counts = while_it_counts(_url, of="moment")
_while_open = only_while(
    lambda point: point.is_open,
    gettext_lazy("This action point is closed; you see it here."),
    _url,
)


def _refuse_others(request: PilotRequest, point: ActionPoint) -> None:
    """Refuse who neither writes the evaluations nor does this action point."""
    writes = Permission.EVALUATION_WRITE in request.permissions
    if not writes and point.owner_id != request.user.pk:
        raise PermissionDenied


@require(Permission.EVALUATION_READ)
def action_point_list(request: PilotRequest) -> HttpResponse:
    """What is still to be done, the most pressing first, and what came of the others."""
    today = clock.today()
    points = ActionPoint.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "evaluations/action_point_list.html",
        {
            "title": _("Action points"),
            "lead": _("What was agreed at evaluations, until it is done."),
            "breadcrumbs": [*evaluations_trail(request.pilot), (_("Action points"), "")],
            "tabs": evaluation_tabs(request, "action-point-list"),
            "open": list(points.open(on=today)),
            "page_obj": page_of(request, points.closed(on=today)),
            "may_write": Permission.EVALUATION_WRITE in request.permissions,
        },
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment, writes=Act.CREATE)
@while_draft
def action_point_create(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Record what was agreed at a moment."""
    today = clock.today()
    people = people_with(request.pilot, Permission.EVALUATION_READ, on=today)
    return form_page(
        request,
        PointForm(request.POST or None, people=people),
        agree_action_point,
        {"moment": moment, "today": today},
        done=_("The action point has been saved."),
        title=_("Add an action point"),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, ActionPoint)
@while_minutes_are_a_draft
def action_point_change(request: PilotRequest, point: ActionPoint) -> HttpResponse:
    """Correct what was agreed."""
    today = clock.today()
    people = people_with(request.pilot, Permission.EVALUATION_READ, on=today)
    if point.owner_id is not None:
        people = people | User.objects.filter(pk=point.owner_id)  # also one who left
    return form_page(
        request,
        PointChangeForm(request.POST or None, row=point, people=people),
        change_action_point,
        {"point": point, "today": today},
        done=_("The action point has been changed."),
        title=_("Correct the action point"),
        breadcrumbs=action_point_trail(point),
        otherwise=Otherwise(
            _("Was it not agreed?"),
            _("Withdraw the action point"),
            pilot_url("evaluations:action-point-withdraw", request.pilot.slug, point.pk),
        ),
    )


@require(Permission.EVALUATION_READ, ActionPoint)
@_while_point_counts
@_while_open
def action_point_move(request: PilotRequest, point: ActionPoint) -> HttpResponse:
    """Give an open point another day."""
    _refuse_others(request, point)
    return form_page(
        request,
        PointMoveForm(request.POST or None, row=point),
        move_action_point,
        {"point": point},
        done=_("The action point has another day."),
        title=_("Give another day"),
        lead=point.what,
        breadcrumbs=action_point_trail(point),
    )


@require(Permission.EVALUATION_READ, ActionPoint)
@_while_point_counts
def action_point_close(request: PilotRequest, point: ActionPoint) -> HttpResponse:
    """Record what came of a point, or correct that."""
    _refuse_others(request, point)
    today = clock.today()
    new = {"outcome": ActionPoint.Outcome.DONE, "closed_on": today} if point.is_open else {}
    return form_page(
        request,
        PointCloseForm(request.POST or None, row=point, initial=new),
        close_action_point,
        {"point": point, "today": today},
        done=_("What came of the action point has been saved."),
        title=_("What came of it?"),
        lead=point.what,
        breadcrumbs=action_point_trail(point),
    )


@require(Permission.EVALUATION_READ, ActionPoint)
@_while_point_counts
def action_point_reopen(request: PilotRequest, point: ActionPoint) -> HttpResponse:
    """Open a point again that was closed by mistake."""
    _refuse_others(request, point)
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Open again")),
        reopen_action_point,
        {"point": point},
        done=_("The action point is open again."),
        title=_("Open the action point again"),
        lead=point.what,
        breadcrumbs=action_point_trail(point),
    )
