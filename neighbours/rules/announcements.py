"""The rules on announcements, each named after its guard in the database where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, Rule

TEXT_LENGTH = Rule(
    name="neighbours_announcement_text_length",
    message=_("This text is longer than 1,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("The list shows at a glance who heard what."),
    field="what",
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_announcement_withdrawal_says_why")
