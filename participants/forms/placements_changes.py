"""Forms that change a stay: its days, another dwelling, calling it off."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.forms.placements import DwellingChoiceField
from participants.forms.records import NO_MEDICAL_FACTS
from participants.models import Dwelling

_LAST_DAY = _("This day still counts. At the latest the last day of the pilot.")


class PlacementDaysForm(ChangeForm):
    """Change the planned days of a stay, or correct its first day."""

    submit_label = _("Save the days")

    starts_on = DateField(label=_("First day of the stay"))
    ends_on = DateField(label=_("Planned last day"), help_text=_LAST_DAY)


class MoveForm(ChangeForm):
    """Move to another dwelling of the pilot."""

    submit_label = _("Record the move")

    new_dwelling = DwellingChoiceField(
        Dwelling.objects.none(), label=_("New dwelling"), widget=forms.RadioSelect, empty_label=None
    )
    moves_on = DateField(
        label=_("First day in the new dwelling"),
        help_text=_("The stay in the dwelling of now ends on the day before."),
    )
    ends_on = DateField(label=_("Planned last day"), help_text=_LAST_DAY)

    def __init__(
        self, *args: Any, dwellings: QuerySet[Dwelling], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["new_dwelling"]
        choice.day = choice.today = today
        choice.queryset = dwellings


class CancelPlacementForm(BaseForm):
    """Call off a stay that does not take place, or was recorded by mistake."""

    submit_label = _("Call off this stay")
    submit_class = "iw-button--danger"

    reason = forms.CharField(
        label=_("Why is this stay called off?"), help_text=NO_MEDICAL_FACTS, max_length=100
    )
