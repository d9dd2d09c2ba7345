"""Questions of the council about published reports: the list, one of them, and who answers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.council_questions import (
    accept_question,
    assign_question,
    correct_question,
    record_question,
    take_question,
)
from evaluations.forms.council_questions import (
    AcceptForm,
    OwnerForm,
    QuestionChangeForm,
    QuestionForm,
    code_of_part,
)
from evaluations.models import CouncilQuestion
from evaluations.selectors.council_questions import latest_editions, split_by_need
from evaluations.tabs import evaluation_tabs
from evaluations.views.moments import evaluations_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import BaseForm, ButtonForm
from interwonen.core.page_titles import LONGEST_NAME
from interwonen.core.pages import (
    Breadcrumbs,
    Otherwise,
    form_page,
    only_while,
    page_of,
    sent,
    while_it_counts,
)
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot

FORM = "evaluations/council_question_form.html"


def question_url(question: CouncilQuestion) -> str:
    """The page of a question."""
    slug = question.published.report.pilot.slug
    return pilot_url("evaluations:council-question-detail", slug, question.pk)


def question_trail(question: CouncilQuestion) -> Breadcrumbs:
    """The list, and the question."""
    name = Truncator(str(question)).chars(LONGEST_NAME)
    return [*_list_trail(question.published.report.pilot), (name, question_url(question))]


def _list_trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("evaluations:council-question-list", pilot.slug)
    return [*evaluations_trail(pilot), (_("Questions of the council"), url)]


while_question_counts = while_it_counts(question_url)
while_open = only_while(
    lambda question: not (question.is_answered or question.is_withdrawn),
    gettext_lazy("This question has been answered already; you see it here."),
    question_url,
)
_while_unseen = only_while(
    lambda question: not (question.is_accepted or question.is_withdrawn),
    gettext_lazy("This question is public already; you see it here."),
    question_url,
)


def question_form(
    request: PilotRequest,
    question: CouncilQuestion,
    form: BaseForm,
    action: Callable[..., Any],
    **page: Any,
) -> HttpResponse:
    """A form about a question, below its words; it leads back to the page of the question."""
    page = {"template": FORM, "question": question, "form_is_alone": True, **page}
    about = {"question": question, "today": clock.today()}
    return form_page(request, form, action, about, breadcrumbs=question_trail(question), **page)


@require(Permission.COUNCIL_QUESTION_READ)
def council_question_list(request: PilotRequest) -> HttpResponse:
    """What needs an act first, then what is open in good time, then what was answered."""
    today = clock.today()
    rows = CouncilQuestion.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    pressing, others = split_by_need(rows.open(on=today), on=today)
    return render(
        request,
        "evaluations/council_question_list.html",
        {
            "title": _("Questions of the council"),
            "lead": _("What the council asks about published reports, and our answers."),
            "breadcrumbs": [*evaluations_trail(request.pilot), (_("Questions of the council"), "")],
            "tabs": evaluation_tabs(request, "council-question-list"),
            "pressing": pressing,
            "others": others,
            "page_obj": page_of(request, rows.answered(on=today)),
            "may_write": Permission.COUNCIL_QUESTION_WRITE in request.permissions,
        },
    )


@require(Permission.COUNCIL_QUESTION_READ, CouncilQuestion)
def council_question_detail(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """One question with its answer, and what can be done with it."""
    permissions = request.permissions
    counts = not question.is_withdrawn
    return render(
        request,
        "evaluations/council_question_detail.html",
        {
            "title": str(question),
            "breadcrumbs": question_trail(question),
            "question": question,
            "may_write": counts and Permission.COUNCIL_QUESTION_WRITE in permissions,
            "may_answer": counts and Permission.REPORT_WRITE in permissions,
        },
    )


@require(Permission.COUNCIL_QUESTION_WRITE, writes=Act.CREATE)
def council_question_create(request: PilotRequest) -> HttpResponse:
    """Record what came in through the clerk or in a meeting."""
    today = clock.today()
    editions = latest_editions(request.pilot)
    chosen = next((each for each in editions if request.GET.get("over") == str(each.pk)), None)
    part = code_of_part(chosen, request.GET.get("blok", "")) if chosen else ""
    first = {"about": f"{chosen.pk}:{part}"} if chosen else {}
    form = QuestionForm(
        request.POST or None,
        editions=editions,
        initial={"asked_on": today, "way": CouncilQuestion.Way.CLERK, **first},
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_question,
        {"today": today},
        done=_("The question has been saved. It is public now."),
        then=question_url,
        title=_("Record a question of the council"),
        lead="" if editions else _("No report has been published yet: nothing can be asked about."),
        breadcrumbs=_list_trail(request.pilot),
    )


@require(Permission.COUNCIL_QUESTION_WRITE, CouncilQuestion)
@while_question_counts
def council_question_change(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Correct what was recorded of a question, or take out what points at a person."""
    return question_form(
        request,
        question,
        QuestionChangeForm(request.POST or None, row=question, **drafting(request)),
        correct_question,
        done=_("The question has been changed."),
        title=_("Correct the question"),
        lead=_("Change the meaning of nothing; the history keeps the words as they came in."),
        otherwise=Otherwise(
            _("Was it recorded twice, or is it no question of the council?"),
            _("Withdraw the question"),
            pilot_url("evaluations:council-question-withdraw", request.pilot.slug, question.pk),
        ),
    )


@require(Permission.COUNCIL_QUESTION_WRITE, CouncilQuestion)
@_while_unseen
def council_question_accept(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Look at a question of the public page, and let everyone see it."""
    return question_form(
        request,
        question,
        AcceptForm(sent(request), row=question),
        accept_question,
        done=_("Everyone can see the question now."),
        title=_("Show the question to everyone"),
        lead=_(
            "Is it a question of the council, and does it point at nobody? Else correct it first."
        ),
        otherwise=Otherwise(
            _("Is it no question of the council?"),
            _("Withdraw the question"),
            pilot_url("evaluations:council-question-withdraw", request.pilot.slug, question.pk),
        ),
    )


@require(Permission.COUNCIL_QUESTION_WRITE, CouncilQuestion)
@while_open
def council_question_assign(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Give a question to who answers."""
    people = people_with(request.pilot, Permission.REPORT_WRITE, on=clock.today())
    return question_form(
        request,
        question,
        OwnerForm(request.POST or None, row=question, people=people),
        assign_question,
        done=_("It has been saved who answers."),
        title=_("Who answers?"),
    )


@require(Permission.REPORT_WRITE, CouncilQuestion)
@while_open
def council_question_take(request: PilotRequest, question: CouncilQuestion) -> HttpResponse:
    """Become the one who answers."""
    return question_form(
        request,
        question,
        ButtonForm(sent(request), label=_("I answer this question")),
        take_question,
        done=_("You answer this question."),
        title=_("Take this question"),
    )
