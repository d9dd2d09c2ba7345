"""Forms of the survey that came back: typed over from paper, read, corrected, withdrawn."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
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
from neighbours.actions.surveys_forms import change_form, enter_form, withdraw_form
from neighbours.forms.surveys import SurveyEntryChangeForm, SurveyEntryForm
from neighbours.models import SurveyForm, SurveyRound
from neighbours.views.surveys import survey_trail, while_round_takes_forms

_KEY = re.compile(r"[0-9]{1,16}")


def _entry_url(survey_round: SurveyRound) -> str:
    return pilot_url("neighbours:survey-form-create", survey_round.pilot.slug, survey_round.pk)


def _list_url(form: SurveyForm) -> str:
    return pilot_url("neighbours:survey-form-list", form.round.pilot.slug, form.round_id)


def forms_trail(form: SurveyForm) -> Breadcrumbs:
    """Breadcrumbs up to and including the list that a form stands in."""
    return [*survey_trail(form), (_("Forms of this round"), _list_url(form))]


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyRound, writes=Act.CREATE)
@while_round_takes_forms
def survey_form_create(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """Type over one form after the other."""
    return form_page(
        request,
        SurveyEntryForm(request.POST or None, survey_round=survey_round),
        enter_form,
        {"survey_round": survey_round, "today": clock.today()},
        done="",
        then=lambda form: f"{request.path}?vorige={form.pk}",
        title=_("Type over paper forms"),
        narrowed=[str(survey_round)],
        breadcrumbs=survey_trail(survey_round),
        template="neighbours/survey_entry.html",
        round=survey_round,
        last=_form_before(request, survey_round),
    )


def _form_before(request: PilotRequest, survey_round: SurveyRound) -> SurveyForm | None:
    """The form that was saved a moment ago, so that it can be taken back."""
    key = request.GET.get("vorige", "")
    forms = SurveyForm.objects.standing().filter(round=survey_round)
    form: SurveyForm | None = forms.filter(pk=key).first() if _KEY.fullmatch(key) else None
    return form


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyRound)
def survey_form_list(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """The forms of a round, in no order, with what neighbours wrote in their own words."""
    forms = survey_round.forms.numbered().select_related("entered_by")
    rows = forms.prefetch_related("answers__question", "answers__value")
    return render(
        request,
        "neighbours/survey_form_list.html",
        {
            "title": _("Forms of this round"),
            "lead": _("In no order. What neighbours wrote is for reading inside only."),
            "breadcrumbs": [*survey_trail(survey_round), (_("Forms of this round"), "")],
            "round": survey_round,
            "page_obj": page_of(request, rows),
        },
    )


while_form_can_go = only_while(
    lambda form: not form.is_withdrawn and form.round.takes_forms,
    gettext_lazy("This form cannot be withdrawn any more."),
    _list_url,
)


def _withdrawal_of(form: SurveyForm) -> Otherwise:
    return Otherwise(
        _("No real answer, or entered twice?"),
        _("Withdraw"),
        pilot_url("neighbours:survey-form-withdraw", form.round.pilot.slug, form.pk),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyForm)
@while_it_counts(_list_url)
def survey_form_change(request: PilotRequest, form: SurveyForm) -> HttpResponse:
    """Correct what was typed over from paper, or take a name out of what a neighbour wrote."""
    return form_page(
        request,
        SurveyEntryChangeForm(request.POST or None, row=form),
        change_form,
        {"form": form, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the form"),
        lead=_("Change the text only to take out whom it names.")
        if form.keeps_its_answers
        else _("The old data stay in the history."),
        otherwise=_withdrawal_of(form) if form.round.takes_forms else None,
        breadcrumbs=forms_trail(form),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyForm)
@while_form_can_go
def survey_form_undo(request: PilotRequest, form: SurveyForm) -> HttpResponse:
    """Take back the form that was typed over a moment ago, and go on typing."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Take it back")),
        withdraw_form,
        {"form": form, "reason": _("Typed over wrongly")},
        done=_("The last form has been taken back; it no longer counts."),
        then=_entry_url(form.round),
        title=_("Take the last form back"),
        breadcrumbs=survey_trail(form),
        back=_entry_url(form.round),
    )
