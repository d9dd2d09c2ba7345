"""The rules on frequently asked questions."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

QUESTION_IS_ANSWERED = Rule(
    name="neighbours_questionasked_is_answered",
    message=_("The question or its answer is missing."),
    next_step=_("Fill in both."),
    ground=_("Neighbours read each question with its answer."),
    field="answer",
)
NO_QUESTIONS_YET = ActionRule(
    name="neighbours_questionasked_none_yet",
    message=_("There are questions on the page already."),
    next_step=_("Change those, or add one."),
    ground=_("The usual questions are meant to begin with."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_questionasked_withdrawal_says_why")
