"""Answer a neighbour, with or without a standard answer, and keep the standard answers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, sent, show_form, while_it_counts
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.enquiries import answer_enquiry
from neighbours.actions.enquiries_answers import (
    add_standard_answer,
    change_standard_answer,
    take_examples,
)
from neighbours.forms.enquiries_answers import (
    AnswerForm,
    StandardAnswerChangeForm,
    StandardAnswerForm,
)
from neighbours.models import Enquiry, Reply, StandardAnswer
from neighbours.selectors.enquiries_privacy import answer_on_who_lives, asks_who_lives
from neighbours.views.enquiries import (
    asked_of,
    enquiry_trail,
    list_trail,
    while_enquiry_open,
)

WHO_LIVES_CODE = "wie-woont-waar"


@require(Permission.ENQUIRY_ANSWER, Enquiry, writes=Act.CREATE)
@while_enquiry_open
def reply_create(request: PilotRequest, enquiry: Enquiry) -> HttpResponse:
    """Record an answer; a standard answer fills in the text, and it can be looked at first."""
    today = clock.today()
    answers = list(StandardAnswer.objects.fitting(enquiry))
    text = _chosen_text(request, answers)
    given = list(enquiry.replies.standing().select_related("replied_by").order_by("pk"))
    form = AnswerForm(
        request.POST or None,
        initial={"replied_on": today, "text": text, "seen": given[-1].pk if given else 0},
        today=today,
        **({} if text else drafting(request)),
    )
    same = Enquiry.objects.about_the_same_as(enquiry).with_status(on=today)
    page: dict[str, Any] = {
        "title": _("Record an answer"),
        "breadcrumbs": enquiry_trail(enquiry),
        "template": "neighbours/reply_form.html",
        "facts": [*asked_of(enquiry), *map(_as_fact, given)],
        "answers": answers,
        "who_lives": asks_who_lives(enquiry) and not enquiry.is_threat,
        "same": [other for other in same.select_related("kind") if other.is_open],
        "enquiry": enquiry,
    }
    if (shown := form.preview()) is not None:
        return show_form(request, form, preview=shown, **page)
    about = {"enquiry": enquiry, "today": today}
    return form_page(
        request, form, answer_enquiry, about, done=_("The answer has been saved."), **page
    )


def _as_fact(reply: Reply) -> tuple[str, object]:
    words = {"day": in_words(reply.replied_on), "who": reply.replied_by}
    return _("Answer of %(day)s, %(who)s") % words, linebreaksbr(reply.text)


def _chosen_text(request: PilotRequest, answers: list[StandardAnswer]) -> str:
    """The text of the standard answer that was chosen; "" without one."""
    chosen = request.GET.get("standaard", "")
    if chosen == WHO_LIVES_CODE:
        return answer_on_who_lives(answers)
    return next((each.text for each in answers if str(each.pk) == chosen), "")


def answers_url(row: StandardAnswer) -> str:
    """The address of the list of standard answers."""
    return pilot_url("neighbours:standard-answer-list", row.pilot.slug)


def answers_trail(row: StandardAnswer) -> Breadcrumbs:
    """Breadcrumbs up to and including the list that a standard answer is in."""
    return _trail(row.pilot)


def _trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("neighbours:standard-answer-list", pilot.slug)
    return [*list_trail(pilot), (_("Standard answers"), url)]


@require(Permission.ENQUIRY_READ)
def standard_answer_list(request: PilotRequest) -> HttpResponse:
    """The texts with which neighbours are answered."""
    rows = StandardAnswer.objects.visible_to(request.user, on=clock.today())
    context = {
        "title": _("Standard answers"),
        "breadcrumbs": [*list_trail(request.pilot), (_("Standard answers"), "")],
        "answers": rows.of_pilot(request.pilot).standing().select_related("kind"),
        "may_write": Permission.ENQUIRY_ANSWER in request.permissions,
    }
    return render(request, "neighbours/standard_answer_list.html", context)


@require(Permission.ENQUIRY_ANSWER, writes=Act.CREATE)
def standard_answer_create(request: PilotRequest) -> HttpResponse:
    """Add a standard answer."""
    today = clock.today()
    return form_page(
        request,
        StandardAnswerForm(request.POST or None, today=today, **drafting(request)),
        add_standard_answer,
        {"pilot": request.pilot, "today": today},
        done=_("The standard answer has been saved."),
        title=_("Add a standard answer"),
        breadcrumbs=_trail(request.pilot),
    )


@require(Permission.ENQUIRY_ANSWER, writes=Act.CREATE)
def standard_answer_examples(request: PilotRequest) -> HttpResponse:
    """Begin with the standard answers that come with the product."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Begin with these examples")),
        take_examples,
        {"pilot": request.pilot},
        done=_("The examples have been added; change them as you like."),
        title=_("Begin with examples"),
        lead=_("Five texts in plain Dutch. You can change or withdraw each of them."),
        breadcrumbs=_trail(request.pilot),
    )


_while_offered = while_it_counts(answers_url)


@require(Permission.ENQUIRY_ANSWER, StandardAnswer)
@_while_offered
def standard_answer_change(request: PilotRequest, answer: StandardAnswer) -> HttpResponse:
    """Change a standard answer."""
    today = clock.today()
    return form_page(
        request,
        StandardAnswerChangeForm(
            request.POST or None, row=answer, today=today, **drafting(request)
        ),
        change_standard_answer,
        {"answer": answer, "today": today},
        done=_("The standard answer has been saved."),
        title=_("Change “%(title)s”") % {"title": answer.title},
        breadcrumbs=answers_trail(answer),
    )
