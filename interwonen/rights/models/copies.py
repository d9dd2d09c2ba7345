"""The copy of a file that a resident asked for: made once, gone through for others, and released."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.history import History, acting_user_field
from interwonen.core.signatures import SignatureField, Signed
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.rights.models.requests import RightsRequest
from interwonen.rights.querysets.copies import FileCopyQuerySet
from participants.models.records import ParticipantRecord

OPENS, CLOSES = "[[", "]]"  # around what is left out


class FileCopy(MayBeWithdrawn, ParticipantRecord):
    """All that was held about a person at a moment, for a request to see it (AVG 15).

    Its texts wait until someone has gone through each; another person then releases it, or the same
    one with a reason. Released, it is two files that never change.
    """

    participant_path = "request__participant"

    request = models.ForeignKey(
        RightsRequest,
        verbose_name=_("request about the own data"),
        on_delete=models.PROTECT,
        related_name="copies",
    )
    made_at = models.DateTimeField(_("made at"), editable=False)
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    released_by = acting_user_field(verbose_name=_("released by"), null=True, blank=True)
    alone_because = models.CharField(
        _("released without a second person because"), max_length=REASON_LENGTH, blank=True
    )
    withdrawn_because = why_withdrawn()

    fixed_fields = ("request", "made_at")
    history = History()
    objects = FileCopyQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("copy of a file")
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(withdrawn_because=""),
                name="rights_filecopy_one_that_counts",
            ),
            models.CheckConstraint(
                name="rights_filecopy_released_by_someone",
                condition=Q(released_on=None, released_by=None)
                | Q(released_on__isnull=False, released_by__isnull=False),
            ),
            withdrawal_says_why("rights_filecopy"),
        ]

    def __str__(self) -> str:
        return str(_("copy of the file"))

    @property
    def is_released(self) -> bool:
        return self.released_on is not None


class CopyContent(models.Model):
    """What a copy holds, as a value; its texts are kept apart, by number."""

    append_only = True

    copy = models.OneToOneField(
        FileCopy, on_delete=models.PROTECT, related_name="content", verbose_name=_("copy of a file")
    )
    snapshot = models.JSONField(_("contents"))

    class Meta:
        verbose_name = _("contents of a copy")

    def __str__(self) -> str:
        return str(self.copy)


class CopyText(Signed):
    """One free text of a copy: where it stands, what it says, and with marks around what is about
    someone else. It is the working paper of a copy, and no fact of its own: it has no history, and
    carries a signature instead, which says that who went through it did so here."""

    copy = models.ForeignKey(
        FileCopy, on_delete=models.PROTECT, related_name="texts", verbose_name=_("copy of a file")
    )
    number = models.PositiveIntegerField(_("number"))
    place = models.CharField(_("where it stands"), max_length=200)
    original = models.TextField(_("text"))
    marked = models.TextField(_("text with marks"))
    seen_by = acting_user_field(verbose_name=_("gone through by"), null=True, blank=True)
    signature = SignatureField(_("signature"), renewed=True)

    fixed_fields = ("copy", "number", "place", "original")

    class Meta:
        verbose_name = _("text of a copy")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "number"], name="rights_copytext_one_of_a_number"
            ),
            models.CheckConstraint(
                name="rights_copytext_only_marked",
                condition=Q(
                    original=Replace(
                        Replace(F("marked"), Value(OPENS), Value("")), Value(CLOSES), Value("")
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.place


class CopyFile(models.Model):
    """A file of a released copy, byte for byte as it was made then."""

    append_only = True

    class Kind(models.TextChoices):
        PDF = "pdf", _("PDF")
        JSON = "json", _("Data")

    copy = models.ForeignKey(
        FileCopy, on_delete=models.PROTECT, related_name="files", verbose_name=_("copy of a file")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    content = models.BinaryField(_("file"))
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)

    class Meta:
        verbose_name = _("file of a copy")
        constraints = [
            models.UniqueConstraint(fields=["copy", "kind"], name="rights_copyfile_once_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.copy}: {self.get_kind_display()}"
