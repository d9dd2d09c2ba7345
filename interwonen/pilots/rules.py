"""The rules on a pilot's period and capacity, each named after its guard in the database."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

PERIOD_ORDER = Rule(
    name="pilots_pilot_ends_after_start",
    message=_("The last day of the pilot lies before its first day."),
    ground=_("A pilot runs from its first day up to and including its last day."),
    next_step=_("Correct one of the two dates."),
    field="ends_on",
)
PERIOD_OF_YEARS = Rule(
    name="pilots_pilot_period_of_years",
    message=_("The period begins before the year 2000 or is longer than ten years."),
    ground=_("A pilot is a trial of a limited time; a wrong year is easily typed."),
    next_step=_("Check the years of both dates."),
    field="ends_on",
)
SLUG_IS_FREE = Rule(
    name="pilots_pilot_slug_is_free",
    message=_("This name in the address bar is in use by the site itself."),
    ground=_("Every pilot has an address of its own."),
    next_step=_("Choose another name."),
    field="slug",
)
PERIOD_COVERS_STEPS = Rule(
    name="pilots_pilot_period_covers_steps",
    message=_("There is a capacity decision outside this period."),
    ground=_("A capacity decision only holds while the pilot runs."),
    next_step=_("Choose a period that holds all decisions."),
    field="ends_on",
)
BOUNDS_ORDER = Rule(
    name="pilots_pilot_capacity_bounds",
    message=_("The highest number of places is lower than the number at the start."),
    ground=_("The capacity decision names a number at the start and a number to grow to."),
    next_step=_("Correct one of the two numbers."),
    field="maximum_capacity",
)
PLACEMENTS_IN_PERIOD = Rule(
    name="pilots_pilot_covers_stays",
    message=_("There is a stay outside this period."),
    ground=_(
        "Nobody lives in a pilot dwelling before the first or after the last day of the pilot."
    ),
    next_step=_("First change or end the stays that fall outside the new period."),
    field="ends_on",
)
BOUNDS_COVER_STEPS = Rule(
    name="pilots_pilot_bounds_cover_steps",
    message=_("There is a capacity decision outside these bounds."),
    ground=_(
        "Every capacity decision lies between the number at the start and the highest number."
    ),
    next_step=_("Choose bounds that hold all decisions."),
    field="maximum_capacity",
)
BASE_COVERS_RESIDENTS = Rule(
    name="pilots_pilot_covers_residents",
    message=_("On some day more people live in the pilot than this number of places."),
    ground=_("The capacity is never lowered below the residents who are present or planned."),
    next_step=_("Choose a higher number of places at the start."),
    field="base_capacity",
)
BASE_IS_FIXED = Rule(
    name="pilots_pilot_base_is_fixed",
    message=_("The pilot has begun or someone has a stay in it: this number stays as it was."),
    ground=_("The places at the start are what was decided; growth takes a capacity decision."),
    next_step=_("Record a capacity decision with its date, reason and reference."),
    field="base_capacity",
)
CHANGE_SAYS_WHY = ActionRule(
    name="pilots_pilot_change_says_why",
    message=_(
        "It is not said why, and by which decision, the period or the highest number changes."
    ),
    ground=_("Of a pilot that runs, the council was told how long it lasts and how far it grows."),
    next_step=_("Fill in the reason and the reference of the decision."),
    field="reason",
)
STEP_SAYS_WHY = Rule(
    name="pilots_capacitystep_says_why",
    message=_("The reason or the reference of the decision is missing."),
    ground=_("Whoever reads the report sees why and by which decision the pilot grows."),
    next_step=_("Fill in both."),
    field="reason",
)
STEP_WITHIN_BOUNDS = Rule(
    name="pilots_capacitystep_within_bounds",
    message=_("This number of places is not allowed in this pilot."),
    ground=_(
        "The council was told a number at the start and a number to grow to; the capacity stays between them."
    ),
    next_step=_("Choose a number between these two."),
    field="capacity",
)
STEP_IN_PERIOD = Rule(
    name="pilots_capacitystep_in_period",
    message=_("This date lies outside the period of the pilot."),
    ground=_("A capacity decision only holds while the pilot runs."),
    next_step=_("Choose a date from the first up to and including the last day of the pilot."),
    field="effective_from",
)
STEP_COVERS_RESIDENTS = Rule(
    name="pilots_capacitystep_covers_residents",
    message=_("On a day from then on more people live in the pilot than this number."),
    ground=_("The capacity is never lowered below the residents who are present or planned."),
    next_step=_("First change the stays, or choose a higher number or a later date."),
    field="capacity",
)
ONE_STEP_PER_DAY = Rule(
    name="pilots_capacitystep_one_per_day",
    message=_("There is already a capacity decision that holds from this date."),
    ground=_("On each day exactly one number of places holds."),
    next_step=_("Choose another date."),
    field="effective_from",
)
HOURS_ORDER = Rule(
    name="pilots_openinghours_closes_after_opening",
    message=_("The closing time is missing or does not lie after the opening time."),
    ground=_("Residents and neighbours want to know from when until when someone is there."),
    next_step=_("Fill in both times, or leave both empty on a day on which it is closed."),
)
