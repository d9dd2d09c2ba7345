"""Forms of the three-monthly review of progress with a resident."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import LongTextField, with_hint
from participants.models import ProgressReview

_Answer = ProgressReview.ResidentAnswer
_SAID = (
    Fieldset(
        _("How it goes"),
        "held_on",
        "going_well",
        "neighbour_contact",
        "neighbour_contact_note",
        "rent_on_time",
        "goals_note",
    ),
    Fieldset(_("How it goes on"), "agreements", "next_on"),
)


class _Said(OffersTerms):
    """What was said in the review."""

    held_on = DateField(label=_("Date of the review"))
    going_well = LongTextField(label=_("What goes well?"))
    neighbour_contact = TermChoiceField(
        "neighbour_contact", label=_("How is the contact with the neighbours?")
    )
    neighbour_contact_note = LongTextField(
        label=_("Explanation"),
        help_text=_("Do not write down names or addresses of neighbours."),
        rows=2,
        required=False,
    )
    rent_on_time = TermChoiceField("rent_on_time", label=_("Is the rent paid on time?"))
    goals_note = LongTextField(label=_("How do the goals go?"), required=False)
    agreements = LongTextField(label=_("What did you agree on?"))
    next_on = DateField(
        label=_("When is the next review?"), help_text=_("Usually after three months.")
    )


class _Answers(BaseForm):
    """Whether both agree with what is written."""

    resident_answer = forms.ChoiceField(
        label=_("Does the resident agree with what is written here?"),
        choices=_Answer.choices,
        widget=forms.RadioSelect,
    )
    resident_answered_on = DateField(
        label=_("Answered on"),
        help_text=_("Does not count when you have not asked yet."),
        required=False,
    )
    disagreement = LongTextField(
        label=_("What does the resident not agree with?"),
        help_text=with_hint(_("In the resident's own words; only when the resident disagrees.")),
        required=False,
    )
    agreed_by_counsellor_on = DateField(
        label=_("You agree, as counsellor, since"),
        help_text=_("Leave it empty when you do not agree yet."),
        required=False,
    )

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        if facts["resident_answer"] == _Answer.NOT_ASKED:
            facts = {**facts, "resident_answered_on": None}
        return facts


class ProgressReviewForm(_Said, _Answers):
    """Record a review and who agrees with it."""

    submit_label = _("Save progress review")
    layout = Layout(
        *_SAID,
        Fieldset(
            _("Who agrees"),
            "resident_answer",
            "resident_answered_on",
            "disagreement",
            "agreed_by_counsellor_on",
        ),
    )


class ProgressReviewChangeForm(ChangeForm, _Said):
    """Correct what was said in a review."""

    submit_label = _("Save the correction")
    layout = Layout(*_SAID, "reason")

    reason = forms.CharField(label=_("Why do you correct this?"), max_length=REASON_LENGTH)


class ProgressReviewAnswerForm(ChangeForm, _Answers):
    """Record or correct who agrees with a review."""
