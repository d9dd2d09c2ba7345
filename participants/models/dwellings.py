"""A dwelling of the pilot: one person lives in it at a time."""

import re

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace, Upper
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.constraints import range_of_days, range_of_one, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Pilot
from participants.querysets.dwellings import (
    AvailabilityQuerySet,
    DwellingQuerySet,
    InspectionQuerySet,
)

# Four digits, the first not 0, and two letters, never SA, SD or SS (PostNL).
POSTCODE = re.compile(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}")


# A letter ("A"), an addition of at most four characters ("bis"), or both ("A-2").
SUFFIX = re.compile(r"[A-Za-z]?(-?[A-Za-z0-9]{1,4})?")


class Dwelling(models.Model):
    """A dwelling of the pilot with its Dutch address (postcode as PostNL, number as the BAG)."""

    class State(models.TextChoices):
        """The state of a dwelling; follows from availability, stays and inspections."""

        UNAVAILABLE = "unavailable", _("Not available")
        PREPARING = "preparing", _("Being prepared")
        READY = "ready", _("Ready")
        OCCUPIED = "occupied", _("Occupied")
        TO_INSPECT = "to_inspect", _("To inspect")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="dwellings"
    )
    name = models.CharField(_("name"), max_length=50)
    street = models.CharField(_("street"), max_length=100)
    house_number = models.PositiveIntegerField(
        _("house number"), validators=[MinValueValidator(1), MaxValueValidator(99999)]
    )
    house_number_suffix = models.CharField(
        _("letter or addition"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(rf"^{SUFFIX.pattern}\Z")],
    )
    postcode = models.CharField(
        _("postcode"), max_length=6, validators=[RegexValidator(rf"^{POSTCODE.pattern}\Z")]
    )
    place = models.CharField(_("place"), max_length=80)
    landlord = models.ForeignKey(
        Organisation, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="+"
    )

    fixed_fields = ("pilot",)
    history = History()
    objects = DwellingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("dwelling")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "name"], name="participants_dwelling_one_of_a_name"
            ),
            # In the zoning plan an address is a home: two rooms of one are not two dwellings. Two
            # pilots cannot have the same one either, and 12 A-2 is the same address as 12 a2.
            models.UniqueConstraint(
                "postcode",
                "house_number",
                Upper(Replace("house_number_suffix", Value("-"))),
                name="participants_dwelling_one_of_an_address",
            ),
            models.CheckConstraint(
                name="participants_dwelling_postcode",
                condition=Q(postcode__regex=rf"^{POSTCODE.pattern}$"),
            ),
            models.CheckConstraint(
                name="participants_dwelling_house_number",
                condition=Q(house_number__range=(1, 99999))
                & Q(house_number_suffix__regex=rf"^{SUFFIX.pattern}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name_in_log(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street and number, such as "Voorbeeldstraat 12 A"."""
        return f"{self.street} {self.house_number} {self.house_number_suffix}".strip()

    @property
    def postcode_and_place(self) -> str:
        return f"{self.postcode[:4]} {self.postcode[4:]} {self.place}"


class Availability(models.Model):
    """Days, both inclusive, on which the landlord lets a dwelling to the pilot.

    Without a last day it has no end. Two periods of one dwelling never overlap; a stay may cover
    several that follow each other.
    """

    dwelling = models.ForeignKey(
        Dwelling,
        verbose_name=_("dwelling"),
        on_delete=models.PROTECT,
        related_name="availabilities",
    )
    starts_on = models.DateField(_("available from"))
    ends_on = models.DateField(_("available until"), null=True, blank=True)

    fixed_fields = ("dwelling",)
    history = History()
    objects = AvailabilityQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("availability")
        constraints = [
            models.CheckConstraint(
                name="participants_availability_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            ExclusionConstraint(
                name="participants_availability_once",
                expressions=[
                    (range_of_one("dwelling"), RangeOperators.OVERLAPS),
                    (range_of_days(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{dated(self, self.starts_on)}, {self.dwelling}"


class Inspection(models.Model):
    """An inspection of a dwelling: it is ready for the next resident, or needs work first."""

    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("dwelling"), on_delete=models.PROTECT, related_name="inspections"
    )
    inspected_on = models.DateField(_("inspected on"))
    inspected_by = acting_user_field(verbose_name=_("inspected by"))
    is_ready = models.BooleanField(_("ready for a resident"))
    findings = models.TextField(_("findings"), blank=True)

    fixed_fields = ("dwelling",)
    history = History()
    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["-inspected_on", "-pk"]
        verbose_name = _("inspection")
        constraints = [text_length("participants_inspection", "findings")]

    def __str__(self) -> str:
        return f"{dated(self, self.inspected_on)}, {self.dwelling}"
