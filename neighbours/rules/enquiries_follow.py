"""The rules on following an enquiry with a link."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule

LINK_HAS_ADDRESS = ActionRule(
    name="neighbours_followlink_has_address",
    message=_("No e-mail address of the neighbour is known."),
    next_step=_("Call the neighbour, or first add the address to the enquiry."),
    ground=_("The link goes by e-mail only, so that nobody else gets it."),
)
LINK_HAS_CONTACT = ActionRule(
    name="neighbours_followlink_has_contact",
    message=_("The pilot has no contact point yet."),
    next_step=_("First fill in the contact point, at the page for neighbours."),
    ground=_("The page behind the link says whom to call."),
)
SAYS_WHAT_IS_LEFT = ActionRule(
    name="neighbours_enquiry_says_what_is_left",
    message=_("You have not said what is not solved yet."),
    next_step=_("Write in a few words what is still wrong."),
    ground=_("Then we know what to look at again."),
    field="text",
)
