"""The evaluation moments: planning one, and the judgements of one that was held."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.moments import (
    change_moment,
    correct_judgement,
    hold_moment,
    plan_moment,
    withdraw_moment,
)
from evaluations.forms import NO_RESIDENTS
from evaluations.forms.moments import (
    JudgementChangeForm,
    JudgementCorrectionForm,
    JudgementForm,
    MomentChangeForm,
    MomentForm,
)
from evaluations.indicators.moments_figures import figures_readable, tables_of
from evaluations.models import EvaluationMoment
from evaluations.moment_documents import occupancy_chart
from evaluations.selectors.minutes import (
    attendance_of,
    earlier_editions,
    findings_of,
    missing_parts,
    moment_stages,
)
from evaluations.tabs import evaluation_tabs
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot


def moment_url(moment: EvaluationMoment) -> str:
    """The page of a moment."""
    return pilot_url("evaluations:moment-detail", moment.pilot.slug, moment.pk)


def evaluations_trail(pilot: Pilot) -> Breadcrumbs:
    """The list of evaluations."""
    return [(_("Evaluations"), pilot_url("evaluations:moment-list", pilot.slug))]


def moment_trail(moment: EvaluationMoment) -> Breadcrumbs:
    """Up to and including the page of a moment."""
    return [*evaluations_trail(moment.pilot), (moment.theme, moment_url(moment))]


_until_held = only_while(
    lambda moment: not moment.is_held,
    gettext_lazy("The judgements have been recorded already; you see them here."),
    moment_url,
)
once_held = only_while(
    lambda moment: moment.is_held,
    gettext_lazy("This evaluation has not been held yet."),
    moment_url,
)
while_it_stands = only_while(
    lambda moment: not moment.is_withdrawn,
    gettext_lazy("This evaluation was cancelled or withdrawn; you see it here."),
    moment_url,
)


@require(Permission.EVALUATION_READ)
def moment_list(request: PilotRequest) -> HttpResponse:
    """Every moment; what waits for something comes first."""
    today = clock.today()
    moments = EvaluationMoment.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "evaluations/moment_list.html",
        {
            "title": _("Evaluations"),
            "lead": _("Each evaluation weighs the progress and the structural embedding."),
            "breadcrumbs": [(_("Evaluations"), "")],
            "tabs": evaluation_tabs(request, "moment-list"),
            "page_obj": page_of(request, moments.those_to_do_first().select_related("verdict")),
            "today": today,
            "may_write": Permission.EVALUATION_WRITE in request.permissions,
        },
    )


@require(Permission.EVALUATION_WRITE, writes=Act.CREATE)
def moment_create(request: PilotRequest) -> HttpResponse:
    """Plan a moment."""
    form = MomentForm(request.POST or None)
    return form_page(
        request,
        form,
        plan_moment,
        {"pilot": request.pilot},
        done=_("The evaluation has been planned."),
        title=_("Plan an evaluation"),
        breadcrumbs=evaluations_trail(request.pilot),
    )


@require(Permission.EVALUATION_READ, EvaluationMoment)
def moment_detail(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """How far a moment is, what is to be done next, and what its minutes hold."""
    today = clock.today()
    attendance, findings = attendance_of(moment), findings_of(moment)
    # Adopted minutes look back; what people brought then stands on the agenda.
    brought = [] if moment.has_kept_figures else moment.contributions.standing().whole()
    contributions = list(brought)
    is_complete = not list(missing_parts(attendance, findings))
    kept = list(moment.figures.all()) if moment.has_kept_figures else []
    figures = tables_of(figures_readable(kept, request.permissions))
    stages = moment_stages(
        moment, today=today, contributions=len(contributions), is_complete=is_complete
    )
    return render(
        request,
        "evaluations/moment_detail.html",
        {
            "title": moment.theme,
            "breadcrumbs": moment_trail(moment),
            "moment": moment,
            "today": today,
            "stages": stages,
            "attendance": attendance,
            "findings": findings,
            "contributions": contributions,
            "figures": figures if kept else None,
            "chart": occupancy_chart(figures.months),
            "points": list(moment.action_points.with_lateness(on=today).select_related("owner")),
            "earlier": earlier_editions(moment) if moment.edition > 1 else [],
            "may": _acts(request, moment, today=today, is_complete=is_complete),
        },
    )


def _acts(
    request: PilotRequest, moment: EvaluationMoment, *, today: date, is_complete: bool
) -> dict[str, bool]:
    """What this viewer may do with a moment as it is now."""
    writes = Permission.EVALUATION_WRITE in request.permissions and not moment.is_withdrawn
    drafts = writes and moment.is_draft and moment.day <= today
    waits = moment.waits_for_second_look
    is_other = moment.offered_by_id != request.user.pk
    return {
        "write": writes,
        "draft": drafts,
        "judge": writes and not moment.is_held,
        "offer": drafts and moment.is_held and is_complete,
        "take_back": writes and waits,
        "look": waits and is_other and Permission.EVALUATION_ADOPT in request.permissions,
        "contribute": moment.takes_contributions
        and Permission.EVALUATION_CONTRIBUTE in request.permissions,
    }


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_it_stands
@_until_held
def moment_change(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Move a planned moment, or give it another theme."""
    form = MomentChangeForm(request.POST or None, row=moment)
    return form_page(
        request,
        form,
        change_moment,
        {"moment": moment},
        done=_("The evaluation has been changed."),
        title=_("Change the evaluation"),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_it_stands
def moment_withdraw(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Cancel a planned moment, or withdraw one that was recorded by mistake."""
    title = _("Withdraw the evaluation") if moment.is_held else _("Cancel the evaluation")
    form = ReasonForm(request.POST or None, question=_("Why?"), label=title)
    return form_page(
        request,
        form,
        withdraw_moment,
        {"moment": moment},
        done=_("The evaluation no longer counts. It stays readable here."),
        title=title,
        lead=_("It goes from the planning and from the report to the council."),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_it_stands
@once_held
def judgement_change(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Change the judgement in a draft of the minutes, or correct that of adopted ones."""
    today = clock.today()
    kind = JudgementCorrectionForm if moment.is_adopted else JudgementChangeForm
    form = kind(request.POST or None, row=moment, today=today, **drafting(request))
    return form_page(
        request,
        form,
        correct_judgement,
        {"moment": moment, "today": today},
        done=_("The correction has been saved. The earlier minutes stay readable.")
        if moment.is_adopted
        else _("The judgement has been changed."),
        title=_("Correct the minutes") if moment.is_adopted else _("Change the judgement"),
        lead=_("The minutes become a draft again: after this they need a second look.")
        if moment.is_adopted
        else NO_RESIDENTS,
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_it_stands
@_until_held
def moment_hold(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Record both judgements and the decision."""
    today = clock.today()
    form = JudgementForm(
        request.POST or None,
        initial={"held_on": min(moment.planned_on, today)},
        today=today,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        hold_moment,
        {"moment": moment, "today": today},
        done=_("The judgements and the decision have been recorded."),
        title=_("Record the judgement"),
        lead=NO_RESIDENTS,
        breadcrumbs=moment_trail(moment),
    )
