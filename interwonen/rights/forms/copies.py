"""Forms to go through the texts of a copy, and to release it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm
from interwonen.rights.models import CopyText


class MarksForm(BaseForm):
    """Texts of a copy, each in a field in which one puts marks."""

    submit_label = _("Gone through: save and go on")
    hide_optional = True
    may_repeat = True

    def __init__(self, *args: Any, texts: Iterable[CopyText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in texts:
            self.fields[f"text_{text.number}"] = forms.CharField(
                label=text.place,
                initial=text.marked,
                widget=forms.Textarea(attrs={"rows": min(12, 2 + len(text.marked) // 60)}),
            )

    def facts(self) -> dict[str, Any]:
        """The texts by number."""
        named = super().facts().items()
        return {"marked": {int(name.removeprefix("text_")): text for name, text in named}}


class ReleaseForm(BaseForm):
    """That someone looked at everything once more."""

    submit_label = _("Release the copy")

    is_looked_at = forms.BooleanField(
        label=_("I have looked once more at what is left out, and at what is not."),
    )

    def facts(self) -> dict[str, Any]:
        """Nothing: without it the form is not valid."""
        return {}
