"""Forms for comments on a report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.forms import NO_RESIDENTS
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.forms import BaseForm


class CommentForm(BaseForm):
    """What someone says of a block."""

    submit_label = _("Place the comment")

    text = forms.CharField(
        label=_("Your comment"),
        help_text=NO_RESIDENTS,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CommentChangeForm(ChangeForm, CommentForm):
    """Correct what one said."""

    submit_label = _("Save changes")
