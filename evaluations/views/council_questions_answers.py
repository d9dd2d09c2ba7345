"""Answers to questions of the council: given, corrected, and given later."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.council_questions_answers import (
    answer_question,
    correct_answer,
    extend_question,
)
from evaluations.council.council_questions import answer_opening
from evaluations.forms.council_questions import AnswerCorrectionForm, AnswerForm, ExtensionForm
from evaluations.models import CouncilQuestion
from evaluations.selectors.council_questions import last_day_extended
from evaluations.views.council_questions import question_form, question_url, while_open
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.pages import only_while

_while_extendable = only_while(
    lambda question: question.extended_to is None,
    gettext_lazy("The term was extended already; that is done once."),
    question_url,
)
_while_seen = only_while(
    lambda question: question.is_accepted,
    gettext_lazy("Look first whether this question can be shown to everyone."),
    question_url,
)
_while_answered = only_while(
    lambda question: question.is_answered and not question.is_withdrawn,
    gettext_lazy("This question has no answer that counts; you see it here."),
    question_url,
)


@require(Permission.REPORT_WRITE, CouncilQuestion)
@while_open
@_while_seen
def council_question_answer(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Answer a question; the answer is public at once."""
    form = AnswerForm(
        request.POST or None,
        row=question,
        initial={"answer": answer_opening(question)},
        **drafting(request),
    )
    return question_form(
        request,
        question,
        form,
        answer_question,
        done=_("The answer stands beside the report now."),
        title=_("Answer the question"),
        lead=_("At the latest on %(day)s.") % {"day": in_words(question.term_ends_on)},
    )


@require(Permission.REPORT_WRITE, CouncilQuestion)
@_while_answered
def council_answer_change(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Correct an answer that was given."""
    return question_form(
        request,
        question,
        AnswerCorrectionForm(request.POST or None, row=question, **drafting(request)),
        correct_answer,
        done=_("The answer has been corrected."),
        title=_("Correct the answer"),
        lead=_("Beside the answer it will say on which day it was corrected."),
    )


@require(Permission.REPORT_WRITE, CouncilQuestion)
@while_open
@_while_extendable
def council_question_extend(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Take longer for an answer, once."""
    last = last_day_extended(question.due_on)
    days = {"day": in_words(question.due_on), "last": in_words(last)}
    return question_form(
        request,
        question,
        ExtensionForm(request.POST or None, row=question, initial={"extended_to": last}),
        extend_question,
        done=_("The term has been extended."),
        title=_("Extend the term"),
        lead=_("Now %(day)s is the last day; it can become %(last)s at the latest.") % days,
    )
