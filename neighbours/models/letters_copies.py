"""What was sent to which address, and what came back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from neighbours.models.addresses import Address
from neighbours.models.letters import LetterRound
from neighbours.querysets.letters import LetterCopyQuerySet


class LetterCopy(models.Model):
    """A letter that was sent to an address, with the lines as they were printed on it.

    Copies are there from the moment that a letter counts as sent until it does no more.
    """

    class Why(models.TextChoices):
        """Why the post brought it back."""

        MOVED = "moved", _("Moved")
        UNKNOWN = "unknown", _("Address unknown")
        REFUSED = "refused", _("Refused")
        VACANT = "vacant", _("Nobody lives there")
        OTHER = "other", _("Another reason")

    round = models.ForeignKey(
        LetterRound, verbose_name=_("letter"), on_delete=models.PROTECT, related_name="copies"
    )
    address = models.ForeignKey(
        Address, verbose_name=_("address"), on_delete=models.PROTECT, related_name="letters"
    )
    lines = models.TextField(_("lines as printed"))
    returned_on = models.DateField(_("came back on"), null=True, blank=True)
    returned_because = models.CharField(
        _("why it came back"), max_length=7, choices=Why, blank=True
    )

    fixed_fields = ("round", "address", "lines")
    history = History()
    objects = LetterCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("letter to an address")
        verbose_name_plural = _("letters to addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "address"], name="neighbours_lettercopy_once_per_address"
            ),
            models.CheckConstraint(
                name="neighbours_lettercopy_returned_whole",
                condition=Q(returned_on=None, returned_because="")
                | Q(
                    returned_on__isnull=False,
                    returned_because__in=["moved", "unknown", "refused", "vacant", "other"],
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.lines.replace("\n", ", ")
