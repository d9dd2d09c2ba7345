"""The filter of the search in notes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import FilterForm


class NoteFilter(FilterForm):
    """Words to look for in the notes of sessions."""

    submit_label = _("Search")

    q = forms.CharField(
        label=_("Words in a note"),
        required=False,
        max_length=200,
        help_text=_("Put words that belong together between quotes."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
