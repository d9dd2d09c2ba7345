"""The tab with goals, barriers and skills; set, change, close and reopen a goal."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, sent
from participants.actions.goals import change_goal, close_goal, reopen_goal, set_goal
from participants.forms.goals import GoalChangeForm, GoalCloseForm, GoalForm
from participants.models import Checklist, Goal, Participant
from participants.selectors.barriers import barriers_of
from participants.selectors.checklists_readiness import readiness, stages_to_ready
from participants.selectors.goals_progress import housing_skills
from participants.views.participants_page import (
    file_of,
    participant_page,
    participant_trail,
    participant_url,
)


def goals_url(participant: Participant) -> str:
    """The address of the tab."""
    return participant_url(participant, "participant-goals")


def goals_trail(participant: Participant) -> Breadcrumbs:
    """Breadcrumbs up to and including the tab."""
    return [*participant_trail(participant), (_("Goals"), goals_url(participant))]


def record_trail(record: Any) -> Breadcrumbs:
    """Breadcrumbs of a goal, barrier or checklist; an intake belongs to the referral."""
    sheet = getattr(record, "checklist", record)
    if isinstance(sheet, Checklist) and sheet.question_set == Checklist.QuestionSet.ELIGIBILITY:
        return participant_trail(record.subject)
    return goals_trail(record.subject)


while_goal_open = only_while(
    lambda goal: goal.is_open,
    gettext_lazy("The goal has been closed; you find it here. It can be opened again."),
    lambda goal: goals_url(goal.participant),
)
_while_closed = only_while(
    lambda goal: not goal.is_open,
    gettext_lazy("The goal is open; you find it here."),
    lambda goal: goals_url(goal.participant),
)


@require(Permission.PARTICIPANT_READ, Participant)
def participant_goals(request: PilotRequest, participant: Participant) -> HttpResponse:
    """How ready a participant is to rent again, with the goals, barriers and skills."""
    file = file_of(request, participant)
    ready = readiness(file.sheets)
    return participant_page(
        request,
        file,
        "participants/participant_goals.html",
        tab="participant-goals",
        open_goals=file.open_goals,
        closed_goals=[progress for progress in file.goals if not progress.goal.is_open],
        barriers=barriers_of(participant, file.on),
        skills=housing_skills(file.sheets),
        readiness=ready,
        stages=stages_to_ready(ready),
        may_write=file.may(Permission.GOAL_WRITE),
    )


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def goal_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Set a goal."""
    today = clock.today()
    form = GoalForm(request.POST or None, initial={"set_on": today}, **drafting(request))
    return form_page(
        request,
        form,
        set_goal,
        {"participant": participant, "today": today},
        done=_("The goal has been set. Add the first step."),
        title=_("Set a goal"),
        lead=participant.full_name,
        breadcrumbs=goals_trail(participant),
    )


@require(Permission.GOAL_WRITE, Goal)
@while_goal_open
def goal_change(request: PilotRequest, goal: Goal) -> HttpResponse:
    """Change a goal's words, domain or dates."""
    form = GoalChangeForm(request.POST or None, row=goal)
    return form_page(
        request,
        form,
        change_goal,
        {"goal": goal, "today": clock.today()},
        done=_("The goal has been changed."),
        title=_("Change the goal"),
        lead=goal.participant.full_name,
        breadcrumbs=goals_trail(goal.participant),
    )


@require(Permission.GOAL_WRITE, Goal)
@while_goal_open
def goal_close(request: PilotRequest, goal: Goal) -> HttpResponse:
    """Close a goal as achieved or stopped."""
    today = clock.today()
    form = GoalCloseForm(request.POST or None, row=goal, initial={"closed_on": today})
    return form_page(
        request,
        form,
        close_goal,
        {"goal": goal, "today": today},
        done=_("The goal has been closed."),
        title=_("Close the goal"),
        lead=f"{goal.participant.full_name}: {goal.text}",
        breadcrumbs=goals_trail(goal.participant),
    )


@require(Permission.GOAL_WRITE, Goal)
@_while_closed
def goal_reopen(request: PilotRequest, goal: Goal) -> HttpResponse:
    """Open a goal that was closed by mistake."""
    form = ButtonForm(sent(request), label=_("Reopen this goal"))
    return form_page(
        request,
        form,
        reopen_goal,
        {"goal": goal},
        done=_("The goal is open again."),
        title=_("Reopen the goal"),
        lead=f"{goal.participant.full_name}: {goal.text}",
        template="confirm_page.html",
        facts=[(_("Outcome"), goal.get_outcome_display()), (_("Explanation"), goal.outcome_note)],
        breadcrumbs=goals_trail(goal.participant),
    )
