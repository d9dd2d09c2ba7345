"""The rules on evaluation moments; a guard in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

ONE_MOMENT_PER_DAY = Rule(
    name="evaluations_moment_one_per_day",
    message=_("There is already an evaluation moment planned on this date."),
    next_step=_("Choose another date, or use the existing moment."),
    ground=_("Each moment assesses the pilot as it is on that day."),
    field="planned_on",
)
BOTH_JUDGEMENTS = Rule(
    name="evaluations_moment_held_with_both_judgements",
    message=_("A judgement or the decision is missing."),
    next_step=_("Fill in both judgements, the decision and its explanation."),
    ground=_(
        "The council was promised that each evaluation weighs the progress and the structural "
        "embedding."
    ),
)
HELD_ONCE = ActionRule(
    name="evaluations_moment_held_once",
    message=_("This evaluation has already been held."),
    next_step=_("Correct the judgement if it was recorded wrongly, or plan a new evaluation."),
    ground=_("A change says why, and the first judgement stays readable."),
)
NOT_HELD_YET = ActionRule(
    name="evaluations_moment_held_before_correction",
    message=_("This evaluation has not been held yet."),
    next_step=_("Record the judgement first."),
    ground=_("Only a judgement that was recorded can be corrected."),
)
NOT_WITHDRAWN = ActionRule(
    name="evaluations_moment_not_withdrawn",
    message=_("This evaluation was cancelled or withdrawn."),
    next_step=_("Plan a new evaluation moment."),
    ground=_("What was withdrawn stays as it was, so that the history can be followed."),
)
CORRECTION_SAYS_WHY = Rule(
    name="evaluations_moment_correction_says_why",
    message=_("You have not said why the judgement is corrected."),
    next_step=_("Write in a few words what was wrong."),
    ground=_("The report to the council says that it was corrected, and why."),
    field="reason",
)
MOVE_SAYS_WHY = Rule(
    name="evaluations_moment_move_says_why",
    message=_("You have not said why the evaluation moves to another day."),
    next_step=_("Write in a few words why."),
    ground=_(
        "The council was promised regular evaluations: who reads the planning sees why it moved."
    ),
    field="reason",
)
SERIES_HAS_DAYS = ActionRule(
    name="evaluations_series_has_days",
    message=_("In this series no day is left to plan."),
    next_step=_("Choose an earlier first day, or fewer months in between."),
    ground=_("A series runs up to the last day of the pilot, and a day has one evaluation."),
    field="first_on",
)
HELD_NOT_AHEAD = ActionRule(
    name="evaluations_moment_not_ahead",
    message=_("This date is in the future."),
    next_step=_("Check the date. If the evaluation has yet to be held, record it afterwards."),
    ground=_("Here you record an evaluation that was held."),
    field="held_on",
)
DURING_PILOT = ActionRule(
    name="evaluations_moment_after_start",
    message=_("The pilot has not begun on this date."),
    next_step=_("Check the date."),
    ground=_("An evaluation looks back on the pilot."),
    field="held_on",
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_moment_withdrawal_says_why")
