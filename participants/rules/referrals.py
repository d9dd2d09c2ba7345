"""Rules on referrals and the decision on them."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.records import ZONING

HOUSEHOLD_OF_ONE = Rule(
    name="participants_referral_one_person",
    message=_("The household counts more or fewer than one person."),
    ground=ZONING,
    next_step=_("Fill in 1, or look with the referrer for a home outside this pilot."),
    field="household_size",
)
REFERRAL_DECIDED = ActionRule(
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
REFERRAL_CARRIES_PLACEMENT = Rule(
    name="participants_referral_carries_the_stay",
    message=_("A stay rests on this decision."),
    ground=_("Only someone whom the case manager has accepted for the pilot gets a dwelling."),
    next_step=_("First change or end the stay."),
)
INFORMED_BEFORE_ACCEPTANCE = Rule(
    name="participants_referral_informed_before_acceptance",
    message=_("It is not recorded that this person was told about the use of data."),
    ground=_("People are told what is kept about them and why before a file is built (AVG)."),
    next_step=_("Tell the person, and fill in the date at the referral."),
)
INTAKE_BEFORE_ACCEPTANCE = Rule(
    name="participants_referral_intake_before_acceptance",
    message=_("The intake has not been filled in completely."),
    ground=_(
        "The letter to the council names the group that the pilot is for; each point is looked at."
    ),
    next_step=_("First fill in the intake."),
)
INTAKE_IN_TIME = Rule(
    name="participants_referral_intake_in_time",
    message=_("The intake is not dated between the referral and the decision."),
    ground=_("A decision rests on an intake that was taken after the referral."),
    next_step=_("Correct the date of the intake, or choose another date for the decision."),
    field="decided_on",
)
DECISION_SAYS_WHY = Rule(
    name="participants_referral_decision_says_why",
    message=_("It does not say why."),
    ground=_("Whoever is turned down or accepted may hear on what grounds."),
    next_step=_("Write the reason in a few words."),
    field="reason",
)
UNKNOWN_CAUSE_ALONE = ActionRule(
    name="participants_referral_unknown_cause_alone",
    message=_("“Unknown” stands next to another cause."),
    ground=_("A cause is known or it is not; otherwise one person counts as both."),
    next_step=_("Choose “unknown” alone, or leave it out."),
    field="causes",
)
REFERRED_BEFORE_RECORDS = Rule(
    name="participants_referral_before_records",
    message=_("An intake, a goal or a judgement was recorded on an earlier date."),
    ground=_("What is recorded about someone counts from the referral on."),
    next_step=_("Fill in an earlier date, or first correct the dates of what was recorded."),
    field="referred_on",
)
REFERRED_LONG_BEFORE = ActionRule(
    name="participants_referral_long_before_the_pilot",
    message=_("The referral is dated more than a year before the pilot begins."),
    ground=_("A mistyped year would tell that someone waited for years."),
    next_step=_("Check the year, or tick that it is right."),
    field="referred_on",
    confirm=_("It is right: the person was referred that long ago."),
)

REFERRED_AFTER_LAST = Rule(
    name="participants_referral_after_the_last",
    message=_("On this date an earlier referral or stay of this person still holds."),
    ground=_("Someone is referred again when the earlier referral or stay is over."),
    next_step=_("Fill in a date after the last day of the stay, or after the earlier decision."),
    field="referred_on",
)
REFERRED_AFTER_PLACEMENT = Rule(
    name="participants_referral_after_the_stay",
    message=_("This person has a dwelling of the pilot, or waits for one."),
    ground=_("Someone is referred again after leaving, or after a rejection or withdrawal."),
    next_step=_("Has the person left? First record the exit. Moving needs no new referral."),
)
REFERRED_BEFORE_SESSIONS = Rule(
    name="participants_referral_before_sessions",
    message=_("A session was held before this date."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    next_step=_("Fill in the date of the first session or an earlier date."),
    field="referred_on",
)
NOT_WAITING = ActionRule(
    name="participants_referral_on_the_waiting_list",
    message=_("This person is not on the waiting list."),
    ground=_("The waiting list holds people who were accepted and have no dwelling yet."),
    next_step=_("Look at the person's page for what holds now."),
)
WITHDRAWN_AFTER_ACCEPTANCE = ActionRule(
    name="participants_referral_withdrawn_after_acceptance",
    message=_("The date lies before the acceptance."),
    ground=_("Someone is taken off the waiting list after having come onto it."),
    next_step=_("Fill in the date of the acceptance or a later date."),
    field="withdrawn_on",
)
POSSIBLE_DUPLICATE = ActionRule(
    name="participants_participant_possible_duplicate",
    message=_("Someone who is much alike stands in the register already."),
    ground=_("Two files of one person would count twice, and split what is known."),
    next_step=_(
        "Look first whether it is the same person. Is it someone else? "
        "Tick so at the end of the form, and save again."
    ),
    confirm=_("This is someone else: save as a new person"),
)
