"""What the page of all components shows: made-up facts and a form with a field of every kind.

These words are for who builds, so they stay English and out of the Dutch catalogue.
"""

from datetime import date
from types import SimpleNamespace

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Fieldset, Layout
from django import forms

from interwonen.core.date_fields import DateField, ThreePartDateField, TimeField
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.core.rules import ActionRule, RuleBroken

SAMPLE_RULE = ActionRule(
    name="sample_one_household",
    message="Noorderweg 12 already has a resident from 1 May 2021.",
    next_step="Choose another dwelling, or end the first stay before this one starts.",
    ground="The zoning plan allows one household in each dwelling.",
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


STAGES = [
    SimpleNamespace(label="Referred", state="done", detail="3 March 2021"),
    SimpleNamespace(label="Admitted", state="done", detail="17 March 2021"),
    SimpleNamespace(label="Living here", state="current", detail="since 1 April 2021"),
    SimpleNamespace(label="Exit plan", state="todo", detail="before 1 December 2021"),
    SimpleNamespace(label="Aftercare", state="todo", detail=""),
]
FACTS = [
    ("Reference", "VN-2021-003"),
    ("Living here since", date(2021, 4, 1)),
    ("Counsellor", "Annemarie van der Veen"),
    ("Exit plan", None),
]
STATS = [
    ("5", "residents", "of at most 7"),
    ("245", "days left in the pilot", "until 1 March 2022"),
    ("2", "questions from neighbours", "both answered in time"),
]
BADGES = [
    ("Waiting", "neutral"),
    ("Asked", "info"),
    ("Living here", "ok"),
    ("Plan is late", "warning"),
    ("Refused", "error"),
]
ALERTS = [
    ("info", "The evaluation is on 14 July.", "Contribute before 7 July.", "Write your part"),
    ("ok", "", "The session is logged.", ""),
    ("warning", "The exit plan is late.", "The stay ends on 1 March 2022.", ""),
    ("error", "The letter is not sent.", "Nothing is lost. Try again.", ""),
]
HEADINGS = ["Resident", "Dwelling", "Since", "Sessions", "Status"]
ROWS = [
    ("VN-2021-001", "Noorderweg 10", date(2021, 3, 15), 14, "Living here", "ok"),
    ("VN-2021-003", "Noorderweg 12", date(2021, 4, 1), 9, "Plan is late", "warning"),
    ("VN-2021-007", "None yet", None, 0, "Waiting", "neutral"),
]
EMPTY = SimpleNamespace(
    title="There are no residents yet.",
    text="A resident appears here after a referral is accepted.",
    label="Record a referral",
)
WORDS = {
    "figures": "Figures",
    "steps": "Steps",
    "badges": "Badges",
    "messages": "Messages",
    "list": "List",
    "empty": "Empty list",
    "facts": "Facts",
    "buttons": "Buttons",
    "form": "Form",
    "aside": "In short",
    "more": "Show the whole file",
    "show": "Show the errors",
    "primary": "Primary",
    "secondary": "Secondary",
    "danger": "Delete for good",
}
