"""Addresses of what someone works on: goals, barriers, housing skills, ready to rent again."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from participants.models import (
    Agreement,
    Answer,
    Barrier,
    BarrierStatus,
    Checklist,
    Goal,
    GoalStep,
)
from participants.models.checklists import ELIGIBILITY
from participants.views import barriers, goals
from participants.views import checklists_readiness as readiness
from participants.views import goals_steps as goals_steps
from participants.views.participants_page import participant_trail


def _goals_trail(row: Barrier | Goal) -> Breadcrumbs:
    return goals.goals_trail(row.participant)


def _status_trail(row: BarrierStatus) -> Breadcrumbs:
    return goals.goals_trail(row.barrier.participant)


def _goal_step_trail(row: GoalStep) -> Breadcrumbs:
    return goals.goals_trail(row.goal.participant)


def _checklist_trail(row: Checklist) -> Breadcrumbs:
    is_intake = row.question_set == ELIGIBILITY
    return participant_trail(row.participant) if is_intake else goals.goals_trail(row.participant)


def _on_checklist_trail(row: Answer | Agreement) -> Breadcrumbs:
    return _checklist_trail(row.checklist)


_READ = Permission.PARTICIPANT_READ

# /<pilot>/deelnemers/<pk>/doelen/ and what belongs to it
urlpatterns = [
    path("deelnemers/<int:pk>/doelen/", goals.participant_goals, name="participant-goals"),
    path("deelnemers/<int:pk>/doelen/nieuw/", goals.goal_create, name="goal-create"),
    path("doelen/<int:pk>/wijzigen/", goals.goal_change, name="goal-change"),
    path("doelen/<int:pk>/afsluiten/", goals.goal_close, name="goal-close"),
    path("doelen/<int:pk>/heropenen/", goals.goal_reopen, name="goal-reopen"),
    path("doelen/<int:pk>/stappen/nieuw/", goals_steps.goal_step_create, name="goal-step-create"),
    path("stappen/<int:pk>/wijzigen/", goals_steps.goal_step_change, name="goal-step-change"),
    path("stappen/<int:pk>/gedaan/", goals_steps.goal_step_done, name="goal-step-done"),
    path(
        "deelnemers/<int:pk>/belemmeringen/nieuw/", barriers.barrier_create, name="barrier-create"
    ),
    path("belemmeringen/<int:pk>/wijzigen/", barriers.barrier_change, name="barrier-change"),
    path(
        "belemmeringen/<int:pk>/stand/",
        barriers.barrier_status_create,
        name="barrier-status-create",
    ),
    path(
        "standen/<int:pk>/wijzigen/", barriers.barrier_status_change, name="barrier-status-change"
    ),
    path(
        "deelnemers/<int:pk>/woonvaardigheden/nieuw/", readiness.skills_create, name="skills-create"
    ),
    path(
        "deelnemers/<int:pk>/klaar-om-te-huren/nieuw/",
        readiness.judgement_create,
        name="judgement-create",
    ),
    path("vragenlijsten/<int:pk>/akkoord/", readiness.agreement_record, name="agreement-record"),
    path(
        "doelen/<int:pk>/geschiedenis/",
        history_page(_READ, Goal, _goals_trail),
        name="goal-history",
    ),
    path(
        "stappen/<int:pk>/geschiedenis/",
        history_page(_READ, GoalStep, _goal_step_trail),
        name="goal-step-history",
    ),
    path(
        "belemmeringen/<int:pk>/geschiedenis/",
        history_page(_READ, Barrier, _goals_trail),
        name="barrier-history",
    ),
    path(
        "standen/<int:pk>/geschiedenis/",
        history_page(_READ, BarrierStatus, _status_trail),
        name="barrier-status-history",
    ),
    path(
        "akkoorden/<int:pk>/geschiedenis/",
        history_page(_READ, Agreement, _on_checklist_trail),
        name="agreement-history",
    ),
    path(
        "vragenlijsten/<int:pk>/geschiedenis/",
        history_page(_READ, Checklist, _checklist_trail),
        name="checklist-history",
    ),
    path(
        "antwoorden/<int:pk>/geschiedenis/",
        history_page(_READ, Answer, _on_checklist_trail),
        name="answer-history",
    ),
]
