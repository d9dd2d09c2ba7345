"""Forms on the demand: a request that did not become a referral, and how the figures are divided."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import LongTextField
from participants.models.unmet_requests import MOST_AT_ONCE

QUARTER, MONTH = "kwartaal", "maand"


class DemandFilter(FilterForm):
    """In which periods the demand is counted, and up to which day."""

    per = forms.ChoiceField(
        label=_("Per"),
        choices=[(QUARTER, _("quarter")), (MONTH, _("month"))],
        required=False,
    )
    tot = DateField(label=_("Up to and including"), required=False)


class UnmetRequestForm(OffersTerms):
    """Who asked for a place, for whom in general, and why there was no referral."""

    submit_label = _("Save")
    form_class = "iw-form iw-quick"

    asked_on = DateField(label=_("When was it asked?"))
    asked_by = forms.CharField(
        label=_("Which organisation or role asked?"),
        help_text=_("For example: night shelter in Emmen, general practitioner. No name."),
        max_length=100,
    )
    origin = TermChoiceField("origin", in_list=True, label=_("Where does the person come from?"))
    reason = TermChoiceField("turned_away", label=_("Why was there no referral?"))
    explanation = LongTextField(
        label=_("In other words"),
        help_text=_("Only if you chose “other”, without names and without medical information."),
        rows=2,
        required=False,
    )
    number = forms.IntegerField(
        label=_("For how many people?"), min_value=1, max_value=MOST_AT_ONCE, initial=1
    )


class UnmetRequestChangeForm(ChangeForm, UnmetRequestForm):
    """Correct what was recorded of a request."""

    submit_label = _("Save the correction")
