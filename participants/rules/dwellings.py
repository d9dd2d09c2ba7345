"""Rules on dwellings and the days on which they are available."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.records import ZONING

AVAILABILITY_ORDER = Rule(
    name="participants_availability_ends_after_start",
    message=_("The last day of availability is before the first."),
    next_step=_("Correct one of the two dates."),
    ground=_("A dwelling is available from a first up to and including a last day."),
    field="ends_on",
)
AVAILABILITY_ONCE = Rule(
    name="participants_availability_once",
    message=_("The dwelling is already available on one or more of these days."),
    next_step=_("Change the other period, or choose days after it."),
    ground=_(
        "Each day is in one period, so that it is clear until when the landlord lets the dwelling."
    ),
    field="starts_on",
)
AVAILABILITY_COVERS_PLACEMENTS = Rule(
    name="participants_availability_covers_placements",
    message=_("Someone lives in this dwelling on days outside this availability."),
    next_step=_("First change the stay, or choose other days of availability."),
    ground=_("A dwelling is available on every day of a stay."),
    field="ends_on",
)
AVAILABILITY_NEAR_PILOT = ActionRule(
    name="participants_availability_near_the_pilot",
    message=_("This date is more than a year before or after the pilot."),
    next_step=_("Check the year, or tick that it is right."),
    ground=_("With a mistyped year a dwelling seems to be available when it is not."),
    field="starts_on",
    confirm=_("It is right: the landlord lets the dwelling on these days."),
)
DWELLING_NAME_ONCE = Rule(
    name="participants_dwelling_one_of_a_name",
    message=_("There is already a dwelling with this name."),
    next_step=_("Choose another name."),
    ground=_("In lists and on the board a dwelling is known by its name."),
    field="name",
)
ADDRESS_ONCE = Rule(
    name="participants_dwelling_one_of_an_address",
    message=_("There is already a dwelling at this address."),
    next_step=_("Check the postcode and the number; a room in a dwelling is not a dwelling."),
    ground=ZONING,
    field="house_number",
)
POSTCODE_OF_THE_NETHERLANDS = Rule(
    name="participants_dwelling_postcode",
    message=_("This is not a Dutch postcode."),
    next_step=_("Write the postcode as 1234 AB."),
    ground=_("A postcode has four digits, the first not 0, and two letters, never SA, SD or SS."),
    field="postcode",
)
HOUSE_NUMBER = Rule(
    name="participants_dwelling_house_number",
    message=_("This house number cannot be right."),
    next_step=_("Check the number and the addition."),
    ground=_(
        "A house number is from 1 to 99999, with a letter (A), an addition (bis) or both (A-2)."
    ),
    field="house_number_suffix",
)
