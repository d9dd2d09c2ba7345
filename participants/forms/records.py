"""The field for a longer text, and what is said at texts about people."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

NO_MEDICAL_FACTS = _("Do not record medical information.")
MAY_BE_SHARED = _(
    "Counsellors of this participant and the team lead read this. It may be shared with the "
    "resident and the case manager. Do not record medical information."
)


def with_hint(words: str | Promise) -> Any:
    """A description, still lazy, followed by what is not to be recorded."""
    return format_lazy("{} {}", words, NO_MEDICAL_FACTS)


class LongTextField(forms.CharField):
    """A longer text; how long it may be is a rule of the action, which leaves the text in place."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", NO_MEDICAL_FACTS)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kwargs)
