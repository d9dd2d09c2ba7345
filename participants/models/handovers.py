"""Keys that change hands at the start and at the end of a stay."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import text_length
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from participants.models.placements import Placement
from participants.models.records import ParticipantRecord
from participants.querysets.records import ParticipantRecordQuerySet

MOST_KEYS_OF_A_DWELLING = 20


class Handover(ParticipantRecord):
    """Keys changed hands at the start or at the end of a stay, and both looked at the dwelling."""

    participant_path = "placement__participant"

    class Phase(models.TextChoices):
        START = "start", _("Start of the stay")
        END = "end", _("End of the stay")

    placement = models.ForeignKey(
        Placement, verbose_name=_("stay"), on_delete=models.PROTECT, related_name="handovers"
    )
    phase = models.CharField(_("phase"), max_length=5, choices=Phase)
    handed_on = models.DateField(_("date"))
    keys = models.PositiveSmallIntegerField(_("number of keys"))
    findings = models.TextField(_("condition of the dwelling"), blank=True)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    fixed_fields = ("placement",)
    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["handed_on", "pk"]
        verbose_name = _("handover of keys")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "phase"], name="participants_handover_once"
            ),
            models.CheckConstraint(
                name="participants_handover_known_phase", condition=Q(phase__in=["start", "end"])
            ),
            text_length("participants_handover", "findings"),
            # A new resident gets at least one key; one who leaves may have lost them all.
            models.CheckConstraint(
                name="participants_handover_number_of_keys",
                condition=Q(phase="end", keys__range=(0, MOST_KEYS_OF_A_DWELLING))
                | Q(phase="start", keys__range=(1, MOST_KEYS_OF_A_DWELLING)),
            ),
        ]

    def __str__(self) -> str:
        what = f"{self._meta.verbose_name}: {self.get_phase_display()}"
        return f"{what}, {self.placement.dwelling}, {in_words(self.handed_on)}"
