"""Forms of a proposal for a stay."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.forms import BaseForm
from participants.forms.placements import PlacementForm
from participants.forms.records import LongTextField, with_hint
from participants.models import Dwelling, PlacementProposal


class ProposalForm(ChangeForm, PlacementForm):
    """Propose a dwelling for someone who waits."""

    submit_label: ClassVar[Any] = _("Save the proposal")

    row: PlacementProposal

    why = LongTextField(
        label=_("Why this dwelling?"),
        help_text=with_hint(_("In a few words, for the case manager.")),
    )

    def __init__(
        self, *args: Any, dwellings: QuerySet[Dwelling], day: date, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, dwellings=dwellings, day=day, today=today, **kwargs)


class TakeBackForm(BaseForm):
    """Take a proposal back."""

    submit_label: ClassVar[Any] = _("Withdraw the proposal")
    submit_class: ClassVar[str] = "iw-button--danger"
