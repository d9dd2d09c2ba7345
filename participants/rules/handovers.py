"""Rules on keys that are given and come back."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

HANDOVER_ONCE = Rule(
    name="participants_handover_once",
    message=_("This handover has been recorded already."),
    ground=_("Keys are handed over once at the start and once at the end of a stay."),
    next_step=_("Look at what was recorded at the stay."),
)
HANDOVER_DURING_PLACEMENT = Rule(
    name="participants_handover_during_stay",
    message=_("On this date the person does not live in the dwelling."),
    ground=_("Keys are given on a day of the stay and come back on one, or later."),
    next_step=_("Check the date."),
    field="handed_on",
)
NUMBER_OF_KEYS = Rule(
    name="participants_handover_number_of_keys",
    message=_("This number of keys cannot be right."),
    ground=_("Whoever moves in gets at least one key; a dwelling has no more than twenty."),
    next_step=_("Check the number of keys."),
    field="keys",
)
KEYS_GIVEN_FIRST = Rule(
    name="participants_handover_given_before_back",
    message=_("It is not recorded that keys were given on or before this date."),
    ground=_("Keys that come back are counted against those that were given."),
    next_step=_("First record the keys at the start of the stay, or check the date."),
    field="handed_on",
)

READY_BEFORE_KEYS = Rule(
    name="participants_handover_of_a_ready_dwelling",
    message=_("No inspection by this date says that the dwelling is ready."),
    ground=_("Keys are given of a dwelling that was inspected since the last resident left."),
    next_step=_("Record the inspection at the dwelling first, or check the date."),
    field="handed_on",
)
INSPECTION_CARRIES_KEYS = Rule(
    name="participants_inspection_carries_keys",
    message=_("Keys were given on the strength of this inspection."),
    ground=_("Keys are given of a dwelling that was found ready by then."),
    next_step=_("Correct only the findings, or first record the inspection that did say ready."),
    field="is_ready",
)
