"""What can be done in the register; each act in full or not at all."""

from participants.actions.barriers import (
    add_barrier,
    change_barrier,
    correct_barrier_status,
    record_barrier_status,
)
from participants.actions.caseload import assign_counsellor
from participants.actions.checklists import Given, fill_in
from participants.actions.dwellings import (
    add_availability,
    add_dwelling,
    change_availability,
    change_dwelling,
)
from participants.actions.follow_ups import (
    agree_follow_up,
    change_follow_up,
    finish_follow_up,
    hand_over_follow_up,
)
from participants.actions.goal_steps import add_step, change_step, mark_step
from participants.actions.goals import change_goal, close_goal, reopen_goal, set_goal
from participants.actions.inspections import inspect_dwelling
from participants.actions.leaving import record_exit
from participants.actions.placements import place
from participants.actions.readiness import judge_readiness, record_agreement
from participants.actions.referrals import decide_referral, refer
from participants.actions.sessions import change_session, hold_session, log_group, log_session
from participants.actions.sessions_planning import (
    cancel_session,
    miss_session,
    move_session,
    plan_session,
)
from participants.actions.sessions_series import plan_series

__all__ = [
    "Given",
    "add_availability",
    "add_barrier",
    "add_dwelling",
    "add_step",
    "agree_follow_up",
    "assign_counsellor",
    "cancel_session",
    "change_availability",
    "change_barrier",
    "change_dwelling",
    "change_follow_up",
    "change_goal",
    "change_session",
    "change_step",
    "close_goal",
    "correct_barrier_status",
    "decide_referral",
    "fill_in",
    "finish_follow_up",
    "hand_over_follow_up",
    "hold_session",
    "inspect_dwelling",
    "judge_readiness",
    "log_group",
    "log_session",
    "mark_step",
    "miss_session",
    "move_session",
    "place",
    "plan_series",
    "plan_session",
    "record_agreement",
    "record_barrier_status",
    "record_exit",
    "refer",
    "reopen_goal",
    "set_goal",
]
