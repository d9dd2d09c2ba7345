"""Forms of the words of residents for a report."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.models.resident_words import DISGUISES, WORDS_LENGTH
from evaluations.rules.resident_words import READ_ANEW
from interwonen.core.change_forms import ChangeForm
from interwonen.core.forms import BaseForm
from interwonen.core.quarters import Quarter


class ResidentWordsForm(BaseForm):
    """Write the words of a resident so that nobody can be recognised."""

    submit_label = _("Save the words")
    layout = Layout(
        "quarter_starts_on",
        "text",
        Fieldset(_("What did you change, so that nobody recognises the person?"), *DISGUISES),
    )

    quarter_starts_on = forms.TypedChoiceField(
        label=_("In the report on which quarter?"), coerce=date.fromisoformat
    )
    text = forms.CharField(
        label=_("The words, made unrecognisable"),
        help_text=_(
            "At most 600 characters. No name, age, address, family, work or illness, and no day. "
            "Not even a colleague may be able to guess who it is."
        ),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    changed_name = forms.BooleanField(label=_("The name"), required=False)
    changed_age = forms.BooleanField(label=_("The age"), required=False)
    changed_place = forms.BooleanField(label=_("Places"), required=False)
    changed_circumstances = forms.BooleanField(
        label=_("Circumstances, such as family, work or what happened"), required=False
    )

    def __init__(self, *args: Any, quarters: Iterable[Quarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["quarter_starts_on"]
        choice.choices = [(each.starts_on.isoformat(), each.label) for each in quarters]


class ResidentWordsChangeForm(ChangeForm, ResidentWordsForm):
    """Correct words; they are approved anew."""

    submit_label = _("Save the correction")


class ResidentWordsApprovalForm(ChangeForm):
    """A button that approves words as they were when the page was opened."""

    submit_label = _("Approve for the report")
    changed_meanwhile = READ_ANEW
