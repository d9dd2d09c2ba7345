"""The rules on standard answers."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

WHO_LIVES_ONCE = Rule(
    name="neighbours_standardanswer_who_lives_once",
    message=_("There is a standard answer for who asks who lives somewhere already."),
    next_step=_("Change that one, or withdraw it first."),
    ground=_("Everyone who asks this gets the same answer."),
    field="about_who_lives",
)
NONE_YET = ActionRule(
    name="neighbours_standardanswer_none_yet",
    message=_("This pilot has standard answers already."),
    next_step=_("Change those, or add one."),
    ground=_("The examples are for a pilot that has none."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_standardanswer_withdrawal_says_why")
