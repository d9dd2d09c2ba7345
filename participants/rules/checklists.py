"""Rules on intake, housing skills and being ready to rent."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

ANSWERED_ONCE = Rule(
    name="participants_answer_once",
    message=_("This question already has an answer."),
    next_step=_("Change the existing answer."),
    ground=_("A checklist has one answer to a question."),
)
ANSWER_FITS = Rule(
    name="participants_answer_fits_its_question",
    message=_("This answer does not belong to this question."),
    next_step=_("Open the form again and choose one of its answers."),
    ground=_("An answer is kept with the version of the question that was asked."),
)
INTAKE_OF_THE_PARTICIPANT = Rule(
    name="participants_checklist_of_the_person",
    message=_("This intake is about another participant."),
    next_step=_("Open the intake from the page of the participant."),
    ground=_("An intake belongs to a referral of the same participant."),
)
INTAKE_FIXED = Rule(
    name="participants_checklist_intake_is_fixed",
    message=_("There is a decision on this referral, so its intake cannot change."),
    next_step=_("Make a new referral if the situation has changed."),
    ground=_("It must stay clear what the decision was based on."),
)
AGREED_ONCE = Rule(
    name="participants_agreement_once",
    message=_("This agreement has been recorded already."),
    next_step=_("Make a new judgement if the situation has changed."),
    ground=_("The resident and the counsellor each agree once with a judgement."),
)
CRITERION_SAYS_WHY = Rule(
    name="participants_answer_says_why",
    message=_("The reason is missing."),
    next_step=_("Write your reason in a few words."),
    ground=_("Each judgement of a criterion has a reason, so that others can follow it."),
)
AGREEMENT_ON_JUDGEMENT = Rule(
    name="participants_agreement_on_exit_criteria",
    message=_("Only the judgement on being ready to rent again can be agreed with."),
    next_step=_("Record the agreement at the judgement of the exit criteria."),
    ground=_("Other checklists describe the situation; nobody has to agree with them."),
)
AGREEMENT_AFTER_JUDGEMENT = Rule(
    name="participants_agreement_after_judgement",
    message=_("The judgement had not been made on this date."),
    next_step=_("Check the date of the agreement."),
    ground=_("Nobody can agree before the judgement is written down."),
    field="agreed_on",
)
AGREED_IS_FIXED = Rule(
    name="participants_checklist_agreed_is_fixed",
    message=_("The resident or the counsellor has agreed with this judgement."),
    next_step=_("Make a new judgement if the situation has changed."),
    ground=_("A judgement does not change after someone has agreed with it."),
)
