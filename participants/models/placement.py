"""A stay in a dwelling, and its end."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from interwonen.pilots.models import TermField, term_constraint
from participants.models.dwelling import Dwelling
from participants.models.participant import Participant
from participants.models.ranges import range_of_days, range_of_one
from participants.querysets import ExitQuerySet, PlacementQuerySet


class Placement(models.Model):
    """One person in one dwelling, from the first up to and including the last day.

    `ends_on` is the planned last day until an Exit or a move makes it the real one. The rules on
    period, availability, referral and capacity stand in the triggers of migration
    `guard_stays_in_the_database`.
    """

    participant = models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="placements",
    )
    dwelling = models.ForeignKey(
        Dwelling, verbose_name=_("dwelling"), on_delete=models.PROTECT, related_name="placements"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    household_size = models.PositiveSmallIntegerField(_("people in the household"), default=1)

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
        return f"{self.participant.reference}: {self.dwelling}"

    @property
    def access_subject(self) -> str:
        return self.participant.reference

    def holds(self, day: date) -> bool:
        """Whether `day` is a day of this stay."""
        return self.starts_on <= day <= self.ends_on


class Exit(models.Model):
    """Someone left the pilot: why and where to are separate facts, and both are known."""

    placement = models.OneToOneField(
        Placement, verbose_name=_("stay"), on_delete=models.PROTECT, related_name="exit"
    )
    exited_on = models.DateField(_("last day of the stay"))
    reason = TermField("exit_reason", verbose_name=_("reason of leaving"))
    destination = TermField("exit_destination", verbose_name=_("where the person went"))

    history = History()
    objects = ExitQuerySet.as_manager()

    class Meta:
        ordering = ["exited_on"]
        verbose_name = _("exit")
        constraints = [
            term_constraint("participants_exit_reason_from_list", "reason", "exit_reason"),
            term_constraint(
                "participants_exit_destination_from_list", "destination", "exit_destination"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placement.participant.reference} {self.exited_on}"

    @property
    def access_subject(self) -> str:
        return self.placement.participant.reference
