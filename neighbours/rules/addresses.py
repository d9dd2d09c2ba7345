"""The rules on addresses, each named after its constraint."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

ADDRESS_ONCE = Rule(
    name="neighbours_address_once",
    message=_("This address is in the list already."),
    next_step=_("Look it up in the list; correct it there if something is wrong."),
    ground=_("An address that is in the list twice gets each letter twice."),
    field="house_number",
)
POSTCODE_OF_THE_NETHERLANDS = Rule(
    name="neighbours_address_postcode",
    message=_("This is not a Dutch postcode."),
    next_step=_("Write the postcode as 1234 AB."),
    ground=_("A postcode has four digits, the first not 0, and two letters, never SA, SD or SS."),
    field="postcode",
)
NUMBER_OF_A_HOUSE = Rule(
    name="neighbours_address_number",
    message=_("This is not a Dutch house number."),
    next_step=_(
        "Write a number from 1 to 99999, at most one letter, and an addition of at most four "
        "letters or digits."
    ),
    ground=_("Mail with another number does not arrive."),
    field="house_number",
)
KNOWN_RING = Rule(
    name="neighbours_address_known_ring",
    message=_("There is no such ring."),
    next_step=_("Choose ring 1, 2 or 3, or leave it open."),
    ground=_("The rings say how near an address is: 1 is next to it."),
    field="ring",
)
NO_LETTERS_SAYS_WHY = Rule(
    name="neighbours_address_no_letters_says_why",
    message=_("You have not said since when and why nothing is to be sent."),
    next_step=_("Fill in both the date and the reason, or leave both open."),
    ground=_("Later someone else must understand why this address gets no letter."),
    field="no_letters_because",
)
IS_WRITTEN = Rule(
    name="neighbours_address_is_written",
    message=_("The street or the place is missing, or holds a line break."),
    next_step=_("Write the street and the place, each on one line."),
    ground=_("Each of them is one line on the envelope."),
    field="street",
)
UPLOAD_WAITS = ActionRule(
    name="neighbours_address_upload_waits",
    message=_("This file has been read in already, or was thrown away."),
    next_step=_("Look in the list of addresses, or send the file again."),
    ground=_("A file is read in once, and waits for a day."),
)
UPLOAD_HAS_NEW = ActionRule(
    name="neighbours_address_upload_has_new",
    message=_("No row of this file is a new address."),
    next_step=_("Check which column holds what, or mend the rows that were refused."),
    ground=_("Then there is nothing to add to the list."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_address_withdrawal_says_why")
