"""Rules on barriers, goals and their steps."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

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
LIFE_DOMAIN_OFFERED = Rule(
    name="participants_goal_life_domain_offered",
    message=_("In this life domain the pilot sets no goals."),
    ground=_("A goal belongs to one of the life domains that the pilot works with."),
    next_step=_("Choose a life domain from the list."),
    field="life_domain",
)
GOAL_IS_CLOSED = Rule(
    name="participants_goal_is_closed",
    message=_("This goal has been closed."),
    ground=_("A closed goal and its steps stay as they were, so that the outcome can be read."),
    next_step=_("Reopen the goal when it was closed by mistake, or set a new goal."),
)
CLOSED_AFTER_SETTING = Rule(
    name="participants_goal_closed_by_someone",
    message=_("The goal is closed before it was set."),
    ground=_("A goal ends on the day on which it was set, or later."),
    next_step=_("Check the date."),
    field="closed_on",
)
CLOSED_SAYS_HOW = Rule(
    name="participants_goal_closed_says_how",
    message=_("It does not say how the goal ended."),
    ground=_("Whoever helps next builds on what worked and what did not."),
    next_step=_("Write it in a few words."),
    field="outcome_note",
)
STEP_ORDER = Rule(
    name="participants_goalstep_due_after_setting",
    message=_("A step is to be done before the goal was set."),
    ground=_("Steps lead to the goal, so they come after it was set."),
    next_step=_("Check the date of the step and the date on which the goal was set."),
    field="due_on",
)
DUE_IN_SIGHT = ActionRule(
    name="participants_goal_due_in_sight",
    message=_("This date lies more than a year after the pilot."),
    ground=_("A mistyped year would keep a goal from ever being too late."),
    next_step=_("Check the year."),
    field="due_on",
)
