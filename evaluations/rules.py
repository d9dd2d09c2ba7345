"""The rules on evaluation moments; a guard in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ONE_MOMENT_PER_DAY = Rule(
    name="evaluations_moment_one_per_day",
    message=_("There is already an evaluation moment planned on this date."),
    ground=_("Each moment weighs the pilot as it stands on that day."),
    next_step=_("Choose another date, or use the moment that is there."),
    field="planned_on",
)
BOTH_JUDGEMENTS = Rule(
    name="evaluations_moment_held_with_both_judgements",
    message=_("A judgement or the decision is missing."),
    ground=_(
        "The council was promised that each evaluation weighs the progress and the structural "
        "embedding."
    ),
    next_step=_("Fill in both judgements, the decision and its explanation."),
)
HELD_ONCE = ActionRule(
    name="evaluations_moment_held_once",
    message=_("This evaluation has already been held."),
    ground=_("Judgements and decision stay as they were given."),
    next_step=_("Plan a new evaluation moment."),
)
HELD_NOT_AHEAD = ActionRule(
    name="evaluations_moment_not_ahead",
    message=_("This date is in the future."),
    ground=_("Here you record an evaluation that was held."),
    next_step=_("Fill in today or an earlier date."),
    field="held_on",
)
HELD_DURING_PILOT = ActionRule(
    name="evaluations_moment_after_start",
    message=_("On this date the pilot had not begun."),
    ground=_("An evaluation looks back on the pilot."),
    next_step=_("Check the date."),
    field="held_on",
)
