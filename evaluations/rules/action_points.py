"""The rules on action points; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

SAYS_WHAT = Rule(
    name="evaluations_actionpoint_says_what",
    message=_("It does not say what will be done."),
    next_step=_("Write in one sentence what will be done."),
    ground=_("At the next evaluation it is asked what came of it."),
    field="what",
)
ONE_OWNER = Rule(
    name="evaluations_actionpoint_one_owner",
    message=_("An action point has one owner: a person or an organisation."),
    next_step=_("Choose a person, or fill in an organisation and choose no person."),
    ground=_("What nobody or everybody does is not done."),
    field="organisation",
)
OWNER_WORKS_HERE = ActionRule(
    name="evaluations_actionpoint_owner_works_here",
    message=_("This person has no role in the pilot that reads the evaluations."),
    next_step=_("Choose someone else, or fill in the organisation."),
    ground=_("Who owns an action point must be able to see it."),
    field="owner",
)
DUE_AFTER_MOMENT = ActionRule(
    name="evaluations_actionpoint_due_after_moment",
    message=_("This day is before the evaluation."),
    next_step=_("Choose the day of the evaluation or a later one."),
    ground=_("What was agreed can only be done afterwards."),
)
MOVE_SAYS_WHY = Rule(
    name="evaluations_actionpoint_move_says_why",
    message=_("You have not said why the action point gets another day."),
    next_step=_("Write in a few words why."),
    ground=_(
        "The minutes keep the day that was agreed; who reads them sees why it became another."
    ),
    field="reason",
)
CLOSED_WITH_WORDS = Rule(
    name="evaluations_actionpoint_closed_with_words",
    message=_("You have not said what was done."),
    next_step=_("Write in a few words what was done, or why it is no longer needed."),
    ground=_("At the next evaluation it is asked what came of it."),
    field="closing_words",
)
STILL_OPEN = ActionRule(
    name="evaluations_actionpoint_still_open",
    message=_("This action point is closed already."),
    next_step=_("Open it again if it was closed by mistake."),
    ground=_("Only what is still to be done gets another day."),
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_actionpoint_withdrawal_says_why")
