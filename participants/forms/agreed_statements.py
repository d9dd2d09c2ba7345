"""Forms of what a participant agreed to have told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.models import AgreedStatement

SENTENCE_LENGTH = 200


class AgreedStatementForm(BaseForm):
    """Record what someone agreed to have told."""

    submit_label = _("Save the sentence")

    sentence = forms.CharField(
        label=_("Which sentence may be told?"),
        help_text=_(
            "Word for word as you read it to the person. No name, age, address or day. For "
            "example: “Eén bewoner huurt nu zelf.”"
        ),
        max_length=SENTENCE_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    outcome = forms.ChoiceField(
        label=_("What does everyone know from it about where this person lives now?"),
        help_text=_(
            "What you choose here becomes public with the report, and so does the quarter in which "
            "this person left."
        ),
        choices=AgreedStatement.Outcome.choices,
        widget=forms.RadioSelect,
    )
    agreed_on = DateField(label=_("When did the person agree?"))
    agreed_how = forms.ChoiceField(
        label=_("How did the person agree?"),
        choices=AgreedStatement.How.choices,
        widget=forms.RadioSelect,
    )


class AgreedStatementChangeForm(ChangeForm, AgreedStatementForm):
    """Correct what was recorded."""
