"""Forms of the steps of an enquiry; they check the input, the actions check the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from neighbours.models import TEXT_LENGTH
from neighbours.models.enquiries_steps import NAME_LENGTH

FOR_COLLEAGUES = _(
    "Only colleagues read this: what the neighbour has to know goes in an answer. Name no residents "
    "and nothing about their health."
)


def _text(label: Any, *, help_text: Any, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TakeUpForm(BaseForm):
    """Begin with an enquiry, or go on when the neighbour has reacted."""

    submit_label = _("Save")

    taken_on = DateField(label=_("On which day?"))
    text = _text(_("What was done or said?"), help_text=FOR_COLLEAGUES, required=False)


class WaitForm(BaseForm):
    """Wait for the neighbour, who was asked something."""

    submit_label = _("Wait for the neighbour")

    text = _text(
        _("What did you ask the neighbour?"),
        help_text=_(
            "Who follows the enquiry with a link reads it as you write it. Name no residents and "
            "nothing about their health."
        ),
    )
    taken_on = DateField(
        label=_("On which day?"),
        help_text=_("The term stands still from this day until the neighbour has reacted."),
    )

    def __init__(self, *args: Any, term_goes_on: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if term_goes_on:
            self.fields["taken_on"].help_text = _("The term of the law goes on while you wait.")


class ExtendForm(BaseForm):
    """Take four weeks more for a complaint."""

    submit_label = _("Extend the term")

    text = _text(
        _("Why does it take longer?"),
        help_text=_(
            "The neighbour has to get this in writing. Who left an e-mail address gets a mail with a "
            "link to what you write here; send others a letter."
        ),
    )
    taken_on = DateField(label=_("On which day did you tell the neighbour?"))


class ForwardForm(BaseForm):
    """Pass an enquiry on to someone who deals with it."""

    submit_label = _("Save")

    forwarded_to = forms.CharField(
        label=_("To whom?"),
        help_text=_("The organisation or team, such as the police or the landlord."),
        max_length=NAME_LENGTH,
    )
    external_reference = forms.CharField(
        label=_("Their number or reference"), required=False, max_length=NAME_LENGTH
    )
    taken_on = DateField(label=_("On which day?"))
    text = _text(
        _("What did you pass on?"),
        help_text=_("Pass on no more of the neighbour than is needed. Only colleagues read this."),
        required=False,
    )


class CloseForm(OffersTerms):
    """Close an enquiry and those linked with it: how it ended, and of a report what we found."""

    submit_label = _("Close enquiry")

    text = _text(_("How was it closed?"), help_text=FOR_COLLEAGUES)
    validity = TermChoiceField(
        "validity",
        label=_("What did you find?"),
        help_text=_("Whether it was as reported, as far as you could see."),
    )

    def __init__(self, *args: Any, answered: bool, has_report: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_report:
            del self.fields["validity"]
        if not answered:
            self.fields["text"].label = _("Why is no answer needed?")


class ReopenForm(BaseForm):
    """Open a closed enquiry again."""

    submit_label = _("Open again")

    text = _text(_("Why is it opened again?"), help_text=FOR_COLLEAGUES)
