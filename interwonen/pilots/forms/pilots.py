"""Forms on the pilot itself and on the decision to hold it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.pilots.models import Pilot


class PilotForm(ChangeForm):
    """The period, bounds and grounds of a pilot; once it has begun, also why they change."""

    submit_label = _("Save pilot")

    name = forms.CharField(label=_("Name"), max_length=100)
    place = forms.CharField(label=_("Place"), max_length=100)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"), help_text=_("This day still counts."))
    base_capacity = forms.IntegerField(label=_("Places at the start"), min_value=1, max_value=99)
    maximum_capacity = forms.IntegerField(label=_("Places at most"), min_value=1, max_value=99)
    goal = forms.CharField(label=_("Goal"), max_length=5_000, widget=forms.Textarea)
    zoning_ground = forms.CharField(
        label=_("Ground in the zoning plan"),
        max_length=5_000,
        help_text=_("Why the dwellings may be used for this, and on which condition."),
        widget=forms.Textarea,
    )
    reason = forms.CharField(
        label=_("Reason of the change"),
        help_text=_("Needed when the period or the highest number of places changes."),
        required=False,
        max_length=60,
    )
    reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number of the council's or college's decision."),
        required=False,
        max_length=35,
    )

    def __init__(self, *args: Any, row: Pilot, today: date, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        unused = ["base_capacity"] if row.has_begun(today) else ["reason", "reference"]
        for name in unused:
            del self.fields[name]


class DecisionForm(ChangeForm):
    """The decision of the executive to hold the pilot; both fields empty when there is none yet."""

    submit_label = _("Save decision")
    hide_optional = True

    decided_on = DateField(label=_("Date of the decision"), required=False)
    decision_reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number under which it can be looked up."),
        required=False,
        max_length=100,
    )


class MovesShownForm(ChangeForm):
    """Whether reports show moves, with the advice of the privacy officer."""

    submit_label = _("Save choice")

    shows_moves = forms.TypedChoiceField(
        label=_("Do reports to the council say how many people moved in and out?"),
        help_text=_(
            "Reports that were published stay as they are. A new version of one still shows moves that"
            " were published before."
        ),
        choices=[("True", _("Yes, as numbers")), ("False", _("No, not at all"))],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
    moves_advice = forms.CharField(
        label=_("What the privacy officer (FG) advised"), max_length=500, widget=forms.Textarea
    )
    moves_advised_on = DateField(label=_("Date of the advice"))
