"""A stay in a dwelling, and the keys that change hands at its start and end."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History, acting_user_field
from participants.models.dwellings import Dwelling
from participants.models.participants import Participant
from participants.models.ranges import range_of_days, range_of_one
from participants.models.texts import text_length
from participants.querysets.placements import HandoverQuerySet, PlacementQuerySet

MOST_KEYS_OF_A_DWELLING = 20


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
        return f"{self._meta.verbose_name}: {self.dwelling}"

    @property
    def access_subject(self) -> str:
        return self.participant.reference

    def holds(self, day: date) -> bool:
        """Whether `day` is a day of this stay."""
        return self.starts_on <= day <= self.ends_on


class Handover(models.Model):
    """Keys changed hands at the start or at the end of a stay, and both looked at the dwelling."""

    class Moment(models.TextChoices):
        START = "start", _("Start of the stay")
        END = "end", _("End of the stay")

    placement = models.ForeignKey(
        Placement, verbose_name=_("stay"), on_delete=models.PROTECT, related_name="handovers"
    )
    moment = models.CharField(_("moment"), max_length=5, choices=Moment)
    handed_on = models.DateField(_("date"))
    keys = models.PositiveSmallIntegerField(_("number of keys"))
    findings = models.TextField(_("condition of the dwelling"), blank=True)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    history = History()
    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["handed_on", "pk"]
        verbose_name = _("handover of keys")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "moment"], name="participants_handover_once"
            ),
            models.CheckConstraint(
                name="participants_handover_known_moment", condition=Q(moment__in=["start", "end"])
            ),
            text_length("handover", "findings"),
            # A resident who moves in gets a key; whoever leaves may have lost them all.
            models.CheckConstraint(
                name="participants_handover_number_of_keys",
                condition=Q(moment="end", keys__range=(0, MOST_KEYS_OF_A_DWELLING))
                | Q(moment="start", keys__range=(1, MOST_KEYS_OF_A_DWELLING)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.get_moment_display()}, {self.placement.dwelling}"

    @property
    def access_subject(self) -> str:
        return self.placement.access_subject
