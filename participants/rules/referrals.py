"""Rules on referrals and the decision on them."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.records import ZONING

HOUSEHOLD_OF_ONE = Rule(
    name="participants_referral_one_person",
    message=_("The household does not have exactly one person."),
    next_step=_(
        "Look for a home outside this pilot together with the referrer. Correct the number only if it was mistyped."
    ),
    ground=ZONING,
    field="household_size",
)
REFERRAL_DECIDED = ActionRule(
    name="participants_referral_decided_once",
    message=_("There is already a decision on this referral."),
    next_step=_("Make a new referral if the situation has changed."),
    ground=_("A referral is decided on once, so that it is clear what applies."),
)
ONE_UNDECIDED_REFERRAL = Rule(
    name="participants_referral_one_undecided",
    message=_("A referral of this participant still waits for a decision."),
    next_step=_("First decide on that referral."),
    ground=_("A participant has one undecided referral at a time."),
)
DECIDED_AFTER_REFERRAL = Rule(
    name="participants_referral_decided_after_referring",
    message=_("The decision is dated before the referral."),
    next_step=_(
        "Check the date of the decision and that of the referral, and correct the wrong one."
    ),
    ground=_("A decision comes after the referral."),
    field="decided_on",
)
REFERRAL_CARRIES_PLACEMENT = Rule(
    name="participants_referral_carries_placement",
    message=_("A stay depends on this decision."),
    next_step=_("First change or end the stay."),
    ground=_("Only a participant whom the case manager has accepted gets a dwelling."),
)
INFORMED_BEFORE_ACCEPTANCE = Rule(
    name="participants_referral_informed_before_acceptance",
    message=_("The date on which this participant was informed about the use of data is missing."),
    next_step=_("Inform the participant, and fill in the date at the referral."),
    ground=_(
        "Participants must know what is kept about them, and why, before they are accepted (AVG)."
    ),
)
INTAKE_BEFORE_ACCEPTANCE = Rule(
    name="participants_referral_intake_before_acceptance",
    message=_("The intake is not filled in completely."),
    next_step=_("First fill in the intake."),
    ground=_("The letter to the council says who the pilot is for; the intake checks each point."),
)
INTAKE_IN_TIME = Rule(
    name="participants_referral_intake_in_time",
    message=_("The intake is not dated between the referral and the decision."),
    next_step=_("Check both dates. If the intake was done after this date, decide anew after it."),
    ground=_("A decision is based on an intake after the referral."),
    field="decided_on",
)
DECISION_SAYS_WHY = Rule(
    name="participants_referral_decision_says_why",
    message=_("The reason is missing."),
    next_step=_("Write the reason in a few words."),
    ground=_("The participant has a right to know the reason of the decision."),
    field="reason",
)
UNKNOWN_CAUSE_ALONE = ActionRule(
    name="participants_referral_unknown_cause_alone",
    message=_("You chose “unknown” together with another cause."),
    next_step=_("Choose “unknown” alone, or leave it out."),
    ground=_("A cause is known or it is not; otherwise a participant counts as both."),
    field="causes",
)
REFERRED_BEFORE_RECORDS = Rule(
    name="participants_referral_before_records",
    message=_("An intake, a goal or a judgement was recorded on an earlier date."),
    next_step=_(
        "Check the date of the referral and that of the record, and correct the wrong one."
    ),
    ground=_("Records about a participant start at the first referral."),
    field="referred_on",
)
REFERRED_LONG_BEFORE = ActionRule(
    name="participants_referral_long_before_the_pilot",
    message=_("The referral is dated more than a year before the pilot begins."),
    next_step=_("Check the year, or tick that it is right."),
    ground=_("With a mistyped year it would seem that the participant waited for years."),
    field="referred_on",
    confirm=_("It is right: the participant was referred that long ago."),
)
INFORMED_LONG_BEFORE = ActionRule(
    name="participants_referral_informed_long_before",
    message=_("This date is more than a year before the referral."),
    next_step=_("Check the year, or inform the participant again and fill in that date."),
    ground=_(
        "A participant is told which data this pilot keeps about them, not those of long ago."
    ),
    field="informed_on",
)
REFERRED_AFTER_LAST = Rule(
    name="participants_referral_after_the_last",
    message=_("An earlier referral or stay of this participant has not ended on this date."),
    next_step=_("Check the date. If the earlier referral or stay goes on, complete that first."),
    ground=_("A participant is referred again after the earlier referral or stay has ended."),
    field="referred_on",
)
REFERRED_AFTER_PLACEMENT = Rule(
    name="participants_referral_after_placement",
    message=_("This participant has a dwelling in the pilot, or waits for one."),
    next_step=_("Has the participant left? First record the exit. A move needs no new referral."),
    ground=_("A participant is referred again after an exit, a rejection or a withdrawal."),
)
REFERRED_BEFORE_SESSIONS = Rule(
    name="participants_referral_before_sessions",
    message=_("A session was held before this date."),
    next_step=_(
        "Check the date of the referral and that of the session, and correct the wrong one."
    ),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    field="referred_on",
)
NOT_WAITING = ActionRule(
    name="participants_referral_on_the_waiting_list",
    message=_("This participant is not on the waiting list."),
    next_step=_("Look at the page of the participant for the current situation."),
    ground=_("The waiting list contains participants who were accepted and have no dwelling yet."),
)
WITHDRAWN_AFTER_ACCEPTANCE = ActionRule(
    name="participants_referral_withdrawn_after_acceptance",
    message=_("This date is before the acceptance."),
    next_step=_("Check the date and that of the acceptance, and correct the wrong one."),
    ground=_("A participant is taken off the waiting list after the acceptance."),
    field="withdrawn_on",
)
POSSIBLE_DUPLICATE = ActionRule(
    name="participants_participant_possible_duplicate",
    message=_("A very similar participant is already in the register."),
    next_step=_(
        "First check whether it is the same person. If it is someone else, tick so at the end of the form and save again."
    ),
    ground=_("With two files one person would count twice, and the records would be split."),
    confirm=_("This is someone else: save as a new person"),
)
NOTHING_DECIDED = ActionRule(
    name="participants_referral_nothing_decided",
    message=_("There is no decision on this referral yet."),
    next_step=_("Record the decision."),
    ground=_("Only what was recorded can be corrected."),
)
DECISION_IS_USED = ActionRule(
    name="participants_referral_decision_is_used",
    message=_("After this decision came a stay, a proposal or another referral."),
    next_step=_("Withdraw the proposal or call off the stay first, if that was a mistake too."),
    ground=_("What came later rests on this decision."),
)
