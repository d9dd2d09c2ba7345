"""Forms of the handover of keys."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.forms.records import LongTextField
from participants.models import Handover
from participants.models.handovers import MOST_KEYS_OF_A_DWELLING

_CONDITION = _(
    "About the dwelling, not about the person: what is broken, dirty or missing. "
    "Meter readings fit here too."
)


class KeysForm(BaseForm):
    """The day, the number of keys and the condition of the dwelling."""

    submit_label = _("Record the keys")

    handed_on = DateField(label=_("Date"))
    keys = forms.IntegerField(
        label=_("Number of keys"), min_value=0, max_value=MOST_KEYS_OF_A_DWELLING
    )
    findings = LongTextField(
        label=_("Condition of the dwelling"), help_text=_CONDITION, required=False
    )


class KeysOutForm(KeysForm):
    """The keys that a resident gets: one at least."""

    keys = forms.IntegerField(
        label=_("Number of keys"), min_value=1, max_value=MOST_KEYS_OF_A_DWELLING
    )


class KeysChangeForm(ChangeForm, KeysForm):
    """Correct what was recorded about keys."""

    submit_label = _("Save the correction")

    row: Handover


class KeysBackForm(KeysForm):
    """The keys that come back, and whether the dwelling is ready for someone else."""

    field_order = ["handed_on", "keys", "is_ready", "findings"]

    is_ready = forms.TypedChoiceField(
        label=_("Is the dwelling ready for the next resident?"),
        choices=[("yes", _("Yes, someone can move in")), ("no", _("No, it needs work first"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, given: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].help_text = (
            gettext("No keys have been recorded at the start of the stay.")
            if given is None
            else ngettext(
                "At the start %(number)d key was given.",
                "At the start %(number)d keys were given.",
                given,
            )
            % {"number": given}
        )
