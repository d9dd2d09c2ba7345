"""What the case manager notes on the waiting list."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.forms import BaseForm, DateField
from participants.forms.wording import NO_MEDICAL_FACTS


class WaitingNoteForm(ChangeForm):
    """A note on what someone waits for, and the reason to go before others."""

    submit_label: ClassVar[Any] = _("Save note")

    waits_for = forms.CharField(
        label=_("What does this person wait for?"),
        help_text=NO_MEDICAL_FACTS,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    precedence = forms.CharField(
        label=_("Reason of precedence"),
        help_text=_(
            "Only when this person goes before the others. "
            "Leave it empty, and the date of the acceptance tells the order."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawalForm(BaseForm):
    """Why someone is taken off the waiting list, and from when."""

    submit_label: ClassVar[Any] = _("Withdraw the referral")

    reason = forms.CharField(
        label=_("Reason"),
        help_text=NO_MEDICAL_FACTS,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    withdrawn_on = DateField(label=_("Withdrawn on"))
