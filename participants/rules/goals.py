"""Rules on barriers, goals and their steps."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register

BARRIER_ONCE = Rule(
    name="participants_barrier_once",
    message=_("This barrier is in the list already."),
    ground=_("How a barrier stands is told by its status, one after the other."),
    next_step=_("Record a new status at the barrier that is there."),
    field="kind",
)
ONE_STATUS_PER_DAY = Rule(
    name="participants_barrierstatus_one_per_day",
    message=_("There is a status from this date already."),
    ground=_("On each day one status holds."),
    next_step=_("Choose another date."),
    field="since",
)
GOAL_ORDER = Rule(
    name="participants_goal_due_after_setting",
    message=_("The goal is to be reached before it was set."),
    ground=_("A goal looks ahead."),
    next_step=_("Correct one of the two dates."),
    field="due_on",
)

register(
    BARRIER_ONCE,
    ONE_STATUS_PER_DAY,
    GOAL_ORDER,
)
