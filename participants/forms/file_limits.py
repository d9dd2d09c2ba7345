"""Form of a limit on the use of a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.models import FileLimit


class LimitForm(BaseForm):
    """What is limited, from when, and what it is about."""

    submit_label = _("Limit the use of the file")

    kind = forms.ChoiceField(
        label=_("What is limited?"), choices=FileLimit.Kind.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("What is it about?"),
        help_text=_("In a few words: what the resident contests or objects to."),
        max_length=REASON_LENGTH,
    )
    since = DateField(label=_("From which day?"))
