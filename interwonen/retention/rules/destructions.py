"""The rules on destroying; a constraint or guard in the database bears their names."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

BY_TWO = Rule(
    name="retention_destruction_by_two",
    message=_("You proposed this yourself."),
    next_step=_("Ask a colleague who may agree to it."),
    ground=_("Two people look before something is destroyed for good."),
)
NOT_HELD = Rule(
    name="retention_destruction_not_held",
    message=_("This has to be kept longer, for the reason that is written there."),
    next_step=_("Remove that reason first, if it holds no longer."),
    ground=_("Whoever said that it must be kept had a reason, such as a case in court."),
)
DUE_FIRST = Rule(
    name="retention_destruction_due_first",
    message=_("The time of this is not over yet."),
    next_step=_("Wait until it is due; the list shows it then."),
    ground=_("A law or a list says how long this is kept."),
)
HOLD_IS_LOOKED_AT = Rule(
    name="retention_destruction_hold_is_looked_at",
    message=_("The day on which to look at this again has to come after today, within five years."),
    next_step=_("Choose a day on which the reason may be over, or sooner."),
    ground=_("Data are not kept longer without anyone asking whether it is still needed."),
    field="review_on",
)
HOLD_OF_A_RECORD = ActionRule(
    name="retention_destruction_hold_of_a_record",
    message=_("There is nothing with this code in the pilot."),
    next_step=_("Look the code up, such as that of a participant or the number of a question."),
    ground=_("What is to be kept has to be there."),
    field="code",
)
HOLD_SAYS_WHY = ActionRule(
    name="retention_destruction_hold_says_why",
    message=_("The reason is missing."),
    next_step=_("Write in a few words why this has to be kept, or why no longer."),
    ground=_("Keeping someone's data longer needs a reason that can be checked."),
    field="why",
)
STILL_PROPOSED = ActionRule(
    name="retention_destruction_still_proposed",
    message=_("This does not wait for your answer any more."),
    next_step=_("Look at the list: somebody else may have answered."),
    ground=_("A destruction is proposed by one person and agreed to by another, in that order."),
)
PROPOSED_ONCE = ActionRule(
    name="retention_destruction_proposed_once",
    message=_("Somebody has proposed this already."),
    next_step=_("Look at the list: it waits for a second person, or is agreed to."),
    ground=_("One proposal is enough."),
)
LISTED_ONCE = Rule(
    name="retention_destruction_listed_once",
    message=_("This is on the list already."),
    next_step=_("Look at the list again."),
    ground=_("What is on the list twice would be destroyed twice."),
)
AFTER_ITS_END = Rule(
    name="retention_destruction_after_its_end",
    message=_("The day until which it is kept is not after its end."),
    next_step=_("Look at the period of this kind of record."),
    ground=_("A period of keeping begins at the end of a record."),
)
AGREED_FIRST = Rule(
    name="retention_destruction_agreed_first",
    message=_("Nobody has agreed to destroy this yet."),
    next_step=_("Let one person propose it and another agree."),
    ground=_("Nothing is destroyed by one person, and a certificate says who agreed."),
)
CERTIFICATE_STANDS = Rule(
    name="retention_certificate_stands",
    message=_("This has been destroyed; its certificate does not change."),
    next_step=_("Look at the certificate."),
    ground=_("The certificate is all that is left to show what was destroyed."),
)
CERTIFICATE_GENUINE = ActionRule(
    name="retention_certificate_genuine",
    message=_("Interwonen did not write this certificate."),
    next_step=_("Find out who wrote it; nothing is destroyed by it."),
    ground=_("Else whoever can write a file could have anything destroyed."),
)
LEFT_ALONE = ActionRule(
    name="retention_destruction_left_alone",
    message=_("This file has to be left alone for now."),
    next_step=_("Lift the restriction first, if it holds no longer."),
    ground=_("What someone asked to restrict is kept and not destroyed (AVG 18)."),
)
AS_COUNTED = ActionRule(
    name="retention_destruction_as_counted",
    message=_("Something in this record changed since it was counted."),
    next_step=_("Look again tomorrow: tonight it is counted anew, and then it can be proposed."),
    ground=_("What two people agree to is what is destroyed, and nothing that came later."),
)
STILL_DECIDE = ActionRule(
    name="retention_destruction_still_decide",
    message=_("Who proposed this or agreed to it has no role any more that decides on it."),
    next_step=_("Take the proposal back, and let two people decide who have such a role."),
    ground=_("Two people answer for it on the day on which it is destroyed."),
)
WRITTEN_HERE = ActionRule(
    name="retention_destruction_written_here",
    message=_("Interwonen did not write the decision, or something that would be destroyed."),
    next_step=_("Let who runs Interwonen check with verify_log what was written by hand."),
    ground=_("Two people decide, and what shows that someone went round them stays."),
)
STILL_DUE = ActionRule(
    name="retention_destruction_still_due",
    message=_("This is not due any more."),
    next_step=_("Nothing: it goes off the list tonight."),
    ground=_("Something happened to the record since, or someone asked to leave it alone."),
)
