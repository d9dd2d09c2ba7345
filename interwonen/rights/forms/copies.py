"""Forms to go through the texts of a copy, and to release it."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.forms import BaseForm
from interwonen.rights.models import CopyText
from interwonen.rights.selectors.copies_documents import changed_since, print_of, prints_of

# A mark before and after each letter is more than anyone needs.
MARKS_AND_ALL, LEAST_LENGTH = 5, 100


class SeenTextsForm(BaseForm):
    """A form about texts of a copy as its user saw them.

    When a colleague changed them since, nothing is saved: `changed` are the texts that differ, what
    was left alone takes the colleague's marks, and the second time it is saved.
    """

    def __init__(self, *args: Any, texts: Iterable[CopyText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = list(texts)
        self.changed: list[CopyText] = []

    @property
    def version(self) -> str:
        """The prints of the texts when this form was opened."""
        return str(self.data.get("version") or prints_of(self.texts))

    def attempt(self, action: Callable[..., Any], **kwargs: Any) -> bool:
        """As every form; the action also gets what the user saw."""
        seen = self.version
        if super().attempt(action, seen=seen, **kwargs):
            return True
        sent: Any = self.data
        data = sent.copy()
        for text, was in changed_since(self.texts, seen):
            self.changed.append(text)
            name = f"text_{text.number}"
            if print_of("\n".join(data.get(name, "").strip().splitlines())) == was:
                data[name] = text.marked
        if self.changed:
            data["version"] = prints_of(self.texts)
            data.pop("is_looked_at", None)
            self.data = data
        return False


class MarksForm(SeenTextsForm):
    """Texts of a copy, each in a field in which one puts marks."""

    submit_label = _("Gone through: save and go on")
    hide_optional = True
    hide_fields_note = True
    may_repeat = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in self.texts:
            self.fields[f"text_{text.number}"] = forms.CharField(
                label=text.place,
                initial=text.marked,
                max_length=MARKS_AND_ALL * len(text.original) + LEAST_LENGTH,
                widget=forms.Textarea(attrs={"rows": min(12, 2 + len(text.marked) // 60)}),
            )

    def facts(self) -> dict[str, Any]:
        """The texts by number."""
        named = super().facts().items()
        return {"marked": {int(name.removeprefix("text_")): text for name, text in named}}


class ReleaseForm(SeenTextsForm):
    """That someone looked at everything once more."""

    submit_label = _("Release the copy")
    asked_only = ("is_looked_at",)

    is_looked_at = forms.BooleanField(
        label=_("I have looked once more at what is left out, and at what is not."),
    )


class ReleaseAloneForm(ReleaseForm):
    """The same of who went through the texts too, as nobody else may release them."""

    alone_because = forms.CharField(
        label=_("Why does nobody else look?"),
        help_text=_("You went through texts yourself, and no colleague may release this copy."),
        max_length=REASON_LENGTH,
    )
