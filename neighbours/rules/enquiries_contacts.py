"""The rules on the data of a neighbour."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

REMOVED_IS_GONE = Rule(
    name="neighbours_enquirer_removed_is_empty",
    message=_("The data of this neighbour have been removed."),
    next_step=_("Does the neighbour come back? Record a new enquiry."),
    ground=_("A year after closing we no longer keep who asked."),
)
WITHDRAWN_IS_GONE = Rule(
    name="neighbours_enquirer_withdrawn_is_empty",
    message=_("This enquiry was withdrawn, so the data of the neighbour are removed."),
    next_step=_("Does the neighbour come back? Record a new enquiry."),
    ground=_("Nobody is left to tell anything, and we keep no more than we need."),
)
REMOVED_IN_TIME = Rule(
    name="neighbours_enquirer_removed_in_time",
    message=_("The data of this neighbour are still needed."),
    next_step=_("Close the enquiry, or withdraw it if it was recorded by mistake."),
    ground=_("Who asked is kept until a year after closing, so that someone can still answer."),
)
