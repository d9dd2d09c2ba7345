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
register(
    DATE_NOT_AHEAD,
)
