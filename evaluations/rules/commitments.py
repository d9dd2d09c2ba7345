"""The rules on commitments; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

SAYS_WHAT_AND_WHERE = Rule(
    name="evaluations_commitment_says_what_and_where",
    message=_("It does not say what is promised, or where in which letter."),
    next_step=_("Fill in the words, the letter, the heading and the number of the sentence."),
    ground=_("Anyone must be able to look up the sentence that it comes from."),
    field="words",
)
DUE_AFTER_PROMISE = Rule(
    name="evaluations_commitment_due_after_promise",
    message=_("The last day is before the day on which it was promised."),
    next_step=_("Check both dates."),
    ground=_("What was promised can only be kept afterwards."),
    field="due_on",
)
LIMIT_HOLDS_THROUGHOUT = Rule(
    name="evaluations_commitment_limit_holds_throughout",
    message=_("A limit has no last day."),
    next_step=_("Leave the last day empty, or choose something else that proves it."),
    ground=_("A limit holds on every day of the pilot; a promise can be due on a day."),
    field="due_on",
)
ONCE = Rule(
    name="evaluations_commitment_once",
    message=_("The commitments of this letter were taken over already."),
    next_step=_("Open the register and look at them there."),
    ground=_("A sentence that stands there twice would be counted twice."),
)
NOT_PROMISED_AHEAD = ActionRule(
    name="evaluations_commitment_not_ahead",
    message=_("The letter has a date in the future."),
    next_step=_("Check the date, or wait until the letter was sent."),
    ground=_("The register holds what was promised, not what will be."),
    field="promised_on",
)
CHANGE_SAYS_WHY = ActionRule(
    name="evaluations_commitment_change_says_why",
    message=_("You have not said why it changes."),
    next_step=_("Write in a few words why, for example who agreed to a later day."),
    ground=_("The council was promised this; the history must show why it changed."),
    field="reason",
)
RESPONSIBLE_TAKES_PART = ActionRule(
    name="evaluations_commitment_responsible_takes_part",
    message=_("This person has no role in the pilot that opens the commitments."),
    next_step=_("Choose someone else, or leave it empty: then the party keeps it."),
    ground=_("Who looks after a commitment must be able to see how it stands."),
    field="responsible",
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_commitment_withdrawal_says_why")
