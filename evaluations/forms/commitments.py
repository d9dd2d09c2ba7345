"""Forms about commitments; they check the shape of what was filled in."""

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from evaluations.forms import NO_RESIDENTS
from evaluations.models import LIMITS, Commitment, Evidence
from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm


class TakeOverForm(BaseForm):
    """The date of the letter whose commitments are taken over."""

    submit_label = _("Take over these commitments")

    promised_on = DateField(label=_("Date of the letter"))


def _choices() -> list[tuple[str, Any]]:
    """What can prove a commitment: a promise, or a limit that the system guards."""
    promises = [(each.value, each.label) for each in Evidence if each not in LIMITS]
    limits = [(each.value, each.label) for each in LIMITS]
    return [
        ("", _("Choose what proves it")),
        (str(_("A promise")), promises),
        (str(_("A limit that the system guards")), limits),
    ]


class CommitmentForm(BaseForm):
    """Something that a letter promises or limits."""

    submit_label = _("Save commitment")
    hide_optional = True
    layout = Layout(
        "words",
        "letter",
        "promised_on",
        Row("heading", "sentence"),
        "evidence",
        "owner",
        "responsible",
        "due_on",
    )

    words = forms.CharField(
        label=_("What was promised, in your own words?"), help_text=NO_RESIDENTS, max_length=300
    )
    letter = forms.CharField(label=_("In which letter?"), max_length=120)
    promised_on = DateField(label=_("Date of the letter"))
    heading = forms.CharField(label=_("Under which heading?"), max_length=120)
    sentence = forms.IntegerField(label=_("Which sentence under it?"), min_value=1, max_value=999)
    evidence = forms.ChoiceField(
        label=_("What proves that it was kept?"),
        help_text=_("The system finds it by itself, as soon as it is recorded."),
        choices=_choices,
    )
    owner = forms.ChoiceField(
        label=_("Who keeps it?"), choices=Commitment.Owner.choices, widget=forms.RadioSelect
    )
    responsible = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who looks after it (optional)?"),
        help_text=_("This person gets the reminders."),
        required=False,
        empty_label=_("Nobody in particular"),
    )
    due_on = DateField(
        label=_("At the latest on (optional)"),
        help_text=_("Leave empty when it holds throughout the pilot."),
        required=False,
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = colleagues  # type: ignore[attr-defined]


class CommitmentChangeForm(ChangeForm, CommitmentForm):
    """Another owner, day or other words for a commitment."""

    submit_label = _("Save changes")
    layout = Layout(*CommitmentForm.layout.fields, "reason")

    reason = forms.CharField(label=_("Why does it change?"), max_length=REASON_LENGTH)
