"""The form of a placement."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.formatting import in_words
from interwonen.core.forms import BaseForm
from interwonen.core.spans import ONE_DAY
from participants.models import Dwelling


class DwellingChoiceField(forms.ModelChoiceField):
    """A choice of dwelling; the label shows its `state` on `day` and its `known_placements`.

    Of a dwelling that is taken or not let on `day`, or still taken `today`, it says from which day
    it is free.
    """

    day: date
    today: date

    def label_from_instance(self, dwelling: Any) -> str:
        placement = next(iter(dwelling.known_placements), None)
        state = str(Dwelling.State(dwelling.state).label).lower()
        if dwelling.state == Dwelling.State.TO_INSPECT and dwelling.vacant_since >= self.today:
            free_from = in_words(dwelling.vacant_since + ONE_DAY)
            state = gettext("free from %(day)s, then to be inspected") % {"day": free_from}
        if dwelling.free_from and dwelling.free_from > self.day:
            words = {"dwelling": dwelling, "state": state, "day": in_words(dwelling.free_from)}
            return gettext("%(dwelling)s: %(state)s, free from %(day)s") % words
        if placement is None:
            return gettext("%(dwelling)s: %(state)s") % {"dwelling": dwelling, "state": state}
        if placement.starts_on <= self.day:
            words = {"dwelling": dwelling, "day": in_words(placement.ends_on)}
            return gettext("%(dwelling)s: taken up to and including %(day)s") % words
        words = {"dwelling": dwelling, "state": state, "day": in_words(placement.starts_on)}
        return gettext("%(dwelling)s: %(state)s, taken from %(day)s") % words


class PlacementForm(BaseForm):
    """Place a participant in a dwelling."""

    submit_label = _("Place this person")

    dwelling = DwellingChoiceField(
        Dwelling.objects.none(), label=_("Dwelling"), widget=forms.RadioSelect, empty_label=None
    )
    starts_on = DateField(label=_("First day of the stay"))
    ends_on = DateField(
        label=_("Planned last day"),
        help_text=_("This day still counts. At the latest the last day of the pilot."),
    )

    def __init__(
        self, *args: Any, dwellings: QuerySet[Dwelling], day: date, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["dwelling"]
        choice.day, choice.today, choice.queryset = day, today, dwellings
