"""Rules on the corrected causes of empty days."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule
from participants.rules.records import TEXT_LENGTH

CORRECTION_ORDER = Rule(
    name="participants_vacancycorrection_ends_after_start",
    message=_("The last of these days is before the first."),
    next_step=_("Correct one of the two dates."),
    ground=_("A cause is given for days in a row, from the first up to and including the last."),
    field="ends_on",
)
CORRECTION_ONCE = Rule(
    name="participants_vacancycorrection_once",
    message=_("One or more of these days have a cause by hand already."),
    next_step=_("Correct or withdraw that one, or choose other days."),
    ground=_("Each empty day has one cause, so that the days add up."),
    field="starts_on",
)
CORRECTION_SAYS_WHY = Rule(
    name="participants_vacancycorrection_says_why",
    message=_("The reason is missing."),
    next_step=_("Write in a few words what was the matter with the dwelling on these days."),
    ground=_("Who reads the figures must be able to see why they say otherwise than the register."),
    field="why",
)
CORRECTS_EMPTY_DAYS = ActionRule(
    name="participants_vacancycorrection_of_empty_days",
    message=_("The dwelling was not empty on all of these days."),
    next_step=_("Choose days on which the pilot could use it and nobody lived there."),
    ground=_("Only an empty day has a cause."),
    field="starts_on",
)
TEXT_LENGTH.checked_as("participants_vacancycorrection_text_length")
MISTAKE_IS_EXPLAINED.checked_as("participants_vacancycorrection_withdrawal_says_why")
