"""Forms of what colleagues arrange about an enquiry: notes, who deals with it, which are the same."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.forms import BaseForm
from neighbours.models import TEXT_LENGTH, Enquiry

WORDS_SHOWN = 8  # enough to know one by


class NoteForm(BaseForm):
    """A note for colleagues."""

    submit_label = _("Save note")

    text = forms.CharField(
        label=_("Note for colleagues"),
        help_text=_("The neighbour does not read this. Name no residents."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AssignForm(BaseForm):
    """Who deals with an enquiry."""

    submit_label = _("Save")
    hide_optional = True

    assigned_to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who deals with it?"),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = colleagues  # type: ignore[attr-defined]


class EnquiryChoiceField(forms.ModelChoiceField):
    """Enquiries with the date of receipt and how the text begins."""

    def label_from_instance(self, obj: Enquiry) -> str:
        """As a list would show it."""
        begins = Truncator(obj.text).words(WORDS_SHOWN, truncate="…")
        return f"{obj}, {in_words(obj.received_on)}: {begins}"


class LinkForm(BaseForm):
    """Which other enquiry is about the same matter."""

    submit_label = _("Link them")

    other = EnquiryChoiceField(
        Enquiry.objects.none(),
        label=_("About the same as which one?"),
        empty_label=_("Make a choice"),
    )

    def __init__(self, *args: Any, others: QuerySet[Enquiry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]
