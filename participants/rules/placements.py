"""Rules on stays: who lives where and when."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.records import ZONING

_CAPACITY = _("The capacity decision says how many people may live in the pilot on a day.")
_PERIOD = _("The pilot runs from its first day up to and including its last day.")

ONE_PARTICIPANT_PER_DWELLING = Rule(
    name="participants_placement_one_per_dwelling",
    message=_("Someone else lives in this dwelling on one or more of these days."),
    ground=ZONING,
    next_step=_("Choose another dwelling, or a first day after the other person has left."),
    field="dwelling",
)
ONE_DWELLING_PER_PARTICIPANT = Rule(
    name="participants_placement_one_per_person",
    message=_("This person already has a dwelling on one or more of these days."),
    ground=ZONING,
    next_step=_("First end the other stay, or choose other days."),
    field="starts_on",
)
PLACEMENT_OF_ONE = Rule(
    name="participants_placement_one_person",
    message=_("The household counts more or fewer than one person."),
    ground=ZONING,
    next_step=_("Look with the referrer for a home outside this pilot."),
)
WITHIN_CAPACITY = Rule(
    name="participants_placement_within_capacity",
    message=_("All places are taken on one or more of these days."),
    ground=_CAPACITY,
    next_step=_("Choose days with a free place, or wait for a capacity decision."),
    field="starts_on",
)
PLACEMENT_IN_PERIOD = Rule(
    name="participants_placement_within_period",
    message=_("These days lie outside the period of the pilot."),
    ground=_PERIOD,
    next_step=_("Choose a first and a last day within that period."),
    field="ends_on",
)
PLACEMENT_IN_AVAILABILITY = Rule(
    name="participants_placement_within_availability",
    message=_("The landlord does not let this dwelling to the pilot on all these days."),
    ground=_("A dwelling is available from a first up to and including a last day."),
    next_step=_("Choose another dwelling, or days on which it is available."),
    field="dwelling",
)
AFTER_ACCEPTANCE = Rule(
    name="participants_placement_after_acceptance",
    message=_("There is no accepted referral on or before the first day of the stay."),
    ground=_("Only someone whom the case manager has accepted for the pilot gets a dwelling."),
    next_step=_("First decide on the referral, or choose a later first day."),
    field="starts_on",
)
ONE_PILOT = Rule(
    name="participants_placement_within_one_pilot",
    message=_("This dwelling belongs to another pilot."),
    ground=_("A participant lives in a dwelling of the pilot that he or she was referred to."),
    next_step=_("Choose a dwelling of this pilot."),
    field="dwelling",
)
PLACEMENT_ORDER = Rule(
    name="participants_placement_ends_after_start",
    message=_("The last day lies before the first day."),
    ground=_("A stay runs from its first day up to and including its last day."),
    next_step=_("Correct one of the two dates."),
    field="ends_on",
)
NEW_REFERRAL_AFTER_EXIT = Rule(
    name="participants_placement_new_referral_after_exit",
    message=_("Since leaving the pilot this person has not been referred and accepted again."),
    ground=_("Whoever comes back is decided on anew: what was accepted ended with the exit."),
    next_step=_("Make a new referral and let the case manager decide on it."),
    field="starts_on",
)
PLACEMENT_IS_OVER = ActionRule(
    name="participants_placement_is_over",
    message=_("This stay has ended."),
    ground=_("What has happened stays as it was; figures rest on it."),
    next_step=_("Look at the history of the stay, or at the stay of now."),
)
BEGUN_ON_FIRST_DAY = ActionRule(
    name="participants_placement_begun_on_first_day",
    message=_("This stay has begun; the first day stays as it was."),
    ground=_("From the first day on someone lives there, and the figures count from it."),
    next_step=_("Change only the planned last day."),
    field="starts_on",
)
LAST_DAY_AHEAD = ActionRule(
    name="participants_placement_last_day_ahead",
    message=_("This last day has passed."),
    ground=_("Here you plan. That someone has left is an exit, with a reason and a destination."),
    next_step=_("Choose today or a later day, or record the exit."),
    field="ends_on",
)
MOVE_ELSEWHERE = ActionRule(
    name="participants_placement_moves_elsewhere",
    message=_("This person lives in this dwelling already."),
    ground=_("A move is to another dwelling of the pilot."),
    next_step=_("Choose another dwelling, or change the days of the stay."),
    field="new_dwelling",
)
MOVE_DURING_PLACEMENT = ActionRule(
    name="participants_placement_moves_from_the_stay",
    message=_("The day of moving does not follow on a day of this stay."),
    ground=_("Someone moves after at least one day, and at the latest the day after the last day."),
    next_step=_("Choose another day, or first change the days of the stay."),
    field="moves_on",
)
PLACEMENT_HAS_BEGUN = Rule(
    name="participants_placement_has_begun",
    message=_("Keys were given or a session was held: this stay has really begun."),
    ground=_("Only a stay that does not take place, or was recorded by mistake, is called off."),
    next_step=_("Record the exit when the person has left."),
)
DWELLING_NOT_READY = ActionRule(
    name="participants_placement_dwelling_ready",
    message=_("It is not recorded that this dwelling is ready by the first day."),
    ground=_("Someone moves in after an inspection since the last resident left said “ready”."),
    next_step=_("Look at the dwelling with the counsellor, or choose one that is ready."),
    field="dwelling",
    confirm=_("I have this dwelling inspected before the keys are given."),
)
