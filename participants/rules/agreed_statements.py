"""Rules on what a participant agreed to have told."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

SAYS_A_SENTENCE = Rule(
    name="participants_agreedstatement_says_a_sentence",
    message=_("The sentence is missing, or is more than one line."),
    next_step=_("Write one sentence, exactly as the person agreed to it."),
    ground=_("A report prints exactly the words to which someone agreed."),
    field="sentence",
)
OUTCOME_OF_WHO_LEFT = ActionRule(
    name="participants_agreedstatement_outcome_of_who_left",
    message=_("The person has not left the pilot, so the next home is not known."),
    next_step=_("Record the exit first, or check what the sentence makes known."),
    ground=_("A report counts where people live after they have left."),
    field="outcome",
)
ONE_OUTCOME = Rule(
    name="participants_agreedstatement_one_outcome",
    message=_("Another sentence tells already where this person lives now."),
    next_step=_("Correct or withdraw that one, or check what this sentence makes known."),
    ground=_("A report counts each person once."),
    field="outcome",
)
OUTCOME_AS_RECORDED = ActionRule(
    name="participants_agreedstatement_outcome_as_recorded",
    message=_("The exit says something else about where this person went."),
    next_step=_("Check the sentence and the exit, and correct the one that is wrong."),
    ground=_("The council must be able to trust what one sentence says."),
    field="outcome",
    confirm=_("Both are right: the person moved again after leaving"),
)
PUBLISHED_STAYS = Rule(
    name="participants_agreedstatement_published_stays",
    message=_("A report that was published tells this sentence, so it does not change any more."),
    next_step=_("Withdraw it for later reports, and record another sentence."),
    ground=_("What the council has read must stay what the person agreed to."),
)
WITHDRAWN_IS_NOT_TOLD = Rule(
    name="participants_agreedstatement_withdrawn_is_not_told",
    message=_("This sentence was withdrawn before a report told it."),
    next_step=_("Compose the report again; it then leaves the sentence out."),
    ground=_("Someone who no longer agrees is no longer told about."),
)
AGREED_BEFORE_PUBLISHED = Rule(
    name="participants_agreedstatement_agreed_before_published",
    message=_("The day of publishing is before the day of the agreement."),
    next_step=_("Check the date of the agreement."),
    ground=_("Nothing is told before the person agreed to it."),
)

MISTAKE_IS_EXPLAINED.checked_as("participants_agreedstatement_withdrawal_says_why")
