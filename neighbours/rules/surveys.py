"""Rules on the survey among neighbours."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

ROUND_ORDER = Rule(
    name="neighbours_surveyround_closes_after_opening",
    message=_("The last day of the round is before its first day."),
    next_step=_("Correct one of the two dates."),
    ground=_("The letter says from when until when neighbours can answer."),
    field="closes_on",
)
BASELINE_BEFORE_START = Rule(
    name="neighbours_surveyround_baseline_before_start",
    message=_("On this day the pilot has begun already."),
    next_step=_("Choose an earlier first day, or call the round “In between”."),
    ground=_("A baseline shows how the neighbourhood was before the first resident came."),
    field="opens_on",
)
COVERS_FORMS = Rule(
    name="neighbours_surveyround_covers_forms",
    message=_("The round is not open on the day of a form."),
    next_step=_("Check the first and the last day of the round."),
    ground=_("A form counts only when it came in while its round was open."),
    field="opens_on",
)
TAKES_FORMS = Rule(
    name="neighbours_surveyround_takes_forms",
    message=_("This round is completed or withdrawn."),
    next_step=_("Was it completed by mistake today? Then open it again first."),
    ground=_(
        "The figures of a completed round stay as they are. If one form came in later, everyone could work out what it says."
    ),
)
OPEN_ON_THE_WEB = ActionRule(
    name="neighbours_surveyround_open_on_the_web",
    message=_("You can no longer answer, or not yet."),
    next_step=_("Look in the letter from when until when you can answer."),
    ground=_("We count the answers of one period together."),
)
COMPLETED_AFTER_CLOSING = Rule(
    name="neighbours_surveyround_completed_after_closing",
    message=_("Neighbours can still answer."),
    next_step=_("Wait until the last day is over, or first correct the last day."),
    ground=_("The figures of a completed round do not change any more."),
)
REOPENED_THE_SAME_DAY = Rule(
    name="neighbours_surveyround_reopened_the_same_day",
    message=_("The figures of this round have been published."),
    next_step=_("Is the round wrong as a whole? Then withdraw it."),
    ground=_(
        "A completed round can be opened again on the same day only. With two versions of the figures everyone could work out what one form says."
    ),
)
SOMETHING_ANSWERED = Rule(
    name="neighbours_surveyform_something_answered",
    message=_("No question has been answered."),
    next_step=_("Answer at least one question."),
    ground=_("A form without an answer tells nothing and would still be counted."),
)
KEEPS_ITS_ANSWERS = Rule(
    name="neighbours_surveyform_keeps_its_answers",
    message=_("Of this form only the text can be corrected."),
    next_step=_("Take out of the text whom it names, and leave the rest as it is."),
    ground=_(
        "What a neighbour chose on the web nobody typed over wrongly, and the figures of a completed round stay as they are."
    ),
)
ANSWER_FITS = Rule(
    name="neighbours_surveyanswer_fits_its_question",
    message=_("This answer does not belong to this question."),
    next_step=_("Open the form again and choose one of its answers."),
    ground=_("An answer is kept with the version of the question that was asked."),
)
ANSWERED_ONCE = Rule(
    name="neighbours_surveyanswer_once",
    message=_("This question already has an answer."),
    next_step=_("Change the existing answer."),
    ground=_("A form has one answer to a question."),
)
TEXT_LENGTH = Rule(
    name="neighbours_surveyanswer_text_length",
    message=_("The text is longer than 2,000 characters."),
    next_step=_("Make it shorter."),
    ground=_("Someone reads every answer."),
    field="answer_own_words",
)

for _model in ("surveyround", "surveyform"):
    MISTAKE_IS_EXPLAINED.checked_as(f"neighbours_{_model}_withdrawal_says_why")
