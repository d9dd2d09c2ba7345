"""Rules on intake, housing skills and being ready to rent."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register

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
INTAKE_OF_THE_PERSON = Rule(
    name="participants_checklist_of_the_person",
    message=_("This intake is about someone else."),
    ground=_("An intake belongs to the referral of the person whom it is about."),
    next_step=_("Open the intake from the person's own page."),
)
AGREED_ONCE = Rule(
    name="participants_agreement_once",
    message=_("This agreement has been recorded already."),
    ground=_("Resident and counsellor each agree once with what was written down."),
    next_step=_("Make a new judgement when the situation has changed."),
)

register(
    ANSWERED_ONCE,
    ANSWER_FITS,
    INTAKE_OF_THE_PERSON,
    AGREED_ONCE,
)
