"""Forms that assign a counsellor and transfer a caseload."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm


class AssignmentForm(BaseForm):
    """Assign a counsellor to a participant."""

    submit_label = _("Save")
    may_repeat = True  # another one may have been chosen in between

    counsellor = forms.ModelChoiceField(
        User.objects.none(), label=_("Counsellor"), widget=forms.RadioSelect, empty_label=None
    )
    starts_on = DateField(label=_("From"))

    def __init__(self, *args: Any, counsellors: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counsellor"].queryset = counsellors  # type: ignore[attr-defined]


class CaseloadTransferForm(BaseForm):
    """Transfer all open work of a counsellor to a colleague."""

    submit_label = _("Transfer everything")
    may_repeat = True  # it may have come back in between

    giver = forms.ModelChoiceField(
        User.objects.none(), label=_("Whose work?"), widget=forms.RadioSelect, empty_label=None
    )
    getter = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who takes it over?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(
        self, *args: Any, givers: QuerySet[User], getters: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers  # type: ignore[attr-defined]
        self.fields["getter"].queryset = getters  # type: ignore[attr-defined]
