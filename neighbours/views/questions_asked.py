"""Staff write, order and withdraw the frequently asked questions."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, sent, while_it_counts
from neighbours.actions.questions_asked import (
    add_question,
    add_usual_questions,
    change_question,
    raise_question,
)
from neighbours.forms.questions_asked import QuestionAskedChangeForm, QuestionAskedForm
from neighbours.models import QuestionAsked
from neighbours.selectors.questions_asked import usual_questions
from neighbours.views.contact_points import page_trail

_while_it_stands = while_it_counts(lambda row: page_trail(row.pilot)[-1][1])


def question_trail(row: QuestionAsked) -> Breadcrumbs:
    """Breadcrumbs up to and including the page on which the question stands."""
    return page_trail(row.pilot)


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def question_asked_create(request: PilotRequest) -> HttpResponse:
    """Add a question."""
    return form_page(
        request,
        QuestionAskedForm(request.POST or None, **drafting(request)),
        add_question,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The question has been added."),
        title=_("Add a question"),
        breadcrumbs=page_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def usual_questions_add(request: PilotRequest) -> HttpResponse:
    """Begin with the questions that neighbours of every pilot ask."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Put them on the page")),
        add_usual_questions,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The questions are on the page. Read them, and change what is different here."),
        title=_("Begin with the usual questions"),
        lead=_("Afterwards you can change each of them."),
        breadcrumbs=page_trail(request.pilot),
        template="confirm_page.html",
        facts=usual_questions(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, QuestionAsked)
@_while_it_stands
def question_asked_change(request: PilotRequest, row: QuestionAsked) -> HttpResponse:
    """Change a question or its answer."""
    return form_page(
        request,
        QuestionAskedChangeForm(request.POST or None, row=row, **drafting(request)),
        change_question,
        {"row": row, "today": clock.today()},
        done=_("The question has been changed."),
        title=_("Change the question"),
        breadcrumbs=question_trail(row),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, QuestionAsked)
@_while_it_stands
def question_asked_raise(request: PilotRequest, row: QuestionAsked) -> HttpResponse:
    """Let a question stand one place higher."""
    form = ButtonForm(sent(request), label=_("One place up"))
    form.may_repeat = True  # twice is two places
    return form_page(
        request,
        form,
        raise_question,
        {"row": row},
        done="",
        title=_("Move the question up"),
        lead=row.question,
        breadcrumbs=question_trail(row),
    )
