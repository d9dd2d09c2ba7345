"""Forms on the page for neighbours: a question or report, and whether it is solved."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.marks import Limit
from interwonen.core.open_forms import OpenForm
from interwonen.core.phone_numbers import PhoneField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Term
from neighbours.models import TEXT_LENGTH

TOO_LONG = _(
    "Your text has %(show_value)d characters. There is room for %(limit_value)d: make it shorter, "
    "or call us."
)


class _PlainKindField(TermChoiceField):
    """Kinds of messages without the words that are for staff only."""

    def label_from_instance(self, term: Term) -> str:
        return term.label.partition(" (")[0]


class AskForm(OpenForm, OffersTerms):
    """What a neighbour asks or reports, in their own words; nobody has to say who they are."""

    submit_label = _("Send")
    limit = Limit("page for neighbours: messages", tries=10, every=timedelta(minutes=2))

    kind = _PlainKindField(
        "contact_kind",
        label=_("What do you want to do?"),
        help_text=_(
            "A report is about nuisance or worry in the street or the building. A complaint is "
            "about how one of us behaved. An objection is against a decision: we send it on to "
            "the municipality."
        ),
    )
    category = TermChoiceField(
        "report_category",
        in_list=True,
        required=False,
        label=_("What is your report about? (only for a report)"),
    )
    text = forms.CharField(
        label=_("What do you want to ask or tell?"),
        help_text=_("Do not give names or medical information of residents."),
        max_length=TEXT_LENGTH,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You then get a mail when there is news about it."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    contact_phone = PhoneField(label=_("Your telephone number"), required=False)


class SolvedForm(OpenForm):
    """Whether it is solved; what is not solved is said in words."""

    submit_label = _("Send")
    limit = Limit("page for neighbours: solved", tries=10, every=timedelta(minutes=2))

    solved = forms.ChoiceField(
        label=_("Is it solved?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What is not solved yet? (only if it is not)"),
        help_text=_("Do not give names or medical information of residents."),
        required=False,
        max_length=TEXT_LENGTH,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    hide_optional = True

    def facts(self) -> dict[str, Any]:
        """Solved as a truth instead of a word."""
        facts = super().facts()
        return {**facts, "solved": facts["solved"] == "yes"}
