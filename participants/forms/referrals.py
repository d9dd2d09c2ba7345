"""Forms of referral and decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField, TermsChoiceField
from participants.forms.participants import ParticipantFields
from participants.forms.records import LongTextField
from participants.models import Referral


class ReferralFacts(OffersTerms):
    """What the pilot needs to know about a referral."""

    origin = TermChoiceField("origin", label=_("Where does the person live now?"))
    causes = TermsChoiceField(
        "homeless_cause",
        label=_("How did the person become homeless?"),
        help_text=_("Choose everything that holds, or “unknown” alone."),
    )
    referrer = forms.CharField(
        label=_("Who refers?"),
        help_text=_("The name of the organisation or the shelter."),
        max_length=120,
    )
    referred_on = DateField(label=_("Date of the referral"))
    informed_on = DateField(
        label=_("Informed about the use of data on"),
        help_text=_(
            "The date on which you told the person which data the pilot keeps and why. "
            "You can also fill this in later; without it nobody can be accepted."
        ),
        required=False,
    )


class NewReferralForm(ReferralFacts):
    """Refer someone who is known already."""

    submit_label = _("Save referral")

    household_size = forms.IntegerField(
        label=_("Number of people in the household"),
        help_text=_(
            "In a dwelling of the pilot one person lives: that is what the zoning plan allows."
        ),
        min_value=1,
        max_value=99,
    )
    field_order = ["household_size"]


class ReferralForm(ParticipantFields, NewReferralForm):
    """Refer someone to the pilot."""

    field_order = ["first_name", "last_name", "birth_date", "household_size"]


class ReferralChangeForm(ChangeForm, ReferralFacts):
    """Correct what was recorded of a referral that waits for a decision."""

    submit_label = _("Save referral")


class DecisionForm(BaseForm):
    """The case manager's decision on a referral."""

    submit_label = _("Record decision")

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[c for c in Referral.Decision.choices if c[0] != Referral.Decision.PENDING],
        widget=forms.RadioSelect,
    )
    reason = LongTextField(label=_("Reason of the decision"))
    decided_on = DateField(label=_("Date of the decision"))


class DecisionChangeForm(ChangeForm, DecisionForm):
    """Correct a decision, or take it back."""

    submit_label = _("Save the correction")

    why = forms.CharField(label=_("What went wrong?"), max_length=REASON_LENGTH)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decision: Any = self.fields["decision"]
        decision.choices = Referral.Decision.choices
        decision.help_text = _(
            "With “To be decided” there is no decision yet: its reason and its date lapse."
        )

    def held(self, row: Any, name: str) -> Any:
        """The reason of the decision has another name in the record."""
        return super().held(row, "decision_reason" if name == "reason" else name)
