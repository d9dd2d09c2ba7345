"""The form with which a member of the council asks about a published report, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.actions.council_questions import ask_publicly
from evaluations.council.council_questions import A_MEMBER
from evaluations.forms.council_questions import PublicQuestionForm, code_of_part
from evaluations.selectors.council_questions import EXTENSION, TERM, last_day_for
from evaluations.views.reports_public import around, edition_or_404
from interwonen.access.visitors import for_visitors
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.open_forms import open_page
from interwonen.core.pages import sent
from interwonen.core.quarters import Quarter


@for_visitors
def council_question_ask(request: HttpRequest, pilot: str, quarter: Quarter) -> HttpResponse:
    """Ask about the last edition of a report; a colleague looks at it before everyone sees it."""
    published, now = edition_or_404(pilot, quarter).published, clock.now()
    today = now.date()
    form = PublicQuestionForm(
        sent(request),
        published=published,
        place=request.path,
        now=now,
        initial={"about": code_of_part(published, request.GET.get("blok", ""))},
    )
    about = {"published": published, "today": today, "by": User.system()}
    if form.is_sent(request, ask_publicly, **about):
        return redirect(reverse("published:council-question-thanks", args=[pilot, quarter]))
    title = _("Ask about the report on the %(quarter)s") % {"quarter": quarter.label}
    context = {
        **around(published.report.pilot, title),
        "last_day": last_day_for(today),
        "term": TERM,
        "member": A_MEMBER,
        "report_url": reverse("published:published-show", args=[pilot, quarter]),
    }
    return open_page(request, form, "public/council_question_ask.html", context)


@for_visitors
def council_question_thanks(request: HttpRequest, pilot: str, quarter: Quarter) -> HttpResponse:
    """The question came in, and what happens now."""
    published = edition_or_404(pilot, quarter).published
    context = {
        **around(published.report.pilot, _("Your question came in")),
        "term": TERM,
        "extension": EXTENSION,
        "report_url": reverse("published:published-show", args=[pilot, quarter]),
    }
    return render(request, "public/council_question_thanks.html", context)
