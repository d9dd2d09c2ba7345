"""The rules on a pilot's period, bounds and decision."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

PERIOD_ORDER = Rule(
    name="pilots_pilot_ends_after_start",
    message=_("The last day of the pilot is before its first day."),
    next_step=_("Correct one of the two dates."),
    ground=_("A pilot runs from its first day up to and including its last day."),
    field="ends_on",
)
PERIOD_OF_YEARS = Rule(
    name="pilots_pilot_period_of_years",
    message=_("The period begins before the year 2000 or is longer than ten years."),
    next_step=_("Check the years of both dates."),
    ground=_("A pilot is a trial for a limited time, and a year is easily mistyped."),
    field="ends_on",
)
SLUG_IS_FREE = Rule(
    name="pilots_pilot_slug_is_free",
    message=_("The site itself uses this name in the address bar."),
    next_step=_("Choose another name."),
    ground=_("Every pilot has its own address."),
    field="slug",
)
PERIOD_COVERS_STEPS = Rule(
    name="pilots_pilot_period_covers_steps",
    message=_("There is a capacity decision outside this period."),
    next_step=_("Choose a period that covers all decisions."),
    ground=_("A capacity decision applies only while the pilot runs."),
    field="ends_on",
)
BOUNDS_ORDER = Rule(
    name="pilots_pilot_capacity_bounds",
    message=_("The highest number of places is lower than the number at the start."),
    next_step=_("Correct one of the two numbers."),
    ground=_("The capacity decision names a number at the start and a number to grow to."),
    field="maximum_capacity",
)
PLACEMENTS_IN_PERIOD = Rule(
    name="pilots_pilot_covers_placements",
    message=_("There is a stay outside this period."),
    next_step=_("First change or end the stays that fall outside the new period."),
    ground=_(
        "Nobody lives in a pilot dwelling before the first or after the last day of the pilot."
    ),
    field="ends_on",
)
BOUNDS_COVER_STEPS = Rule(
    name="pilots_pilot_bounds_cover_steps",
    message=_("There is a capacity decision outside these bounds."),
    next_step=_("Choose bounds that cover all decisions."),
    ground=_(
        "Every capacity decision lies between the number at the start and the highest number."
    ),
    field="maximum_capacity",
)
BASE_COVERS_RESIDENTS = Rule(
    name="pilots_pilot_covers_residents",
    message=_("On at least one day more people live in the pilot than this number of places."),
    next_step=_("Choose a higher number of places at the start."),
    ground=_("The capacity is never lower than the number of residents, present or planned."),
    field="base_capacity",
)
BASE_IS_FIXED = Rule(
    name="pilots_pilot_base_is_fixed",
    message=_("The pilot has begun or has a stay, so this number cannot change."),
    next_step=_("Record a capacity decision with its date, reason and reference."),
    ground=_("The number at the start has been decided on; growth needs a capacity decision."),
    field="base_capacity",
)
DECISION_WHOLE = Rule(
    name="pilots_pilot_decision_whole",
    message=_("The date or the reference of the decision of the executive is missing."),
    next_step=_("Fill in both. Leave both empty when there is no decision yet."),
    ground=_("Neighbours hear of the pilot after this decision, and everyone can look it up."),
    field="decision_reference",
)
DECISION_NOT_AHEAD = ActionRule(
    name="pilots_pilot_decision_not_ahead",
    message=_("This date is in the future."),
    next_step=_("Record the decision once the executive has taken it."),
    ground=_("Nobody knows for certain what the executive will decide."),
    field="decided_on",
)
MOVES_AS_ADVISED = Rule(
    name="pilots_pilot_moves_as_advised",
    message=_("The advice of the privacy officer or its date is missing."),
    next_step=_("Fill in what the privacy officer advised, and when."),
    ground=_("Whether reports say who moved in and out is decided with the privacy officer."),
    field="moves_advice",
)
MOVES_ADVICE_NOT_AHEAD = ActionRule(
    name="pilots_pilot_moves_advice_not_ahead",
    message=_("This date is in the future."),
    next_step=_("Record the advice once the privacy officer has given it."),
    ground=_("Nobody knows for certain what the privacy officer will advise."),
    field="moves_advised_on",
)
CHANGE_SAYS_WHY = ActionRule(
    name="pilots_pilot_change_says_why",
    message=_(
        "The reason or the decision for changing the period or the highest number is missing."
    ),
    next_step=_("Fill in the reason and the reference of the decision."),
    ground=_("The council knows how long a running pilot lasts and how far it may grow."),
    field="reason",
)
DATE_NEAR_THE_PILOT = ActionRule(
    name="pilots_date_near_the_pilot",
    message=_("This date is more than a year before or after the pilot."),
    next_step=_("Check the year."),
    ground=_("So far from the pilot a date is mistyped, and it would be counted as it stands."),
)
