"""How barriers, goals and skills look on screen."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from interwonen.pilots.models import Term
from participants.models import Goal
from participants.selectors.goals_progress import Trend

register = template.Library()

_STILL_OPEN = "barrier_status.open"
_OUTCOMES: dict[str, str] = {Goal.Outcome.OPEN: "info", Goal.Outcome.ACHIEVED: "ok"}
_TRENDS: dict[str, str] = {Trend.FORWARD: "ok", Trend.SAME: "neutral", Trend.BACK: "warning"}


@register.inclusion_tag("_components/_badge.html")
def barrier_status(status: Term) -> dict[str, Any]:
    """A badge for how a barrier stands."""
    kind = "warning" if status.key == _STILL_OPEN else "info"
    return {"text": status.label, "kind": "ok" if status.meaning == "resolved" else kind}


@register.inclusion_tag("_components/_badge.html")
def goal_outcome(goal: Goal) -> dict[str, Any]:
    """A badge for how a goal ended."""
    return {
        "text": goal.get_outcome_display(),
        "kind": _OUTCOMES.get(goal.outcome, "neutral"),
    }


@register.inclusion_tag("_components/_badge.html")
def skill_trend(trend: Trend) -> dict[str, Any]:
    """A badge for how a skill compares with the time before."""
    words = {Trend.FORWARD: _("forward"), Trend.SAME: _("the same"), Trend.BACK: _("backward")}
    return {"text": words[trend], "kind": _TRENDS[trend]}
