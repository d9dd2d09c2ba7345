"""A stay of a participant in a dwelling."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import range_of_days, range_of_one
from interwonen.core.formatting import in_words
from interwonen.core.history import History
from participants.models.dwellings import Dwelling
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.placements import PlacementQuerySet


class Placement(ParticipantRecord):
    """One participant in one dwelling, from the first up to and including the last day.

    `ends_on` is the planned last day until an Exit or a move makes it the real one. The rules on
    period, availability, referral and capacity are in participants/guards/placements.sql.
    """

    participant = participant_field("placements")
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("dwelling"), on_delete=models.PROTECT, related_name="placements"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    household_size = models.PositiveSmallIntegerField(_("people in the household"), default=1)

    keys_given: bool  # a fact that a file gives: keys were handed over for this stay

    fixed_fields = ("participant",)
    history = History()
    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("stay")
        constraints = [
            models.CheckConstraint(
                name="participants_placement_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="participants_placement_one_person", condition=Q(household_size=1)
            ),
            ExclusionConstraint(
                name="participants_placement_one_per_dwelling",
                expressions=[
                    (range_of_one("dwelling"), RangeOperators.OVERLAPS),
                    (range_of_days(), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="participants_placement_one_per_person",
                expressions=[
                    (range_of_one("participant"), RangeOperators.OVERLAPS),
                    (range_of_days(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.dwelling}, {in_words(self.starts_on)}"

    def holds(self, day: date) -> bool:
        """Whether `day` is a day of this stay."""
        return self.starts_on <= day <= self.ends_on
