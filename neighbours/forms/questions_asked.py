"""Forms of the frequently asked questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.forms import BaseForm
from neighbours.models import QUESTION_LENGTH


class QuestionAskedForm(BaseForm):
    """A question with its answer."""

    submit_label = _("Save question")

    question = forms.CharField(
        label=_("Question"),
        help_text=_("As a neighbour asks it, in plain words."),
        max_length=QUESTION_LENGTH,
    )
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("Short sentences. Say nothing about who lives where."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    is_shown = forms.BooleanField(
        label=_("Show it on the page for neighbours"), required=False, initial=True
    )


class QuestionAskedChangeForm(ChangeForm, QuestionAskedForm):
    """Change a question or its answer."""
