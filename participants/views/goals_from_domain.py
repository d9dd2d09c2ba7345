"""From a life domain with a low score to a goal with a first step and a follow-up."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page
from interwonen.core.periods import months_later
from interwonen.pilots.models import Question
from participants.actions.goals_from_domain import set_goal_with_follow_up
from participants.forms.goals_from_domain import GoalFromDomainForm
from participants.models import Participant
from participants.selectors.assignments_team import team_of
from participants.views.goals import goals_trail

MONTHS_TO_REACH = 3


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def goal_from_domain(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Set a goal in the life domain whose code `?domain=` gives, with a step and a follow-up."""
    if Permission.SESSION_LOG not in request.file_permissions:
        raise PermissionDenied
    today = clock.today()
    code = request.GET.get("domain")
    domains = Question.objects.current("life_domain")
    form = GoalFromDomainForm(
        request.POST or None,
        initial={
            "life_domain": get_object_or_404(domains, code=code) if code else None,
            "due_on": months_later(today, MONTHS_TO_REACH),
            "follow_up_owner": request.user.pk,
        },
        team=team_of(request.pilot, on=today),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        set_goal_with_follow_up,
        {"participant": participant, "set_on": today, "today": today},
        done=_("The goal, its first step and the follow-up have been saved."),
        title=_("Set a goal with a first step and a follow-up"),
        lead=participant.full_name,
        breadcrumbs=goals_trail(participant),
    )
