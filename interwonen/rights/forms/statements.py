"""Form of a statement of a resident."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm


class StatementForm(BaseForm):
    """What the resident says, and when."""

    submit_label = _("Save the statement")

    text = forms.CharField(
        label=_("What does the resident say?"),
        help_text=_("In the resident's own words. Read it back before you save it."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    stated_on = DateField(label=_("When did the resident say it?"))
