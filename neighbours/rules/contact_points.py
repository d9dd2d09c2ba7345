"""The rules on the contact point of a pilot."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

CONTACT_IS_COMPLETE = Rule(
    name="neighbours_contactpoint_is_complete",
    message=_("Something about the contact point is missing."),
    next_step=_("Fill in every field."),
    ground=_("Letters print all of it, and neighbours must know whom to call."),
)
PHONE_IS_NUMBER = Rule(
    name="neighbours_contactpoint_phone_is_number",
    message=_("This is no telephone number."),
    next_step=_("Fill in the number that neighbours call, for example 0591 123 456."),
    ground=_("A wrong number in a letter cannot be taken back."),
    field="phone",
)
