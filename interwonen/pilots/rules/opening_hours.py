"""The rules on the opening hours of the support point."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

HOURS_ORDER = Rule(
    name="pilots_openinghours_closes_after_opening",
    message=_("The closing time is missing or is not after the opening time."),
    next_step=_("Fill in both times, or leave both empty on a day on which it is closed."),
    ground=_("Residents and neighbours want to know when someone is there."),
)
