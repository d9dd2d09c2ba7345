"""Rules on who someone is."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.referrals import POSSIBLE_DUPLICATE

HAS_A_NAME = Rule(
    name="participants_participant_has_a_name",
    message=_("The first name or the last name is empty."),
    ground=_("People are known by their names; a code alone says nobody who it is."),
    next_step=_("Fill in both names."),
    field="first_name",
)
BORN_IN_REACH = ActionRule(
    name="participants_participant_born_in_reach",
    message=_("By this date of birth the person is over 120 years old."),
    ground=_("A mistyped year gives a wrong age in the file, and hides someone known already."),
    next_step=_("Check the year of birth."),
    field="birth_date",
)
OF_AGE = ActionRule(
    name="participants_participant_of_age",
    message=_("By this date of birth the person is under 18."),
    ground=_("The pilot is for adults who rent a dwelling themselves."),
    next_step=_("Check the year of birth, or tick that it is right."),
    field="birth_date",
    confirm=_("It is right: this person is under 18."),
)
RENAMED_LIKE_ANOTHER = ActionRule(
    name="participants_participant_renamed_like_another",
    message=POSSIBLE_DUPLICATE.message,
    ground=POSSIBLE_DUPLICATE.ground,
    next_step=POSSIBLE_DUPLICATE.next_step,
    confirm=_("This is someone else: save the change"),
)
