"""When a record can no longer be withdrawn, because something rests on it."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

KEPT = _("What was recorded later rests on it, and would lose its ground.")

GOAL_WORKED_ON = ActionRule(
    name="participants_goal_worked_on",
    message=_("Sessions say that this goal was worked on."),
    next_step=_("Take the goal out of those sessions first, or close it as stopped."),
    ground=KEPT,
)
BARRIER_HAS_A_STATUS = Rule(
    name="participants_barrier_has_a_status",
    message=_("This is the only status of the barrier."),
    next_step=_("Correct the status, or withdraw the whole barrier."),
    ground=_("Of a barrier it is known how it stands."),
)
INTAKE_IS_CORRECTED = ActionRule(
    name="participants_checklist_intake_is_corrected",
    message=_("An intake cannot be withdrawn."),
    next_step=_("Change its answers, as long as there is no decision on the referral."),
    ground=_("A referral has one intake, on which its decision rests."),
)
KEYS_CAME_BACK = ActionRule(
    name="participants_handover_keys_came_back",
    message=_("It has been recorded that these keys came back."),
    next_step=_("Withdraw the keys that came back first."),
    ground=KEPT,
)
DWELLING_WAS_USED = ActionRule(
    name="participants_dwelling_was_used",
    message=_(
        "Someone has lived in this dwelling, is to live there, or it is proposed to someone."
    ),
    next_step=_("Change what is wrong about it, or end its availability."),
    ground=KEPT,
)
SIGNAL_WAS_SEEN = ActionRule(
    name="participants_signal_was_seen",
    message=_("A colleague has seen this signal."),
    next_step=_("Tell the team what was wrong about it."),
    ground=_("Someone may have acted on it."),
)
