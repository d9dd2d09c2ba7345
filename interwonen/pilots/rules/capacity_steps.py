"""The rules on a decision on the number of places."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

STEP_SAYS_WHY = Rule(
    name="pilots_capacitystep_says_why",
    message=_("The reason or the reference of the decision is missing."),
    next_step=_("Fill in both."),
    ground=_("The report shows why the pilot grows, and which decision allowed it."),
    field="reason",
)
STEP_WITHIN_BOUNDS = Rule(
    name="pilots_capacitystep_within_bounds",
    message=_("This number of places is not allowed in this pilot."),
    next_step=_("Choose a number between these two."),
    ground=_(
        "The council knows a number at the start and a number to grow to; the capacity stays between them."
    ),
    field="capacity",
)
STEP_IN_PERIOD = Rule(
    name="pilots_capacitystep_in_period",
    message=_("This date is outside the period of the pilot."),
    next_step=_("Choose a date from the first up to and including the last day of the pilot."),
    ground=_("A capacity decision applies only while the pilot runs."),
    field="effective_from",
)
STEP_COVERS_RESIDENTS = Rule(
    name="pilots_capacitystep_covers_residents",
    message=_("On at least one day from this date more people live in the pilot than this number."),
    next_step=_("First change the stays, or choose a higher number or a later date."),
    ground=_("The capacity is never lower than the number of residents, present or planned."),
    field="capacity",
)
ONE_STEP_PER_DAY = Rule(
    name="pilots_capacitystep_one_per_day",
    message=_("There is already a capacity decision from this date."),
    next_step=_("Choose another date."),
    ground=_("Exactly one number of places applies on each day."),
    field="effective_from",
)
