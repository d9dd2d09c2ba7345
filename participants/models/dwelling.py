"""A dwelling of the pilot: one person lives in it at a time."""

import re

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.history import History
from interwonen.pilots.models import Pilot
from participants.querysets import DwellingQuerySet

# Four digits, the first not 0, and two letters, never SA, SD or SS (PostNL).
POSTCODE = re.compile(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}")


class Dwelling(models.Model):
    """A dwelling with its address and the days, both inclusive, on which the pilot may use it."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="dwellings"
    )
    name = models.CharField(_("name"), max_length=50)
    street = models.CharField(_("street"), max_length=100)
    house_number = models.PositiveIntegerField(
        _("house number"), validators=[MinValueValidator(1), MaxValueValidator(99999)]
    )
    house_number_suffix = models.CharField(_("letter or addition"), max_length=6, blank=True)
    postcode = models.CharField(
        _("postcode"), max_length=6, validators=[RegexValidator(rf"^{POSTCODE.pattern}\Z")]
    )
    place = models.CharField(_("place"), max_length=80)
    landlord = models.ForeignKey(
        Organisation, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="+"
    )
    available_from = models.DateField(_("available from"))
    available_until = models.DateField(_("available until"), null=True, blank=True)

    history = History()
    objects = DwellingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("dwelling")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "name"], name="participants_dwelling_one_of_a_name"
            ),
            models.CheckConstraint(
                name="participants_dwelling_available_in_order",
                condition=Q(available_until=None) | Q(available_until__gte=F("available_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street and number, such as "Voorbeeldstraat 12 A"."""
        return f"{self.street} {self.house_number} {self.house_number_suffix}".strip()

    @property
    def postcode_and_place(self) -> str:
        return f"{self.postcode[:4]} {self.postcode[4:]} {self.place}"
