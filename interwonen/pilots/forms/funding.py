"""Forms on the money of a pilot; they check the input, the actions check the rules."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.forms import BaseForm
from interwonen.core.money import EuroField
from interwonen.pilots.forms.terms import OffersTerms, TermChoiceField
from interwonen.pilots.models import FundingAmount, Pilot
from interwonen.pilots.selectors.funding import quarters_of


class FundingLineForm(OffersTerms):
    """Where money comes from, and which decision grants it."""

    submit_label = _("Save source")

    source = TermChoiceField("funding_source", label=_("Source"))
    name = forms.CharField(
        label=_("Name"), help_text=_("So that you know it again in the list."), max_length=100
    )
    reference = forms.CharField(
        label=_("Decision that grants it"),
        help_text=_("Who granted the money, when, and under which number it can be looked up."),
        max_length=200,
    )


class FundingLineChangeForm(ChangeForm, FundingLineForm):
    """Correct a source of money."""

    submit_label = _("Save the correction")


class FundingAmountForm(BaseForm):
    """What a source of money has of one kind in one quarter."""

    submit_label = _("Save amount")

    quarter_starts_on = forms.TypedChoiceField(label=_("Quarter"), coerce=date.fromisoformat)
    kind = forms.ChoiceField(
        label=_("Kind of amount"), choices=FundingAmount.Kind, widget=forms.RadioSelect
    )
    cents = EuroField(
        label=_("Amount in euros"),
        help_text=_("Of this quarter only, for example 1.234,56. Nothing? Then write 0."),
    )
    reference = forms.CharField(
        label=_("Evidence"),
        help_text=_("Where it can be looked up: a decision, an order or the accounts."),
        max_length=200,
    )

    def __init__(self, *args: Any, pilot: Pilot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarters: Any = self.fields["quarter_starts_on"]
        quarters.choices = [
            (each.starts_on.isoformat(), each.short_label) for each in quarters_of(pilot)
        ]


class FundingAmountChangeForm(ChangeForm, FundingAmountForm):
    """Correct an amount."""

    submit_label = _("Save the correction")
