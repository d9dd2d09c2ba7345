"""The rules on referrals, stays, exits and sessions, each named after its guard in the database."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register

_ZONING = _(
    "The pilot fits the zoning plan only as long as one person lives in a dwelling: one household."
)
_CAPACITY = _("The capacity decision says how many people may live in the pilot on a day.")
_PERIOD = _("The pilot runs from its first day up to and including its last day.")

ONE_PERSON_PER_DWELLING = Rule(
    name="participants_placement_one_per_dwelling",
    message=_("Someone else lives in this dwelling on one or more of these days."),
    ground=_ZONING,
    next_step=_("Choose another dwelling, or a first day after the other person has left."),
    field="dwelling",
)
ONE_DWELLING_PER_PERSON = Rule(
    name="participants_placement_one_per_person",
    message=_("This person already has a dwelling on one or more of these days."),
    ground=_ZONING,
    next_step=_("First end the other stay, or choose other days."),
    field="starts_on",
)
HOUSEHOLD_OF_ONE = Rule(
    name="participants_referral_one_person",
    message=_("The household counts more or fewer than one person."),
    ground=_ZONING,
    next_step=_("Fill in 1, or look with the referrer for a home outside this pilot."),
    field="household_size",
)
STAY_OF_ONE = Rule(
    name="participants_placement_one_person",
    message=_("The household counts more or fewer than one person."),
    ground=_ZONING,
    next_step=_("Look with the referrer for a home outside this pilot."),
)
WITHIN_CAPACITY = Rule(
    name="participants_placement_within_capacity",
    message=_("All places are taken on one or more of these days."),
    ground=_CAPACITY,
    next_step=_("Choose days with a free place, or wait for a capacity decision."),
    field="starts_on",
)
STAY_IN_PERIOD = Rule(
    name="participants_placement_within_period",
    message=_("These days lie outside the period of the pilot."),
    ground=_PERIOD,
    next_step=_("Choose a first and a last day within that period."),
    field="ends_on",
)
STAY_IN_AVAILABILITY = Rule(
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
STAY_ORDER = Rule(
    name="participants_placement_ends_after_start",
    message=_("The last day lies before the first day."),
    ground=_("A stay runs from its first day up to and including its last day."),
    next_step=_("Correct one of the two dates."),
    field="ends_on",
)
EXIT_ENDS_STAY = Rule(
    name="participants_exit_ends_the_stay",
    message=_("The date of leaving differs from the last day of the stay."),
    ground=_("A stay ends on the day on which the person leaves."),
    next_step=_("Change both dates together."),
    field="exited_on",
)
EXIT_NOT_AHEAD = Rule(
    name="participants_exit_not_ahead",
    message=_("This date is in the future."),
    ground=_("An exit is recorded when the person has left; until then it is a plan."),
    next_step=_("Fill in today or an earlier date."),
    field="exited_on",
)
EXIT_DURING_STAY = Rule(
    name="participants_exit_during_stay",
    message=_("This date lies before the first day of the stay."),
    ground=_("A stay runs from its first day up to and including its last day."),
    next_step=_("Fill in a date on or after the first day."),
    field="exited_on",
)
STAY_GOES_ON = Rule(
    name="participants_exit_once",
    message=_("This stay has already ended."),
    ground=_("Someone leaves once; the reason and the destination of then are kept."),
    next_step=_("Look at the history of the stay."),
)
REFERRAL_DECIDED = Rule(
    name="participants_referral_decided_once",
    message=_("There is already a decision on this referral."),
    ground=_("A decision is taken once, so that it is clear what holds."),
    next_step=_("Make a new referral when the situation has changed."),
)
ONE_UNDECIDED_REFERRAL = Rule(
    name="participants_referral_one_undecided",
    message=_("There is a referral of this person that waits for a decision."),
    ground=_("One referral at a time is decided on."),
    next_step=_("First decide on that referral."),
)
DECIDED_AFTER_REFERRAL = Rule(
    name="participants_referral_decided_after_referring",
    message=_("The decision is dated before the referral."),
    ground=_("A decision follows on a referral."),
    next_step=_("Fill in the date of the referral or a later date."),
    field="decided_on",
)
REFERRAL_CARRIES_STAY = Rule(
    name="participants_referral_carries_the_stay",
    message=_("A stay rests on this decision."),
    ground=_("Only someone whom the case manager has accepted for the pilot gets a dwelling."),
    next_step=_("First change or end the stay."),
)
DATE_NOT_AHEAD = Rule(
    name="participants_date_not_ahead",
    message=_("This date is in the future."),
    ground=_("Here you record what has happened."),
    next_step=_("Fill in today or an earlier date."),
)
DWELLING_ORDER = Rule(
    name="participants_dwelling_available_in_order",
    message=_("The last day of availability lies before the first."),
    ground=_("A dwelling is available from a first up to and including a last day."),
    next_step=_("Correct one of the two dates."),
    field="available_until",
)
DWELLING_COVERS_STAYS = Rule(
    name="participants_dwelling_covers_stays",
    message=_("Someone lives in this dwelling on days outside this availability."),
    ground=_("A dwelling is available on every day of a stay."),
    next_step=_("First change the stay, or choose other days of availability."),
    field="available_until",
)
DWELLING_NAME_ONCE = Rule(
    name="participants_dwelling_one_of_a_name",
    message=_("There is already a dwelling with this name."),
    ground=_("In lists and on the board a dwelling is known by its name."),
    next_step=_("Choose another name."),
    field="name",
)
SESSION_HELD = Rule(
    name="participants_session_not_ahead",
    message=_("This moment is in the future."),
    ground=_("Here you log a session that was held."),
    next_step=_("Fill in the date and time at which the session began."),
    field="held_on",
)
SESSION_AFTER_REFERRAL = Rule(
    name="participants_session_after_referral",
    message=_("On this date the person had not been referred to the pilot."),
    ground=_("Support in the pilot begins with the referral."),
    next_step=_("Check the date."),
    field="held_on",
)
SESSION_DURATION = Rule(
    name="participants_session_duration_within_a_day",
    message=_("The duration is not between 1 minute and 24 hours."),
    ground=_("The hours of support in the report rest on the duration in minutes."),
    next_step=_("Fill in the duration in minutes, for example 45."),
    field="duration_minutes",
)
SESSION_NOTE = Rule(
    name="participants_session_note_length",
    message=_("The note is longer than 20,000 characters."),
    ground=_("A note tells what matters for the support, so that a colleague can read it."),
    next_step=_("Shorten the note; the text still stands in the form."),
    field="note",
)
ASSIGNMENT_ORDER = Rule(
    name="participants_assignment_ends_after_start",
    message=_("A counsellor of this person began on that day or later."),
    ground=_("A counsellor supports someone from a first day up to and including a last day."),
    next_step=_("Choose a date after the other counsellor began."),
    field="starts_on",
)
ONE_COUNSELLOR = Rule(
    name="participants_assignment_one_at_a_time",
    message=_("Someone else supports this person on one or more of these days."),
    ground=_("One counsellor at a time has the file, so that it is clear who supports."),
    next_step=_("Choose a date after the other counsellor began."),
    field="starts_on",
)
LATER_STAY = Rule(
    name="participants_exit_before_a_stay",
    message=_("There is a later stay of this person."),
    ground=_("Someone who moves to another dwelling of the pilot does not leave it."),
    next_step=_("Record the exit at the later stay."),
)
COUNSELLOR_OF_PILOT = Rule(
    name="participants_assignment_of_the_pilot",
    message=_("This person is not a counsellor in this pilot on that date."),
    ground=_("Only a counsellor of the pilot supports its participants."),
    next_step=_("Choose another counsellor or ask the administrator to give this role."),
    field="counsellor",
)

register(
    *(value for value in dict(globals()).values() if isinstance(value, Rule)),
)
