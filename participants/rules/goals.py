"""Rules on barriers, goals and their steps."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

BARRIER_AFTER_BIRTH = ActionRule(
    name="participants_barrierstatus_after_birth",
    message=_("This date is before the participant was born."),
    next_step=_("Check the year."),
    ground=_("A barrier is something that the participant has met with."),
    field="since",
)
BARRIER_ONCE = Rule(
    name="participants_barrier_once",
    message=_("This barrier is already in the list."),
    next_step=_("Record a new status for the existing barrier."),
    ground=_("A barrier is in the list once, with each new status below it."),
    field="kind",
)
ONE_STATUS_PER_DAY = Rule(
    name="participants_barrierstatus_one_per_day",
    message=_("There is already a status from this date."),
    next_step=_("Choose another date."),
    ground=_("A barrier has one status on each day."),
    field="since",
)
GOAL_ORDER = Rule(
    name="participants_goal_due_after_setting",
    message=_("The date to reach the goal is before the date on which it was set."),
    next_step=_("Correct one of the two dates."),
    ground=_("A goal is reached on the day on which it was set or later."),
    field="due_on",
)
LIFE_DOMAIN_OFFERED = Rule(
    name="participants_goal_life_domain_offered",
    message=_("The pilot sets no goals in this life domain."),
    next_step=_("Choose a life domain from the list."),
    ground=_("A goal belongs to one of the life domains that the pilot works with."),
    field="life_domain",
)
GOAL_IS_CLOSED = Rule(
    name="participants_goal_is_closed",
    message=_("This goal has been closed."),
    next_step=_("Reopen the goal if it was closed by mistake, or set a new one."),
    ground=_("A closed goal and its steps do not change, so that the outcome stays clear."),
)
CLOSED_AFTER_SETTING = Rule(
    name="participants_goal_closed_by_someone",
    message=_("The date of closing is before the date on which the goal was set."),
    next_step=_("Check the date."),
    ground=_("A goal ends on the day on which it was set, or later."),
    field="closed_on",
)
CLOSED_SAYS_HOW = Rule(
    name="participants_goal_closed_says_how",
    message=_("The explanation of how the goal ended is missing."),
    next_step=_("Write it in a few words."),
    ground=_("The next counsellor builds on what worked and what did not."),
    field="outcome_note",
)
STEP_ORDER = Rule(
    name="participants_goalstep_due_after_setting",
    message=_("The date of a step is before the date on which the goal was set."),
    next_step=_("Check the date of the step and the date on which the goal was set."),
    ground=_("Steps lead to the goal, so they come after it was set."),
    field="due_on",
)
DUE_IN_SIGHT = ActionRule(
    name="participants_goal_due_in_sight",
    message=_("This date is more than a year after the pilot."),
    next_step=_("Check the year."),
    ground=_("With a mistyped year a goal would never be overdue."),
    field="due_on",
)
