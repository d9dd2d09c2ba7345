"""Forms of a proposal for a stay."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from participants.forms.placements import PlacementForm
from participants.forms.records import LongTextField, with_hint
from participants.models import PlacementProposal


class ProposalForm(ChangeForm, PlacementForm):
    """Propose a dwelling for someone who waits."""

    submit_label = _("Save the proposal")

    row: PlacementProposal

    why = LongTextField(
        label=_("Why this dwelling?"),
        help_text=with_hint(_("In a few words, for the case manager.")),
    )
