"""The rules on questions of the council; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

SAYS_WHAT = Rule(
    name="evaluations_councilquestion_says_what",
    message=_("It does not say what is asked."),
    next_step=_("Write down the question as it was asked."),
    ground=_("The question is printed with its answer in the next report."),
    field="text",
)
SAYS_WHO = Rule(
    name="evaluations_councilquestion_says_who",
    message=_("It does not say who asks this."),
    next_step=_("Fill in the party, or “een raadslid”."),
    ground=_("The council reads who asked what; a party is enough."),
    field="asked_by",
)
TEXT_LENGTH = Rule(
    name="evaluations_councilquestion_text_length",
    message=_("This text is too long."),
    next_step=_("Make it shorter, or answer in the meeting and say here what was told."),
    ground=_("Question and answer are printed in the next report."),
)
PART_OF_REPORT = Rule(
    name="evaluations_councilquestion_part_of_report",
    message=_("This report has no such part."),
    next_step=_("Choose a part from the list, or the report as a whole."),
    ground=_("Who reads the answer must find the part that it is about."),
    field="about",
)
AFTER_PUBLICATION = Rule(
    name="evaluations_councilquestion_after_publication",
    message=_("On this day the report was not published yet."),
    next_step=_("Choose the day of publication or a later one."),
    ground=_("The question is about what stands in the published report."),
    field="asked_on",
)
PUBLIC_AFTER_ASKED = Rule(
    name="evaluations_councilquestion_public_after_asked",
    message=_("Everyone could read this question before that day."),
    next_step=_("Check the day on which it was asked."),
    ground=_("The answer is in time or too late by that day."),
    field="asked_on",
)
ANSWER_STANDS = Rule(
    name="evaluations_councilquestion_answer_stands",
    message=_("This question is public, or was answered, and that stays so."),
    next_step=_("Correct the words. Should it not have been recorded? Then withdraw it."),
    ground=_("Everyone could read it; who read it must find it again."),
)
DUE_AFTER_ASKED = Rule(
    name="evaluations_councilquestion_due_after_asked",
    message=_("The last day for the answer is not after the day of asking."),
    next_step=_("Check the day on which it was asked."),
    ground=_("The term is counted from the day of asking."),
    field="asked_on",
)
EXTENSION_SAYS_WHY = Rule(
    name="evaluations_councilquestion_extension_says_why",
    message=_("You have not said why the answer takes longer."),
    next_step=_("Write in a few words why."),
    ground=_("Everyone can read the reason beside the question."),
    field="extended_because",
)
EXTENDED_ONCE = Rule(
    name="evaluations_councilquestion_extended_once",
    message=_("The term of this question was extended already, and does not change any more."),
    next_step=_("Answer as far as you can, and say what follows later."),
    ground=_("The council was promised that day."),
)
EXTENSION_IN_BOUNDS = ActionRule(
    name="evaluations_councilquestion_extension_in_bounds",
    message=_("An extension takes at most ten working days more."),
    next_step=_("Choose a day after the present last day, within ten working days."),
    ground=_("This is our own norm: ten working days, and once ten more."),
    field="extended_to",
)
EXTENDED_IN_TIME = ActionRule(
    name="evaluations_councilquestion_extended_in_time",
    message=_("The term has passed already."),
    next_step=_("Answer the question; the answer shows that it came late."),
    ground=_("A term is extended before it ends, so that the council is told in time."),
)
LOOKED_AT_FIRST = Rule(
    name="evaluations_councilquestion_looked_at_first",
    message=_("Nobody looked at this question yet."),
    next_step=_("Look first whether it can be shown to everyone."),
    ground=_("A text from the public page is shown only after someone looked at it."),
)
ACCEPTED_ALREADY = ActionRule(
    name="evaluations_councilquestion_accepted_already",
    message=_("Someone accepted this question already; it is public."),
    next_step=_("Go back to the question and see how it stands."),
    ground=_("A question becomes public once."),
)
OWNER_ANSWERS = ActionRule(
    name="evaluations_councilquestion_owner_answers",
    message=_("This person does not answer for this pilot."),
    next_step=_("Choose someone from the list."),
    ground=_("Who answers must be able to write in the report."),
    field="owner",
)
TAKEN_ALREADY = ActionRule(
    name="evaluations_councilquestion_taken_already",
    message=_("Someone else took this question already."),
    next_step=_("Ask them, or give the question to someone else."),
    ground=_("One person answers, so that nothing is done twice."),
)
ANSWERED_WHOLE = Rule(
    name="evaluations_councilquestion_answered_whole",
    message=_("There is no answer."),
    next_step=_("Write the answer as the council will read it."),
    ground=_("The answer is public at once."),
    field="answer",
)
ANSWER_GOES_ON = ActionRule(
    name="evaluations_councilquestion_answer_goes_on",
    message=_("You have changed nothing of the proposed opening."),
    next_step=_("Write the answer below it."),
    ground=_("The opening only repeats the question."),
    field="answer",
)
ANSWERED_ALREADY = ActionRule(
    name="evaluations_councilquestion_answered_already",
    message=_("This question has been answered already."),
    next_step=_("Correct the answer if something in it is wrong."),
    ground=_("What was published stays readable in the history."),
)
NOT_ANSWERED = ActionRule(
    name="evaluations_councilquestion_not_answered",
    message=_("This question has no answer yet."),
    next_step=_("Answer it first."),
    ground=_("Only an answer that was given can be corrected."),
)
IMPROVED_AFTER_ANSWER = Rule(
    name="evaluations_councilquestion_improved_after_answer",
    message=_("The correction is before the answer."),
    next_step=_("Check the day."),
    ground=_("Everyone can read on which day an answer was corrected."),
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_councilquestion_withdrawal_says_why")
