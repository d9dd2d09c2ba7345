"""Forms about destroying."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.retention.selectors.holds import HELD_BY_CODE


class HoldForm(BaseForm):
    """Why a record is kept longer."""

    submit_label = _("Keep longer")

    why = forms.CharField(
        label=_("Why does this have to be kept?"),
        max_length=300,
        help_text=_("Such as a complaint, an objection or a case in court. Name nobody."),
    )
    review_on = DateField(
        label=_("When do we look at this again?"),
        help_text=_("On that day who may decide gets a reminder. It stays until someone lifts it."),
    )


class CodeHoldForm(HoldForm):
    """What is kept longer, by its code, and why."""

    kind = forms.ChoiceField(
        label=_("What has to be kept?"),
        choices=[(kind.value, kind.label) for kind in HELD_BY_CODE],
        widget=forms.RadioSelect,
    )
    code = forms.CharField(
        label=_("Code of the participant, or number of the question"), max_length=20
    )

    field_order = ("kind", "code", "why", "review_on")


class ReleaseForm(BaseForm):
    """Why a record need not be kept longer any more."""

    submit_label = _("Keep no longer")

    why = forms.CharField(
        label=_("Why may this be destroyed now?"), max_length=100, help_text=_("Name nobody.")
    )
