"""Add, change and tick the steps of a goal."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, only_while, sent
from participants.actions.goals_steps import add_goal_step, change_goal_step, mark_goal_step
from participants.forms.goals import (
    GoalStepChangeForm,
    GoalStepDoneForm,
    GoalStepForm,
    GoalStepNotDoneForm,
)
from participants.models import Goal, GoalStep
from participants.views.goals import goals_trail, goals_url, while_goal_open

_while_goal_open = only_while(
    lambda step: step.goal.is_open,
    gettext_lazy("The goal of this step has been closed; you find it here."),
    lambda step: goals_url(step.goal.participant),
)


@require(Permission.GOAL_WRITE, Goal, writes=Act.CREATE)
@while_goal_open
def goal_step_create(request: PilotRequest, goal: Goal) -> HttpResponse:
    """Add a step to a goal."""
    form = GoalStepForm(request.POST or None)
    return form_page(
        request,
        form,
        add_goal_step,
        {"goal": goal},
        done=_("The step has been added."),
        title=_("Add a step"),
        lead=f"{goal.participant.full_name}: {goal.text}",
        breadcrumbs=goals_trail(goal.participant),
    )


@require(Permission.GOAL_WRITE, GoalStep)
@_while_goal_open
def goal_step_change(request: PilotRequest, step: GoalStep) -> HttpResponse:
    """Change a step or its day."""
    participant = step.goal.participant
    form = GoalStepChangeForm(request.POST or None, row=step)
    return form_page(
        request,
        form,
        change_goal_step,
        {"step": step},
        done=_("The step has been changed."),
        title=_("Change the step"),
        lead=f"{participant.full_name}: {step.goal.text}",
        breadcrumbs=goals_trail(participant),
    )


@require(Permission.GOAL_WRITE, GoalStep)
@_while_goal_open
def goal_step_done(request: PilotRequest, step: GoalStep) -> HttpResponse:
    """Mark a step as done or not done: at once from the tab, after a question on its own page."""
    participant = step.goal.participant
    kind = GoalStepDoneForm if step.done_on is None else GoalStepNotDoneForm
    form = kind(sent(request), initial={"is_done": "yes" if step.done_on is None else "no"})
    return form_page(
        request,
        form,
        mark_goal_step,
        {"step": step, "today": clock.today()},
        done=lambda _step: (
            _("The step is done.") if form.cleaned_data["is_done"] else _("The step is open again.")
        ),
        title=_("Is this step done?")
        if step.done_on is None
        else _("Is this step not done after all?"),
        lead=f"{participant.full_name}: {step.text}",
        template="confirm_page.html",
        breadcrumbs=goals_trail(participant),
    )
