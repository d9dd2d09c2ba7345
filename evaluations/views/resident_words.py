"""The words of residents for the reports: the list, writing them, and approving them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.resident_words import (
    approve_resident_words,
    change_resident_words,
    withdraw_resident_words,
    write_resident_words,
)
from evaluations.forms.resident_words import (
    ResidentWordsApprovalForm,
    ResidentWordsChangeForm,
    ResidentWordsForm,
)
from evaluations.models import ResidentWords
from evaluations.quarters import report_quarters
from evaluations.tabs import evaluation_tabs
from evaluations.views.moments import evaluations_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import (
    Breadcrumbs,
    Otherwise,
    form_page,
    only_while,
    sent,
    while_it_counts,
)
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot

_MAY_WITHDRAW = {Permission.EVALUATION_CONTRIBUTE, Permission.REPORT_APPROVE}


def words_url(words: ResidentWords) -> str:
    """The address of the list, where the words stand."""
    return pilot_url("evaluations:resident-words-list", words.pilot.slug)


def words_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the list; not everyone who opens it may read the reports."""
    url = pilot_url("evaluations:resident-words-list", pilot.slug)
    return [*evaluations_trail(pilot), (_("Words of residents"), url)]


_while_they_stand = while_it_counts(words_url)
_while_they_wait = only_while(
    lambda words: not (words.is_approved or words.is_withdrawn),
    gettext_lazy("These words have been approved or withdrawn; you see them here."),
    words_url,
)


@require(Permission.EVALUATION_READ)
def resident_words_list(request: PilotRequest) -> HttpResponse:
    """All words, first those that wait for a second person, and then of the last quarter first.

    Until they are approved, someone might be recognised by them: only who writes or approves words reads
    them till then, and only who approves what was withdrawn.
    """
    rows = ResidentWords.objects.visible_to(request.user, on=clock.today())
    found = list(rows.of_pilot(request.pilot).select_related("written_by", "approved_by"))
    found.sort(key=lambda words: words.is_approved)
    works_on_them = bool(_MAY_WITHDRAW & request.permissions)
    return render(
        request,
        "evaluations/resident_words_list.html",
        {
            "title": _("Words of residents"),
            "breadcrumbs": [*evaluations_trail(request.pilot), (_("Words of residents"), "")],
            "tabs": evaluation_tabs(request, "resident-words-list"),
            "standing": [
                each
                for each in found
                if not each.is_withdrawn and (each.is_approved or works_on_them)
            ],
            "withdrawn": [each for each in found if each.is_withdrawn],
            "may_write": Permission.EVALUATION_CONTRIBUTE in request.permissions,
            "may_approve": Permission.REPORT_APPROVE in request.permissions,
            "may_withdraw": works_on_them,
            "reads_reports": Permission.REPORT_READ in request.permissions,
        },
    )


def _form(request: PilotRequest) -> dict[str, Any]:
    """What both forms need: the quarters with a report, and what was typed before."""
    quarters = report_quarters(request.pilot, today=clock.today())
    return {"quarters": quarters, **drafting(request)}


@require(Permission.EVALUATION_CONTRIBUTE, writes=Act.CREATE)
def resident_words_create(request: PilotRequest) -> HttpResponse:
    """Write the words of a resident so that nobody can be recognised."""
    return form_page(
        request,
        ResidentWordsForm(request.POST or None, **_form(request)),
        write_resident_words,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The words have been saved. A colleague looks at them before a report prints them."),
        title=_("Write words"),
        lead=_("The system does not keep whose words these are."),
        breadcrumbs=words_trail(request.pilot),
    )


@require(Permission.EVALUATION_CONTRIBUTE, ResidentWords)
@_while_they_stand
def resident_words_change(request: PilotRequest, words: ResidentWords) -> HttpResponse:
    """Correct words; a second person then looks at them anew."""
    return form_page(
        request,
        ResidentWordsChangeForm(request.POST or None, row=words, **_form(request)),
        change_resident_words,
        {"words": words, "today": clock.today()},
        done=_(
            "The correction has been saved. A colleague looks at the words before they are printed."
        ),
        title=_("Correct the words"),
        lead=_("What was approved is approved anew."),
        breadcrumbs=words_trail(request.pilot),
    )


@require(Permission.REPORT_APPROVE, ResidentWords)
@_while_they_wait
def resident_words_approve(request: PilotRequest, words: ResidentWords) -> HttpResponse:
    """Approve words that someone else wrote."""
    withdraw = pilot_url("evaluations:resident-words-withdraw", request.pilot.slug, words.pk)
    return form_page(
        request,
        ResidentWordsApprovalForm(sent(request), row=words),
        approve_resident_words,
        {"words": words, "today": clock.today()},
        done=_("The words have been approved; the report on this quarter prints them."),
        title=_("Approve the words"),
        lead=_(
            "Could a neighbour, a colleague or the family guess who said this? Then do not approve."
        ),
        template="confirm_page.html",
        facts=[
            (_("Words"), words.text),
            (_("Changed"), ", ".join(words.disguise)),
            (_("Report on"), words.quarter.label),
            (_("Written by"), words.written_by),
        ],
        otherwise=Otherwise(_("Could someone be recognised?"), _("Withdraw the words"), withdraw),
        breadcrumbs=words_trail(request.pilot),
    )


@require(Permission.EVALUATION_READ, ResidentWords)
@_while_they_stand
def resident_words_withdraw(request: PilotRequest, words: ResidentWords) -> HttpResponse:
    """Withdraw words, by who may write or approve them."""
    if not _MAY_WITHDRAW & request.permissions:
        raise PermissionDenied
    return form_page(
        request,
        ReasonForm(request.POST or None, question=_("Why?"), label=_("Withdraw")),
        withdraw_resident_words,
        {"words": words},
        done=_("The words have been withdrawn; from now on no report prints them."),
        title=_("Withdraw the words"),
        lead=_("Were they published? What is published stays; later editions leave them out."),
        breadcrumbs=words_trail(request.pilot),
    )
