"""What a resident says about the own file: a statement that is kept with it (AVG 16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import TEXT_LENGTH, says, text_length
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.rights.querysets.statements import ResidentStatementQuerySet
from participants.models.records import ParticipantRecord, participant_field


class ResidentStatement(MayBeWithdrawn, ParticipantRecord):
    """How a resident says that it is, in the own words, for who reads the file.

    Nobody corrects these words: who wants to say it otherwise takes the statement back and gives
    another. A restriction of the file does not hold it up.
    """

    participant = participant_field("statements")
    stated_on = models.DateField(_("stated on"))
    text = models.TextField(_("statement in the resident's words"))
    withdrawn_because = why_withdrawn()

    fixed_fields = ("participant", "stated_on", "text")
    history = History()
    objects = ResidentStatementQuerySet.as_manager()

    class Meta:
        ordering = ["stated_on", "pk"]
        verbose_name = _("statement of the resident")
        verbose_name_plural = _("statements of the resident")
        constraints = [
            text_length("rights_residentstatement", "text", most=TEXT_LENGTH),
            models.CheckConstraint(name="rights_residentstatement_says_it", condition=says("text")),
            withdrawal_says_why("rights_residentstatement"),
        ]

    def __str__(self) -> str:
        return str(_("statement of the resident"))
