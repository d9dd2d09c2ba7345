"""Forms about destroying."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm


class HoldForm(BaseForm):
    """Why a record is kept longer."""

    submit_label = _("Keep longer")

    why = forms.CharField(
        label=_("Why does this have to be kept?"),
        max_length=300,
        help_text=_("Such as a complaint, an objection or a case in court. Name nobody."),
    )


class ReleaseForm(BaseForm):
    """Why a record need not be kept longer any more."""

    submit_label = _("Keep no longer")

    why = forms.CharField(
        label=_("Why may this be destroyed now?"), max_length=100, help_text=_("Name nobody.")
    )
