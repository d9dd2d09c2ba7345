"""Forms of enquiries; they check the input, the actions check the rules."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm
from interwonen.core.phone_numbers import PhoneField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Term
from neighbours.models import TEXT_LENGTH, Enquiry, LetterRound, Status
from neighbours.models.enquiries_contacts import NAME_LENGTH
from participants.models.neighbourhood_signals import NEIGHBOURHOOD_SIGNAL_LENGTH

NO_RESIDENTS = _("Do not name residents and do not record medical information.")


class EnquiryFilter(FilterForm):
    """Which enquiries the list shows."""

    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("All")),
            ("unanswered", _("Without an answer")),
            ("overdue", _("Answer is late")),
            ("silent", _("Open, nothing for a year")),
            *Status.choices,
        ],
    )
    whose = forms.ChoiceField(
        label=_("Who deals with it"),
        required=False,
        choices=[("", _("All")), ("mine", _("I do")), ("nobody", _("Nobody yet"))],
    )
    kind = forms.ModelChoiceField(
        Term.objects.filter(vocabulary="contact_kind"),
        label=_("Kind"),
        required=False,
        to_field_name="code",
        empty_label=_("All"),
    )
    category = forms.ModelChoiceField(
        Term.objects.filter(vocabulary="report_category"),
        label=_("About"),
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
    asks_who_lives = forms.BooleanField(
        label=_("The neighbour asks who lives somewhere"),
        help_text=_("We tell nobody who lives where. There is a standard answer for this."),
        required=False,
    )
    channel = TermChoiceField("channel", in_list=True, label=_("How did it come in?"))
    received_on = DateField(
        label=_("Received on"), help_text=_("The term for an answer runs from this day.")
    )
    letter_round = forms.ModelChoiceField(
        LetterRound.objects.none(),
        label=_("Because of which letter? (optional)"),
        required=False,
        empty_label=_("No choice"),
    )
    contact_name = forms.CharField(
        label=_("Name of the neighbour (optional)"),
        help_text=_("A neighbour may ask or report without giving a name."),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail address (optional)"),
        help_text=_("Only to give the answer. It is removed a year after closing."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    contact_phone = PhoneField(
        label=_("Telephone (optional)"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, letters: QuerySet[LetterRound], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter_round"].queryset = letters  # type: ignore[attr-defined]


class EnquiryChangeForm(ChangeForm, EnquiryForm):
    """Correct what was recorded of a question or report."""

    submit_label = _("Save the correction")

    def __init__(self, *args: Any, row: Enquiry, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if row.enquirer is not None and row.enquirer.removed_on is not None:
            for name in ("contact_name", "contact_email", "contact_phone"):
                del self.fields[name]


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
