"""The rules on announcements, each named after its guard in the database where it has one."""

from interwonen.core.rules import MISTAKE_IS_EXPLAINED

MISTAKE_IS_EXPLAINED.checked_as("neighbours_announcement_withdrawal_says_why")
