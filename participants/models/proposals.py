"""What a counsellor or team lead proposes to the case manager: a dwelling for a participant who waits."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from participants.models.dwellings import Dwelling
from participants.models.records import ParticipantRecord
from participants.models.referrals import Referral
from participants.querysets.proposals import ProposalQuerySet


class PlacementProposal(ParticipantRecord):
    """A dwelling and days, both inclusive, proposed for an accepted participant, and why.

    The case manager decides; whether a place is free is checked again then.
    """

    participant_path = "referral__participant"

    referral = models.OneToOneField(
        Referral, verbose_name=_("referral"), on_delete=models.PROTECT, related_name="proposal"
    )
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("dwelling"), on_delete=models.PROTECT, related_name="proposals"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    why = models.TextField(_("reason"))
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = acting_user_field(verbose_name=_("proposed by"))

    fixed_fields = ("referral",)
    history = History()
    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_on", "pk"]
        verbose_name = _("proposal for a stay")
        constraints = [
            models.CheckConstraint(
                name="participants_proposal_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(name="participants_proposal_says_why", condition=says("why")),
            text_length("participants_proposal", "why"),
        ]

    def __str__(self) -> str:
        return dated(self, self.proposed_on)
