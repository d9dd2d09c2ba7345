"""Forms of referral and decision."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm, DateField, ThreePartDateField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.wording import NO_MEDICAL_FACTS
from participants.models import Referral


class ReferralForm(OffersTerms):
    """Refer someone to the pilot."""

    submit_label: ClassVar[Any] = _("Save referral")

    first_name = forms.CharField(label=_("First name"), max_length=60)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    birth_date = ThreePartDateField(label=_("Date of birth"), autocomplete="off")
    household_size = forms.IntegerField(
        label=_("Number of people in the household"),
        help_text=_(
            "In a dwelling of the pilot one person lives: that is what the zoning plan allows."
        ),
        min_value=1,
        max_value=99,
        initial=1,
    )
    origin = TermChoiceField("origin", label=_("Where does the person live now?"))
    referrer = forms.CharField(
        label=_("Who refers?"),
        help_text=_("The name of the organisation or the shelter."),
        max_length=120,
    )
    referred_on = DateField(label=_("Date of the referral"))


class DecisionForm(BaseForm):
    """The case manager's decision on a referral."""

    submit_label: ClassVar[Any] = _("Record decision")

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[c for c in Referral.Decision.choices if c[0] != Referral.Decision.PENDING],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason of the decision"), help_text=NO_MEDICAL_FACTS, widget=forms.Textarea
    )
    decided_on = DateField(label=_("Date of the decision"))
