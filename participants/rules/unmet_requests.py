"""Rules on requests that never became a referral."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, Rule

REQUEST_SAYS_WHO = Rule(
    name="participants_unmetrequest_says_who",
    message=_("It does not say which organisation asked."),
    next_step=_("Write the name of the organisation or the role, on one line."),
    ground=_("Who reads the demand wants to know from where it comes; the person is not named."),
    field="asked_by",
)
REQUEST_NUMBER = Rule(
    name="participants_unmetrequest_number",
    message=_("This number of people cannot be right."),
    next_step=_("Check for how many people a place was asked."),
    ground=_("A request is for at least one person, and for no more than fifty at once."),
    field="number",
)
OTHER_IN_WORDS = Rule(
    name="participants_unmetrequest_other_in_words",
    message=_("You chose another reason, but have not said which."),
    next_step=_("Write the reason in a few words, without names."),
    ground=_("Without words nobody knows later why someone was turned away."),
    field="explanation",
)
EXPLANATION_LENGTH = Rule(
    name="participants_unmetrequest_text_length",
    message=_("This text is longer than 500 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("It says only why there was no referral."),
    field="explanation",
)
MISTAKE_IS_EXPLAINED.checked_as("participants_unmetrequest_withdrawal_says_why")
