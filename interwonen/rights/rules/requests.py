"""The rules on requests about the own data; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

TEXT_LENGTH = Rule(
    name="rights_rightsrequest_text_length",
    message=_("This text is longer than 2,000 characters."),
    next_step=_("Shorten the text; a letter itself stays where you keep letters."),
    ground=_("Who reads the register must see at once what is asked and what was done."),
)
SAYS_WHAT = Rule(
    name="rights_rightsrequest_says_what",
    message=_("It does not say what the resident asks."),
    next_step=_("Write down what is asked, in the resident's own words."),
    ground=_("The answer is about these words."),
    field="asks",
)
SAYS_WHO_ACTS = Rule(
    name="rights_rightsrequest_says_who_acts",
    message=_("Who acts for the resident has a name here, and a resident who asks has nobody."),
    next_step=_("Fill in the name of who acts, or choose that the resident asks."),
    ground=_("We may only answer someone who may act for the resident."),
    field="representative",
)
TERM_OF_A_MONTH = Rule(
    name="rights_rightsrequest_term_of_a_month",
    message=_("The last day for the answer is not one month after the day of receipt."),
    next_step=_("Check the day on which the request was received."),
    ground=_("An answer is due within one month (AVG, article 12, third paragraph)."),
    field="received_on",
)
EXTENSION_SAYS_WHY = Rule(
    name="rights_rightsrequest_extension_says_why",
    message=_("An extension has a reason, and takes two months more."),
    next_step=_("Write in a few words why the answer takes longer."),
    ground=_("The resident is told why (AVG, article 12, third paragraph)."),
    field="extended_because",
)
EXTENDED_IN_TIME = Rule(
    name="rights_rightsrequest_extended_in_time",
    message=_("The resident was not told within the first month that it takes longer."),
    next_step=_("Check the day. Is the month over? Then answer now; the answer shows as late."),
    ground=_("An extension counts only if it is told within the first month (AVG, article 12)."),
    field="extended_on",
)
EXTENDED_ONCE = Rule(
    name="rights_rightsrequest_extended_once",
    message=_("The term of this request was extended already, and does not change any more."),
    next_step=_("Answer as far as you can, and say what follows later."),
    ground=_("The law allows two months more, once (AVG, article 12, third paragraph)."),
)
ANSWERED_WHOLE = Rule(
    name="rights_rightsrequest_answered_whole",
    message=_("An answer has a decision and a day, not before the day of receipt."),
    next_step=_("Fill in the decision, and check the day."),
    ground=_("The register must show what was decided, when and by whom."),
    field="answered_on",
)
SAYS_WHAT_WAS_DONE = Rule(
    name="rights_rightsrequest_says_what_was_done",
    message=_("It does not say what was done."),
    next_step=_("Write down what you did, or what happens now and by when."),
    ground=_("The resident must be able to see what came of the request."),
    field="done",
)
REFUSAL_SAYS_WHY = Rule(
    name="rights_rightsrequest_refusal_says_why",
    message=_("It does not say why the request was not granted, or not wholly."),
    next_step=_("Write down the reason, as the resident reads it."),
    ground=_("A refusal says why, and where to complain (AVG, article 12, fourth paragraph)."),
    field="decided_because",
)
KNOWN_FIRST = Rule(
    name="rights_rightsrequest_known_first",
    message=_("It has not been established yet that it is this resident, or who may act."),
    next_step=_("Establish that first, and correct the request; do not keep a copy of a document."),
    ground=_("Data given to someone else is a data breach."),
    field="decision",
)
CORRECTED_WHEN_GRANTED = Rule(
    name="rights_rightsrequest_corrected_when_granted",
    message=_("A corrected record belongs to a correction that was granted."),
    next_step=_("Check the decision, or untick the records."),
    ground=_("The answer and what was done must agree."),
    field="corrected",
)
SAYS_WHAT_WAS_CORRECTED = ActionRule(
    name="rights_rightsrequest_says_what_was_corrected",
    message=_("It does not say which record was corrected or completed."),
    next_step=_(
        "Correct the record first, or record the statement of the resident; then choose it here."
    ),
    ground=_("The resident must be able to see what was corrected (AVG, article 16)."),
)
ANSWER_STANDS = Rule(
    name="rights_rightsrequest_answer_stands",
    message=_("This request was answered, and stays as it is."),
    next_step=_("Correct the answer, or record a new request when the resident asks anew."),
    ground=_("What was told to the resident must stay to be found."),
)

CORRECTION_SAYS_WHY = ActionRule(
    name="rights_rightsrequest_correction_says_why",
    message=_("It does not say why the answer is corrected."),
    next_step=_("Write in a few words what was recorded wrongly."),
    ground=_("Who reads the history must see what the resident was told, and what was a slip."),
    field="reason",
)
SAYS_WHAT_OF_LIMITS = ActionRule(
    name="rights_rightsrequest_says_what_of_limits",
    message=_("The use of this file is limited, and it does not say whether that goes on."),
    next_step=_("Choose whether the limit is lifted too."),
    ground=_("A limit without a request behind it would stay unnoticed."),
    field="lifts",
)

MISTAKE_IS_EXPLAINED.checked_as("rights_rightsrequest_withdrawal_says_why")
NOT_TOLD_AHEAD = ActionRule(
    name="rights_rightsrequest_not_told_ahead",
    message=_("This day is in the future."),
    next_step=_("Send the letter first, and record it then."),
    ground=_("Here you record what the resident has been told."),
)
