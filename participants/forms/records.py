"""The field for longer texts, and help texts about what not to record."""

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
    """A lazy help text, followed by what must not be recorded."""
    return format_lazy("{} {}", words, NO_MEDICAL_FACTS)


class LongTextField(forms.CharField):
    """A longer text; its maximum length is a rule of the action, so that no text is cut off."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", NO_MEDICAL_FACTS)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kwargs)
