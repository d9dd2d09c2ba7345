"""Rules on keys that are given and come back."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

HANDOVER_ONCE = Rule(
    name="participants_handover_once",
    message=_("This handover has already been recorded."),
    next_step=_("Look at the handover that was recorded with the stay."),
    ground=_("Keys are handed over once at the start and once at the end of a stay."),
)
HANDOVER_DURING_PLACEMENT = Rule(
    name="participants_handover_during_placement",
    message=_("The participant does not live in the dwelling on this date."),
    next_step=_("Check the date."),
    ground=_("Keys are given on a day of the stay, and returned on such a day or later."),
    field="handed_on",
)
NUMBER_OF_KEYS = Rule(
    name="participants_handover_number_of_keys",
    message=_("This number of keys cannot be right."),
    next_step=_("Check the number of keys."),
    ground=_("A new resident gets at least one key; a dwelling has at most twenty."),
    field="keys",
)
KEYS_GIVEN_FIRST = Rule(
    name="participants_handover_given_before_back",
    message=_("No keys were recorded as given on or before this date."),
    next_step=_("First record the keys at the start of the stay, or check the date."),
    ground=_("Returned keys are compared with those that were given."),
    field="handed_on",
)

READY_BEFORE_KEYS = Rule(
    name="participants_handover_of_a_ready_dwelling",
    message=_("No inspection by this date says that the dwelling is ready."),
    next_step=_(
        "If it was inspected and found ready, record that first. If not, do not give the keys yet."
    ),
    ground=_("Keys are given only after the dwelling was inspected since the last resident left."),
    field="handed_on",
)
INSPECTION_CARRIES_KEYS = Rule(
    name="participants_inspection_carries_keys",
    message=_("Keys were given because of this inspection."),
    next_step=_(
        "Correct only the findings, or first record the inspection that did find it ready."
    ),
    ground=_("Keys are given only when an inspection found the dwelling ready."),
    field="is_ready",
)
