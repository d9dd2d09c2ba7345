"""Grounds and rules that several subjects share."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register

ZONING = _(
    "The pilot fits the zoning plan only as long as one person lives in a dwelling: one household."
)

DATE_NOT_AHEAD = Rule(
    name="participants_date_not_ahead",
    message=_("This date is in the future."),
    ground=_("Here you record what has happened."),
    next_step=_("Fill in today or an earlier date."),
)
OWNER_IS_FIXED = Rule(
    name="participants_owner_is_fixed",
    message=_("This record belongs to another person or stay."),
    ground=_("What was recorded about someone is never moved to someone else."),
    next_step=_("Record it anew where it belongs."),
)
register(
    DATE_NOT_AHEAD,
    OWNER_IS_FIXED,
)
