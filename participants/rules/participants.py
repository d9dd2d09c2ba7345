"""Rules on who someone is."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.referrals import POSSIBLE_DUPLICATE

HAS_A_NAME = Rule(
    name="participants_participant_has_a_name",
    message=_("The first name or the last name is empty."),
    next_step=_("Fill in both names."),
    ground=_("Colleagues recognise a participant by name, not by the code alone."),
    field="first_name",
)
BORN_IN_REACH = ActionRule(
    name="participants_participant_born_in_reach",
    message=_("With this date of birth the participant is over 120 years old."),
    next_step=_("Check the year of birth."),
    ground=_("A mistyped year gives a wrong age, and hides that the participant is already known."),
    field="birth_date",
)
OF_AGE = ActionRule(
    name="participants_participant_of_age",
    message=_("With this date of birth the participant is under 18."),
    next_step=_("Check the year of birth, or tick that it is right."),
    ground=_("The pilot is for adults who rent a dwelling themselves."),
    field="birth_date",
    confirm=_("It is right: this participant is under 18."),
)
RENAMED_LIKE_ANOTHER = ActionRule(
    name="participants_participant_renamed_like_another",
    message=POSSIBLE_DUPLICATE.message,
    next_step=POSSIBLE_DUPLICATE.next_step,
    ground=POSSIBLE_DUPLICATE.ground,
    confirm=_("This is someone else: save the change"),
)
