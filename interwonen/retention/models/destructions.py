"""What is due to be destroyed, who proposed and agreed, and that it was done."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import months_in_words
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Pilot
from interwonen.retention.models.periods import Kind, is_own_choice
from interwonen.retention.querysets.destructions import DestructionQuerySet

REFERENCE_LENGTH = 40
FILES = (Kind.CASE, Kind.NOT_ADMITTED)  # the kinds that are the file of a person


class Destruction(models.Model):
    """One record on the list of what is due, from that day to the certificate of its destruction.

    With a reason to keep it longer it may be there before it is due, and then has no `due_on` yet.
    It holds no data of people: `record` is a key and `reference` a code, by which the same record is
    destroyed again when a backup brings it back. `counts` and `mark` tell what would go as of last
    night, and so what is proposed and agreed to; `ground` is the source of the period as of then, and
    stays as it is once two people agreed; `ended_because` says why a proposal ended by itself.
    `destroyed_at` makes it a certificate: then `counts` says how many rows of which kind went, and
    `seal` is a keyed hash over the whole.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="destructions"
    )
    kind = models.CharField(_("kind of record"), max_length=20, choices=Kind)
    record = models.PositiveBigIntegerField(_("record"), editable=False)
    reference = models.CharField(_("reference"), max_length=REFERENCE_LENGTH)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    due_on = models.DateField(_("kept until"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months"))
    ground = models.TextField(_("source"), max_length=500, blank=True, editable=False)
    held_because = models.CharField(_("kept longer because"), max_length=300, blank=True)
    review_on = models.DateField(_("to look at again on"), null=True, blank=True)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, editable=False)
    proposed_by = acting_user_field(verbose_name=_("proposed by"), null=True)
    agreed_at = models.DateTimeField(_("agreed at"), null=True, editable=False)
    agreed_by = acting_user_field(verbose_name=_("agreed by"), null=True)
    destroyed_at = models.DateTimeField(_("destroyed at"), null=True, editable=False)
    counts = models.JSONField(_("what was destroyed"), default=dict, editable=False)
    mark = models.CharField(_("state of the record"), max_length=64, blank=True, editable=False)
    ended_because = models.CharField(
        _("proposal ended because"), max_length=200, blank=True, editable=False
    )
    seal = models.CharField(_("hash of the certificate"), max_length=64, blank=True, editable=False)

    # Who comes to live here after all gets another kind of file.
    fixed_fields = ("pilot", "record", "reference")
    history = History()
    objects = DestructionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("record to destroy")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record", "pilot"],
                condition=Q(destroyed_at=None),
                name="retention_destruction_listed_once",
            ),
            models.CheckConstraint(
                name="retention_destruction_after_its_end",
                condition=Q(ended_on=None, due_on=None)
                | Q(ended_on__isnull=False, due_on__gt=F("ended_on")),
            ),
            models.CheckConstraint(
                name="retention_destruction_due_first",
                condition=Q(proposed_at=None) | Q(due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="retention_destruction_by_two",
                condition=(
                    Q(proposed_at=None, proposed_by=None, agreed_at=None, agreed_by=None)
                    | Q(proposed_at__isnull=False, proposed_by__isnull=False)
                    & (
                        Q(agreed_at=None, agreed_by=None)
                        | Q(agreed_at__isnull=False, agreed_by__isnull=False)
                        & ~Q(agreed_by=F("proposed_by"))
                    )
                ),
            ),
            models.CheckConstraint(
                name="retention_destruction_not_held",
                condition=Q(held_because="") | Q(proposed_at=None, destroyed_at=None),
            ),
            models.CheckConstraint(
                name="retention_destruction_hold_is_looked_at",
                condition=Q(held_because="", review_on=None)
                | ~Q(held_because="") & Q(review_on__isnull=False),
            ),
            models.CheckConstraint(
                name="retention_destruction_agreed_first",
                condition=Q(destroyed_at=None, seal="")
                | Q(destroyed_at__isnull=False, agreed_at__isnull=False) & ~Q(seal=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.reference}"

    @property
    def access_subject(self) -> str:
        """The code of the person whose file it is; nothing else belongs to the file of one person."""
        return self.reference if self.kind in FILES else ""

    @property
    def name_in_log(self) -> str:
        return str(self)

    @property
    def awaits_archivist(self) -> bool:
        """Whether its ground is no law or list."""
        return is_own_choice(self.ground)

    @property
    def was_held(self) -> bool:
        """Whether there was ever a reason to keep it longer."""
        return bool(self.history.exclude(held_because="").exists())

    @property
    def term(self) -> str:
        """How long that is, in words."""
        return months_in_words(self.months or 0)
