"""Rules on referrals and the decision on them."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register
from participants.rules.common import ZONING

HOUSEHOLD_OF_ONE = Rule(
    name="participants_referral_one_person",
    message=_("The household counts more or fewer than one person."),
    ground=ZONING,
    next_step=_("Fill in 1, or look with the referrer for a home outside this pilot."),
    field="household_size",
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

register(
    HOUSEHOLD_OF_ONE,
    REFERRAL_DECIDED,
    ONE_UNDECIDED_REFERRAL,
    DECIDED_AFTER_REFERRAL,
    REFERRAL_CARRIES_STAY,
    INFORMED_BEFORE_ACCEPTANCE,
    INTAKE_BEFORE_ACCEPTANCE,
)
