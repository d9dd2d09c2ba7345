"""The rules on announcements, each named after its guard in the database where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule
from participants.rules.records import TEXT_LENGTH

STILL_STANDS = ActionRule(
    name="neighbours_announcement_still_stands",
    message=_("This was withdrawn and no longer counts."),
    next_step=_("Record it again if it does count after all."),
    ground=_("What was withdrawn stays as it was, so that the history can be followed."),
)

TEXT_LENGTH.checked_as("neighbours_announcement_text_length")
MISTAKE_IS_EXPLAINED.checked_as("neighbours_announcement_withdrawal_says_why")
