"""Forms of incidents."""

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField, TermsChoiceField
from participants.forms.records import LongTextField, with_hint
from participants.models import Incident

TO_REVIEW, OVERDUE = "open", "overdue"


class IncidentForm(OffersTerms):
    """Record an incident, what was done and what was agreed."""

    submit_label = _("Save incident")
    layout = Layout(
        Fieldset(
            _("What happened"),
            "kind",
            "seriousness",
            Row("happened_on", "happened_at"),
            "what_happened",
        ),
        Fieldset(_("What you did"), "what_was_done", "reported_to"),
        Fieldset(_("How it goes on"), "card", "no_yellow_reason", "agreements", "review_on"),
    )

    kind = TermChoiceField("incident_kind", in_list=True, label=_("What kind of incident is it?"))
    seriousness = forms.ChoiceField(
        label=_("How serious is it?"),
        choices=Incident.Seriousness.choices,
        widget=forms.RadioSelect,
    )
    happened_on = DateField(label=_("Date"))
    happened_at = TimeField(label=_("Time"), required=False)
    what_happened = LongTextField(
        label=_("What happened?"),
        help_text=with_hint(_("Facts only: what you saw or heard yourself, or who told you.")),
    )
    what_was_done = LongTextField(label=_("What did you do?"))
    reported_to = TermsChoiceField("incident_reported_to", label=_("Who knows of it?"))
    card = forms.ChoiceField(
        label=_("Card"),
        help_text=_(
            "A yellow card is a formal warning. A red card comes after a yellow one: it is the "
            "last warning before the stay may end."
        ),
        choices=Incident.Card.choices,
        initial=Incident.Card.NONE,
        widget=forms.RadioSelect,
    )
    no_yellow_reason = LongTextField(
        label=_("Why a red card without a yellow one?"),
        help_text=_("Only if there was no yellow card before."),
        required=False,
    )
    agreements = LongTextField(label=_("What did you agree on?"), required=False)
    review_on = DateField(
        label=_("When do you look at the agreements?"),
        help_text=_("From the day after, they show as too late."),
        required=False,
    )


class IncidentChangeForm(ChangeForm, IncidentForm):
    """Change an incident."""


class ReviewForm(BaseForm):
    """Record what came of the agreements."""

    submit_label = _("Save")

    review_note = LongTextField(label=_("What came of the agreements?"))


class ReviewChangeForm(ChangeForm, ReviewForm):
    """Correct what came of the agreements."""

    submit_label = _("Save the correction")


def _all(*choices: tuple[str, str | Promise]) -> list[tuple[str, str | Promise]]:
    return [("", _("All")), *choices]


class IncidentFilter(FilterForm):
    """Which incidents the list shows."""

    review = forms.ChoiceField(
        label=_("Agreements"),
        required=False,
        choices=_all((TO_REVIEW, _("To look at")), (OVERDUE, _("Too late"))),
    )
    card = forms.ChoiceField(
        label=_("Card"),
        required=False,
        choices=_all(
            (Incident.Card.YELLOW, Incident.Card.YELLOW.label),
            (Incident.Card.RED, Incident.Card.RED.label),
        ),
    )
    first = DateField(label=_("From"), required=False)
    last = DateField(label=_("Up to and including"), required=False)
