"""What can be done in the register; each act in full or not at all."""

from participants.actions.barriers import (
    add_barrier,
    change_barrier,
    correct_barrier_status,
    record_barrier_status,
)
from participants.actions.calendar_feeds import renew_calendar_link
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
from participants.actions.handovers import change_handover, hand_over_keys, take_keys_back
from participants.actions.incidents import (
    change_incident,
    record_incident,
    review_agreements,
)
from participants.actions.inspections import change_inspection, inspect_dwelling
from participants.actions.leaving import (
    change_aftercare,
    keep_exit_plan,
    record_exit,
    record_return,
)
from participants.actions.leaving_corrections import change_exit, change_return, withdraw_exit
from participants.actions.participants import change_participant
from participants.actions.passing_on import PassedOn, change_counsellor, pass_on_caseload
from participants.actions.placements import cancel_stay, change_stay, move, place
from participants.actions.proposals import propose_placement, withdraw_proposal
from participants.actions.readiness import judge_readiness, record_agreement
from participants.actions.referrals import (
    change_referral,
    decide_referral,
    refer,
    refer_again,
)
from participants.actions.sessions import change_session, hold_session, log_group, log_session
from participants.actions.sessions_planning import (
    cancel_session,
    miss_session,
    move_session,
    plan_session,
)
from participants.actions.sessions_series import plan_series
from participants.actions.sessions_withdrawal import withdraw_session
from participants.actions.signals import mark_signal_seen, pass_on_signal
from participants.actions.waiting import note_waiting, withdraw_acceptance

__all__ = [
    "Given",
    "PassedOn",
    "add_availability",
    "add_barrier",
    "add_dwelling",
    "add_step",
    "agree_follow_up",
    "assign_counsellor",
    "cancel_session",
    "cancel_stay",
    "change_aftercare",
    "change_availability",
    "change_barrier",
    "change_counsellor",
    "change_dwelling",
    "change_exit",
    "change_follow_up",
    "change_goal",
    "change_handover",
    "change_incident",
    "change_inspection",
    "change_participant",
    "change_referral",
    "change_return",
    "change_session",
    "change_stay",
    "change_step",
    "close_goal",
    "correct_barrier_status",
    "decide_referral",
    "fill_in",
    "finish_follow_up",
    "hand_over_follow_up",
    "hand_over_keys",
    "hold_session",
    "inspect_dwelling",
    "judge_readiness",
    "keep_exit_plan",
    "log_group",
    "log_session",
    "mark_signal_seen",
    "mark_step",
    "miss_session",
    "move",
    "move_session",
    "note_waiting",
    "pass_on_caseload",
    "pass_on_signal",
    "place",
    "plan_series",
    "plan_session",
    "propose_placement",
    "record_agreement",
    "record_barrier_status",
    "record_exit",
    "record_incident",
    "record_return",
    "refer",
    "refer_again",
    "renew_calendar_link",
    "reopen_goal",
    "review_agreements",
    "set_goal",
    "take_keys_back",
    "withdraw_acceptance",
    "withdraw_exit",
    "withdraw_proposal",
    "withdraw_session",
]
