"""Forms of the standard answers, and of the answer that is given."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from neighbours.forms.enquiries import ReplyForm
from neighbours.models import TEXT_LENGTH
from neighbours.models.enquiries_answers import TITLE_LENGTH


class StandardAnswerForm(OffersTerms):
    """A text with which neighbours are answered."""

    submit_label = _("Save standard answer")
    hide_optional = True

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    kind = TermChoiceField(
        "contact_kind", in_list=True, required=False, label=_("For which kind? (optional)")
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Short sentences. Say nothing about residents."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    about_who_lives = forms.BooleanField(
        label=_("This is the answer to who asks who lives somewhere"), required=False
    )


class StandardAnswerChangeForm(ChangeForm, StandardAnswerForm):
    """Change a standard answer."""


class AnswerForm(ReplyForm):
    """An answer that may be looked at as the neighbour reads it, before it is saved."""

    # The last answer that the page showed, 0 for none; one after it was given meanwhile.
    seen = forms.IntegerField(
        required=False, widget=forms.HiddenInput, label=_("The last answer that you saw")
    )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        look = Submit("preview", _("Look at it first"))
        look.field_classes = "utrecht-button utrecht-button--secondary-action"
        helper.add_input(look)
        return helper

    def clean_seen(self) -> int:
        """The key of that answer; who does not say which one saw none."""
        return self.cleaned_data["seen"] or 0

    def preview(self) -> Any:
        """What the neighbour would read, when that was asked for and nothing is wrong."""
        asked = "preview" in self.data and self.is_valid()
        return self.cleaned_data if asked else None
