"""Rules on stays: who lives where and when."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.records import ZONING

_CAPACITY = _("The capacity decision says how many people may live in the pilot on a day.")

ONE_PARTICIPANT_PER_DWELLING = Rule(
    name="participants_placement_one_per_dwelling",
    message=_("Another participant lives in this dwelling on one or more of these days."),
    next_step=_("Choose another dwelling, or a first day after the other participant has left."),
    ground=ZONING,
    field="dwelling",
)
ONE_DWELLING_PER_PARTICIPANT = Rule(
    name="participants_placement_one_per_person",
    message=_("This participant already has a dwelling on one or more of these days."),
    next_step=_("First end the other stay, or choose other days."),
    ground=ZONING,
    field="starts_on",
)
PLACEMENT_OF_ONE = Rule(
    name="participants_placement_one_person",
    message=_("The household does not have exactly one person."),
    next_step=_("Look for a home outside this pilot together with the referrer."),
    ground=ZONING,
)
WITHIN_CAPACITY = Rule(
    name="participants_placement_within_capacity",
    message=_("All places are taken on one or more of these days."),
    next_step=_("Choose days with a free place, or wait for a capacity decision."),
    ground=_CAPACITY,
    field="starts_on",
)
PLACEMENT_IN_PERIOD = Rule(
    name="participants_placement_within_period",
    message=_("These days are outside the period of the pilot."),
    next_step=_("Choose a first and a last day within that period."),
    ground=_("Before the first and after the last day of the pilot nobody lives in its dwellings."),
    field="ends_on",
)
PLACEMENT_IN_AVAILABILITY = Rule(
    name="participants_placement_within_availability",
    message=_("The landlord does not let this dwelling to the pilot on all these days."),
    next_step=_("Choose another dwelling, or days on which it is available."),
    ground=_("A dwelling is available from a first up to and including a last day."),
    field="dwelling",
)
AFTER_ACCEPTANCE = Rule(
    name="participants_placement_after_acceptance",
    message=_("There is no accepted referral on or before the first day of the stay."),
    next_step=_("First decide on the referral, or choose a later first day."),
    ground=_("Only a participant whom the case manager has accepted gets a dwelling."),
    field="starts_on",
)
ONE_PILOT = Rule(
    name="participants_placement_within_one_pilot",
    message=_("This dwelling belongs to another pilot."),
    next_step=_("Choose a dwelling of this pilot."),
    ground=_("A participant lives in a dwelling of the pilot to which they were referred."),
    field="dwelling",
)
PLACEMENT_ORDER = Rule(
    name="participants_placement_ends_after_start",
    message=_("The last day is before the first day."),
    next_step=_("Correct one of the two dates."),
    ground=_("A stay runs from its first day up to and including its last day."),
    field="ends_on",
)
NEW_REFERRAL_AFTER_EXIT = Rule(
    name="participants_placement_new_referral_after_exit",
    message=_("This participant has not been referred and accepted again since leaving the pilot."),
    next_step=_("Make a new referral and let the case manager decide on it."),
    ground=_("The earlier acceptance ended with the exit, so a return needs a new decision."),
    field="starts_on",
)
PLACEMENT_IS_OVER = ActionRule(
    name="participants_placement_is_over",
    message=_("This stay has ended."),
    next_step=_("Look at the history of the stay, or at the current stay."),
    ground=_("Figures depend on past stays, so these do not change."),
)
BEGUN_ON_FIRST_DAY = ActionRule(
    name="participants_placement_begun_on_first_day",
    message=_("This stay has begun, and its first day counts in the figures."),
    next_step=_("Leave the first day as it was, or tick that it was recorded wrongly."),
    ground=_("What has been is corrected, not planned anew."),
    field="starts_on",
    confirm=_("The first day was recorded wrongly; it is right now."),
)
LAST_DAY_AHEAD = ActionRule(
    name="participants_placement_last_day_ahead",
    message=_("This last day has passed."),
    next_step=_("Choose today or a later day, or record the exit."),
    ground=_(
        "Here you plan. When a participant has left, that is an exit with a reason and a destination."
    ),
    field="ends_on",
)
MOVE_ELSEWHERE = ActionRule(
    name="participants_placement_moves_elsewhere",
    message=_("This participant already lives in this dwelling."),
    next_step=_("Choose another dwelling, or change the days of the stay."),
    ground=_("A move is to another dwelling of the pilot."),
    field="new_dwelling",
)
MOVE_DURING_PLACEMENT = ActionRule(
    name="participants_placement_moves_during_placement",
    message=_("The day of moving does not come right after a day of this stay."),
    next_step=_("Choose another day, or first change the days of the stay."),
    ground=_(
        "A participant moves after at least one day, and at the latest the day after the last day."
    ),
    field="moves_on",
)
PLACEMENT_HAS_BEGUN = Rule(
    name="participants_placement_has_begun",
    message=_("This stay has really begun: keys were given or a session was held."),
    next_step=_("Record the exit when the participant has left."),
    ground=_("Only a stay that does not take place or was recorded by mistake is cancelled."),
)
DWELLING_NOT_READY = ActionRule(
    name="participants_placement_dwelling_ready",
    message=_("This dwelling was not recorded as ready by the first day."),
    next_step=_("Look at the dwelling with the counsellor, or choose one that is ready."),
    ground=_(
        "A participant moves in after an inspection found the dwelling ready since the last resident left."
    ),
    field="dwelling",
    confirm=_("I have this dwelling inspected before the keys are given."),
)
