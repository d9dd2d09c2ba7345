"""Forms of enquiries; they check the input, the actions check the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Term
from neighbours.models import TEXT_LENGTH, Enquiry
from participants.models.neighbourhood_signals import NEIGHBOURHOOD_SIGNAL_LENGTH

NO_RESIDENTS = _("Do not name residents and do not record medical information.")


class EnquiryFilter(FilterForm):
    """Which enquiries the list shows."""

    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("All")), ("overdue", _("Answer is late")), *Enquiry.Status.choices],
    )
    kind = forms.ModelChoiceField(
        Term.objects.filter(vocabulary="contact_kind"),
        label=_("Kind"),
        required=False,
        to_field_name="code",
        empty_label=_("All"),
    )


class EnquiryForm(OffersTerms):
    """Record what a neighbour asks or reports."""

    submit_label = _("Save enquiry")
    hide_optional = True  # what it is about is required for a report only

    kind = TermChoiceField(
        "contact_kind",
        label=_("Kind"),
        help_text=_(
            "A report is about nuisance or concern in the street or in the building. A complaint "
            "is about how someone of the municipality or the care provider behaved. An objection "
            "is against a decision."
        ),
    )
    category = TermChoiceField(
        "report_category",
        in_list=True,
        required=False,
        label=_("What is the report about? (only for a report)"),
        help_text=_("Is there danger, a threat or violence right now? Call 112 first."),
    )
    text = forms.CharField(
        label=_("Question or report"),
        help_text=NO_RESIDENTS,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    channel = TermChoiceField("channel", in_list=True, label=_("How did it come in?"))
    received_on = DateField(
        label=_("Received on"), help_text=_("The term for an answer runs from this day.")
    )
    contact_name = forms.CharField(
        label=_("Name of the neighbour (optional)"),
        help_text=_("A neighbour may ask or report without giving a name."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact_details = forms.CharField(
        label=_("Telephone or e-mail (optional)"),
        help_text=_("Only to give the answer."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EnquiryChangeForm(ChangeForm, EnquiryForm):
    """Correct what was recorded of a question or report."""

    submit_label = _("Save the correction")


class ReplyForm(OffersTerms):
    """Record the answer that the neighbour got."""

    submit_label = _("Save answer")

    text = forms.CharField(
        label=_("Answer"),
        help_text=_("Say nothing about who lives where, and nothing about a resident's health."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    channel = TermChoiceField("channel", in_list=True, label=_("How did you answer?"))
    replied_on = DateField(label=_("Date of the answer"))


class ReplyChangeForm(ChangeForm, ReplyForm):
    """Correct what was recorded of an answer."""

    submit_label = _("Save the correction")


class CloseForm(BaseForm):
    """Close an enquiry; one without an answer asks for the reason."""

    submit_label = _("Close enquiry")

    closing_note = forms.CharField(
        label=_("How was it closed?"),
        help_text=NO_RESIDENTS,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, answered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["closing_note"]
        note.required = not answered
        if not answered:
            note.label = _("Why is no answer needed?")


class NeighbourhoodSignalForm(OffersTerms):
    """A neighbourhood signal; the text starts empty, never with the neighbour's words."""

    submit_label = _("Give the signal")

    category = TermChoiceField("report_category", in_list=True, label=_("What is it about?"))
    text = forms.CharField(
        label=_("What should the team pay attention to?"),
        help_text=_(
            "Write it in your own words. Name no neighbour, no resident and no house number."
        ),
        max_length=NEIGHBOURHOOD_SIGNAL_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
