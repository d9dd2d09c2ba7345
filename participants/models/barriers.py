"""What keeps a participant from renting, and its status over time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import text_length
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import TermField, term_constraint
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.records import ParticipantRecordQuerySet


class Barrier(ParticipantRecord):
    """Something that keeps a participant from renting; its state is a BarrierStatus."""

    participant = participant_field("barriers")
    kind = TermField("barrier", verbose_name=_("barrier"))
    explanation = models.TextField(_("explanation"), blank=True)

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("barrier")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=~Q(kind="barrier.other"),
                name="participants_barrier_once",
            ),
            text_length("participants_barrier", "explanation"),
            term_constraint("participants_barrier_kind_from_list", "kind", "barrier"),
        ]

    def __str__(self) -> str:
        return str(self.kind)


class BarrierStatus(ParticipantRecord):
    """The status of a barrier from a day on; the latest one is current, the others are kept."""

    participant_path = "barrier__participant"

    barrier = models.ForeignKey(
        Barrier, verbose_name=_("barrier"), on_delete=models.PROTECT, related_name="statuses"
    )
    status = TermField("barrier_status", verbose_name=_("status"))
    since = models.DateField(_("since"))
    note = models.TextField(_("note"), blank=True)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("status of a barrier")
        constraints = [
            models.UniqueConstraint(
                fields=["barrier", "since"], name="participants_barrierstatus_one_per_day"
            ),
            text_length("participants_barrierstatus", "note"),
            term_constraint(
                "participants_barrierstatus_status_from_list", "status", "barrier_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.barrier}: {self.status}, {in_words(self.since)}"
