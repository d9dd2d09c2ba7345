"""The dated decisions on the number of places."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.pilots.models.pilots import Pilot
from interwonen.pilots.querysets.capacity_steps import CapacityStepQuerySet


class CapacityStep(models.Model):
    """A dated decision that changes the number of places from its first day on."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="capacity_steps"
    )
    effective_from = models.DateField(_("holds from"))
    capacity = models.PositiveSmallIntegerField(_("number of places"))
    reason = models.TextField(_("reason"))
    reference = models.CharField(_("reference of the decision"), max_length=100)

    fixed_fields = ("pilot",)
    printed_fields = ("reason", "reference")
    history = History()
    objects = CapacityStepQuerySet.as_manager()

    class Meta:
        ordering = ["effective_from"]
        verbose_name = _("capacity decision")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "effective_from"], name="pilots_capacitystep_one_per_day"
            ),
            models.CheckConstraint(
                name="pilots_capacitystep_says_why",
                condition=Q(reason__regex=r"\S", reference__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.effective_from)
