"""Rules on who someone is."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.referrals import POSSIBLE_DUPLICATE

HAS_A_NAME = Rule(
    name="participants_participant_has_a_name",
    message=_("Both names are empty."),
    next_step=_("Fill in the names, or the only name that the participant has."),
    ground=_("Colleagues recognise a participant by name, not by the code alone."),
    field="first_name",
)
ONE_NAME = ActionRule(
    name="participants_participant_one_name",
    message=_("The first name or the last name is empty."),
    next_step=_("Fill in both names, or tick that the participant has one name."),
    ground=_("Some people have one name only; nothing is made up then."),
    field="last_name",
    confirm=_("It is right: this participant has one name."),
)
BIRTH_DATE_EXISTS = Rule(
    name="participants_participant_birth_date_exists",
    message=_("This date of birth does not exist."),
    next_step=_("Check the day and the month; leave empty what is unknown."),
    ground=_("Of a date of birth the year is known, and the month and the day if they are."),
    field="birth_date",
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
PERHAPS_OF_AGE = ActionRule(
    name="participants_participant_perhaps_of_age",
    message=_("By what is known of the date of birth the participant may be under 18."),
    next_step=_("Ask for the whole date of birth, or tick that the participant is 18 or older."),
    ground=OF_AGE.ground,
    field="birth_date",
    confirm=_("It is right: this participant is 18 or older."),
)
RENAMED_LIKE_ANOTHER = ActionRule(
    name="participants_participant_renamed_like_another",
    message=POSSIBLE_DUPLICATE.message,
    next_step=POSSIBLE_DUPLICATE.next_step,
    ground=POSSIBLE_DUPLICATE.ground,
    confirm=_("This is someone else: save the change"),
)
RECOGNISABLE = ActionRule(
    name="participants_text_recognisable",
    message=_(
        "There seems to be a name, a telephone number, an e-mail address or a house number in the text."
    ),
    next_step=_("Leave it out, or tick that it may stay."),
    ground=_("Others read this text. It must not show who lives where, or who asked or reported."),
    confirm=_("It may stay: nobody can be recognised by it who must not be."),
)
