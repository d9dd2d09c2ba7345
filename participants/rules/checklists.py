"""Rules on intake, housing skills and being ready to rent."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

ANSWERED_ONCE = Rule(
    name="participants_answer_once",
    message=_("This question has been answered already."),
    ground=_("A checklist has one answer to a question."),
    next_step=_("Change the answer that is there."),
)
ANSWER_FITS = Rule(
    name="participants_answer_fits_its_question",
    message=_("This answer does not belong to this question."),
    ground=_("An answer is kept with the version of the question that it was given to."),
    next_step=_("Open the form again and choose one of its answers."),
)
INTAKE_OF_THE_PARTICIPANT = Rule(
    name="participants_checklist_of_the_person",
    message=_("This intake is about someone else."),
    ground=_("An intake belongs to the referral of the person whom it is about."),
    next_step=_("Open the intake from the person's own page."),
)
INTAKE_FIXED = Rule(
    name="participants_checklist_intake_is_fixed",
    message=_("There is a decision on this referral, so its intake stays as it is."),
    ground=_("Later it must still show what the decision rested on."),
    next_step=_("Make a new referral when the situation has changed."),
)
AGREED_ONCE = Rule(
    name="participants_agreement_once",
    message=_("This agreement has been recorded already."),
    ground=_("Resident and counsellor each agree once with what was written down."),
    next_step=_("Make a new judgement when the situation has changed."),
)
CRITERION_SAYS_WHY = Rule(
    name="participants_answer_says_why",
    message=_("It does not say why."),
    ground=_("A criterion is judged with the reason written down, so that others can follow it."),
    next_step=_("Write in a few words what makes you say so."),
)
AGREEMENT_ON_JUDGEMENT = Rule(
    name="participants_agreement_on_exit_criteria",
    message=_("Agreement is about the judgement whether someone is ready to rent again."),
    ground=_("Other checklists say how someone does; nobody has to agree with them."),
    next_step=_("Record the agreement at the judgement of the exit criteria."),
)
AGREEMENT_AFTER_JUDGEMENT = Rule(
    name="participants_agreement_after_judgement",
    message=_("On this date the judgement was not there yet."),
    ground=_("One agrees with what was written down."),
    next_step=_("Choose the date of the judgement or a later one."),
    field="agreed_on",
)
AGREED_IS_FIXED = Rule(
    name="participants_checklist_agreed_is_fixed",
    message=_("Someone has agreed with this judgement."),
    ground=_("What was agreed with does not change afterwards."),
    next_step=_("Make a new judgement when the situation has changed."),
)
