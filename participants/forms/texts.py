"""The field for a longer text."""

from typing import Any

from django import forms

from participants.forms.wording import NO_MEDICAL_FACTS


class LongTextField(forms.CharField):
    """A longer text; how long it may be is a rule of the action, which leaves the text in place."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", NO_MEDICAL_FACTS)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kwargs)
