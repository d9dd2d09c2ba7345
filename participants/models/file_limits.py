"""That a file is left alone for now, or that the person objects to its use (AVG 18 and 21)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH, says
from interwonen.core.history import History, acting_user_field
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.file_limits import FileLimitQuerySet


class FileLimit(ParticipantRecord):
    """A limit on the use of a file, until it is lifted with a reason.

    While a restriction stands, the file is kept and read, and nothing in it changes or goes
    (participants/guards/file_limits.sql). Of who objects nothing is told in reports.
    """

    class Kind(models.TextChoices):
        """What it limits."""

        RESTRICTION = "restriction", _("Restriction of processing (AVG 18)")
        OBJECTION = "objection", _("Objection to the use of data (AVG 21)")

    participant = participant_field("file_limits")
    kind = models.CharField(_("kind of limit"), max_length=11, choices=Kind)
    since = models.DateField(_("since"))
    because = models.CharField(_("what it is about"), max_length=REASON_LENGTH)
    lifted_on = models.DateField(_("lifted on"), null=True, blank=True)
    lifted_because = models.CharField(_("lifted because"), max_length=REASON_LENGTH, blank=True)
    lifted_by = acting_user_field(verbose_name=_("lifted by"), null=True, blank=True)

    fixed_fields = ("participant", "kind", "since", "because")
    history = History()
    objects = FileLimitQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("limit on the use of a file")
        verbose_name_plural = _("limits on the use of a file")
        constraints = [
            models.CheckConstraint(
                name="participants_filelimit_says_why", condition=says("because")
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=Q(lifted_on=None),
                name="participants_filelimit_one_of_a_kind",
            ),
            models.CheckConstraint(
                name="participants_filelimit_lifted_whole",
                condition=Q(lifted_on=None, lifted_because="", lifted_by=None)
                | (Q(lifted_on__gte=F("since"), lifted_by__isnull=False) & says("lifted_because")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_lifted(self) -> bool:
        return self.lifted_on is not None
