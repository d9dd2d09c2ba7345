"""The page of all components, for who builds; it does not exist outside DEBUG."""

from datetime import date
from types import SimpleNamespace

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from interwonen.core.forms import BaseForm, DateField, FilterForm, ThreePartDateField, TimeField
from interwonen.core.rules import Rule, RuleBroken

SAMPLE_RULE = Rule(
    name="sample_one_household",
    message="Noorderweg 12 already has a resident from 1 May 2021.",
    ground="The zoning plan allows one household in each dwelling.",
    next_step="Choose another dwelling, or end the first stay before this one starts.",
    field="dwelling",
)
ANSWERS = [("visit", "Home visit"), ("call", "Telephone call"), ("walk", "At the support point")]


class SampleForm(BaseForm):
    """One field of every kind."""

    name = forms.CharField(label="Name", help_text="As it stands in the letter of admission.")
    born_on = ThreePartDateField(label="Date of birth", help_text="For example 9 4 1985.")
    postcode = forms.CharField(
        label="Postcode", required=False, widget=forms.TextInput(attrs={"class": "iw-input--s"})
    )
    dwelling = forms.ChoiceField(
        label="Dwelling", choices=[("", "Choose a dwelling"), ("12", "Noorderweg 12")]
    )
    kind = forms.ChoiceField(label="Kind of contact", choices=ANSWERS, widget=forms.RadioSelect)
    mood = forms.ChoiceField(
        label="How did it go?", choices=[("1", "Well"), ("2", "Not well")], widget=forms.RadioSelect
    )
    goals = forms.MultipleChoiceField(
        label="Goals that you worked on",
        choices=[("home", "Keeping house"), ("money", "Money and debts"), ("day", "A day rhythm")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = DateField(label="Date")
    time = TimeField(label="Time")
    minutes = forms.IntegerField(label="Duration in minutes", min_value=1)
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    letter = forms.FileField(label="Signed letter", required=False)
    agreed = forms.BooleanField(label="The resident has read this note")

    submit_label = "Log the session"
    layout = Layout(
        Fieldset("Who", "name", "born_on", "postcode", "dwelling"),
        Fieldset("What", "kind", InlineRadios("mood"), "goals", "day", "time", "minutes"),
        Fieldset("Evidence", "note", "letter", "agreed"),
    )


class SampleFilter(FilterForm):
    """A filter above a list."""

    name = forms.CharField(label="Name", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "All"), ("living", "Living here")]
    )


def refuse(**kwargs: object) -> None:
    raise RuleBroken(SAMPLE_RULE)


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    wrong = {"born_on_day": "30", "born_on_month": "2", "born_on_year": "1985", "dwelling": "12"}
    form = SampleForm(wrong if "errors" in request.GET else None, cancel_url="/")
    if form.is_bound and not form.is_valid():
        form.attempt(refuse)
    steps = [
        SimpleNamespace(label="Referred", state="done", detail="3 March 2021"),
        SimpleNamespace(label="Admitted", state="done", detail="17 March 2021"),
        SimpleNamespace(label="Living here", state="current", detail="since 1 April 2021"),
        SimpleNamespace(label="Exit plan", state="todo", detail="before 1 December 2021"),
        SimpleNamespace(label="Aftercare", state="todo", detail=""),
    ]
    context = {
        "title": "Components",
        "lead": "Every part that pages are built from. This page exists only while developing.",
        "breadcrumbs": [("Overview", "/"), ("Residents", "/"), ("Components", None)],
        "form": form,
        "filter_form": SampleFilter(),
        "steps": steps,
        "facts": [
            ("Reference", "VN-2021-003"),
            ("Living here since", date(2021, 4, 1)),
            ("Counsellor", "Annemarie van der Veen"),
            ("Exit plan", None),
        ],
        "page_obj": Paginator(range(45), 10).page(2),
        "rows": [
            ("VN-2021-001", "Noorderweg 10", date(2021, 3, 15), 14, "ok", "Living here"),
            ("VN-2021-003", "Noorderweg 12", date(2021, 4, 1), 9, "warning", "Plan is late"),
            ("VN-2021-007", "", None, 0, "neutral", "Waiting"),
        ],
    }
    return render(request, "core/components.html", context)
