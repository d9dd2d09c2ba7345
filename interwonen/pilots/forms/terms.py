"""The fields that choose from a vocabulary."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm
from interwonen.pilots.models import Term


class TermChoiceField(forms.ModelChoiceField):
    """A choice from one vocabulary: radio buttons, or a list when `in_list`.

    The form that holds it extends OffersTerms.
    """

    def __init__(self, vocabulary: str, *, in_list: bool = False, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("widget", forms.Select if in_list else forms.RadioSelect)
        is_required = kwargs.get("required", True)
        nothing = _("Make a choice") if is_required else _("No choice")
        kwargs.setdefault("empty_label", nothing if in_list else None if is_required else "")
        super().__init__(Term.objects.none(), **kwargs)


class TermsChoiceField(forms.ModelMultipleChoiceField):
    """Any number of choices from one vocabulary, as checkboxes; see TermChoiceField."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(Term.objects.none(), **kwargs)


class OffersTerms(BaseForm):
    """A form that offers the terms that are valid on the date `today`."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, TermChoiceField | TermsChoiceField):
                field.queryset = Term.objects.offered(field.vocabulary, on=today)
