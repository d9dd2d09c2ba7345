"""Forms of barriers and their statuses."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import LongTextField, with_hint


class BarrierStatusForm(OffersTerms):
    """Record the status of a barrier."""

    submit_label = _("Save status")

    status = TermChoiceField("barrier_status", label=_("What is the status?"))
    since = DateField(
        label=_("Since when?"), help_text=_("The day from which this holds, also if it is past.")
    )
    note = LongTextField(label=_("Note on the status"), required=False, rows=3)


class BarrierStatusChangeForm(ChangeForm, BarrierStatusForm):
    """Correct a status."""


def _explanation_field() -> LongTextField:
    return LongTextField(
        label=_("Explanation"),
        help_text=with_hint(_("What is going on, and what would a landlord want to see?")),
        required=False,
        rows=3,
    )


class BarrierForm(BarrierStatusForm):
    """Add a barrier with its first status."""

    submit_label = _("Save barrier")
    field_order = ("kind", "explanation")

    kind = TermChoiceField("barrier", label=_("What keeps this person from renting?"))
    explanation = _explanation_field()


class BarrierChangeForm(ChangeForm):
    """Change the explanation of a barrier."""

    submit_label = _("Save barrier")

    explanation = _explanation_field()
