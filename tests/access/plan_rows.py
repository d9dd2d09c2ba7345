"""Rows of the table of routes about goals, barriers, readiness, reviews and what may be told."""

from typing import Any

from interwonen.access.roles import Role
from participants.models import Participant
from tests.factories import system
from tests.plan_factories import (
    agree,
    close,
    make_barrier,
    make_goal,
    make_goal_step,
    make_judgement,
)
from tests.progress_review_factories import make_progress_review
from tests.told_factories import make_agreed_statement

_READ = {Role.CASE_MANAGER, Role.COUNSELLOR, Role.TEAM_LEAD}
_WRITE = {Role.COUNSELLOR, Role.TEAM_LEAD}

PLAN_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "participants:participant-goals": ("participant", _READ),
    "participants:goal-create": ("participant", _WRITE),
    "participants:goal-from-domain": ("participant", _WRITE),
    "participants:goal-change": ("goal", _WRITE),
    "participants:goal-close": ("goal", _WRITE),
    "participants:goal-reopen": ("closed_goal", _WRITE),
    "participants:goal-step-create": ("goal", _WRITE),
    "participants:goal-step-change": ("goal_step", _WRITE),
    "participants:goal-step-done": ("goal_step", _WRITE),
    "participants:barrier-create": ("participant", _WRITE),
    "participants:barrier-change": ("barrier", _WRITE),
    "participants:barrier-status-create": ("barrier", _WRITE),
    "participants:barrier-status-change": ("barrier_status", _WRITE),
    "participants:skills-create": ("participant", _WRITE),
    "participants:judgement-create": ("participant", _WRITE),
    "participants:agreement-record": ("judgement", _WRITE),
    "participants:goal-withdraw": ("goal", _WRITE),
    "participants:goal-step-withdraw": ("goal_step", _WRITE),
    "participants:barrier-withdraw": ("barrier", _WRITE),
    "participants:barrier-status-withdraw": ("barrier_status", _WRITE),
    "participants:checklist-withdraw": ("judgement", _WRITE),
    "participants:agreement-withdraw": ("agreement", _WRITE),
    "participants:agreed-statement-create": ("participant", _WRITE),
    "participants:agreed-statement-change": ("agreed_statement", _WRITE),
    "participants:agreed-statement-withdraw": ("agreed_statement", _WRITE),
    "participants:progress-review-create": ("participant", _WRITE),
    "participants:progress-review-detail": ("progress_review", _WRITE),
    "participants:progress-review-change": ("progress_review", _WRITE),
    "participants:progress-review-answer": ("progress_review", _WRITE),
    "participants:progress-review-withdraw": ("progress_review", _WRITE),
}

PLAN_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "doelen": ("goal", _READ),
    "stappen": ("goal_step", _READ),
    "belemmeringen": ("barrier", _READ),
    "standen": ("barrier_status", _READ),
    "akkoorden": ("agreement", _READ),
    "vragenlijsten": ("judgement", _READ),
    "antwoorden": ("answer", _READ),
    "te-vertellen": ("agreed_statement", _READ),
    "deelnemersevaluaties": ("progress_review", _WRITE),
}


def plan_rows(participant: Participant) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    goal, barrier = make_goal(participant), make_barrier(participant)
    judgement = make_judgement(participant)
    return {
        "goal": goal,
        "closed_goal": close(make_goal(participant)),
        "goal_step": make_goal_step(goal),
        "barrier": barrier,
        "barrier_status": barrier.statuses.get(),
        "judgement": judgement,
        "agreement": agree(judgement),
        "answer": judgement.answers.first(),
        "agreed_statement": make_agreed_statement(participant, outcome="none"),
        "progress_review": make_progress_review(participant, by=system()),
    }
