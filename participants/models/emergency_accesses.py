"""A counsellor opens the file of a participant whom a colleague supports, in an emergency."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import range_of_one, says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from participants.models.participants import Participant
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.emergency_accesses import ClosedFileQuerySet, EmergencyAccessQuerySet

EMERGENCY_LASTS = timedelta(hours=2)


class ClosedFile(Participant):
    """A participant as someone sees whose file it is not: the reference, never a name."""

    objects: ClassVar = ClosedFileQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("file of a colleague")

    def __str__(self) -> str:
        return self.reference


class EmergencyAccess(ParticipantRecord):
    """Two hours in which a counsellor reads the file of a participant of a colleague, and why.

    It may be ended sooner. Someone else reviews it afterwards. Nothing else of it ever changes
    (participants/guards/emergency_accesses.sql).
    """

    participant = participant_field("emergency_accesses")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="emergency_accesses",
        editable=False,
    )
    reason = models.TextField(_("reason of the emergency access"))
    opened_at = models.DateTimeField(_("opened at"), editable=False)
    expires_at = models.DateTimeField(_("open until"), editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True, editable=False)
    ended_by = acting_user_field(verbose_name=_("ended by"), null=True, blank=True)
    review_note = models.TextField(_("result of the review"), blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)
    reviewed_by = acting_user_field(verbose_name=_("reviewed by"), null=True, blank=True)

    fixed_fields = ("participant", "opened_by", "reason", "opened_at", "expires_at")
    history = History()
    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("emergency access")
        constraints = [
            models.CheckConstraint(
                name="participants_emergency_says_why", condition=says("reason")
            ),
            models.CheckConstraint(
                name="participants_emergency_lasts_two_hours",
                condition=Q(expires_at=F("opened_at") + EMERGENCY_LASTS),
            ),
            models.CheckConstraint(
                name="participants_emergency_ends_in_time",
                condition=Q(ended_at=None, ended_by=None)
                | Q(
                    ended_by__isnull=False,
                    ended_at__gte=F("opened_at"),
                    ended_at__lte=F("expires_at"),
                ),
            ),
            models.CheckConstraint(
                name="participants_emergency_review_says_what",
                condition=Q(reviewed_at=None, reviewed_by=None, review_note="")
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & says("review_note"),
            ),
            models.CheckConstraint(
                name="participants_emergency_reviewed_by_another",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("opened_by")),
            ),
            ExclusionConstraint(
                name="participants_emergency_one_at_a_time",
                expressions=[
                    (range_of_one("participant"), RangeOperators.OVERLAPS),
                    (range_of_one("opened_by"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("opened_at"),
                            Coalesce("ended_at", "expires_at"),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            text_length("participants_emergency", "reason", "review_note"),
        ]

    def __str__(self) -> str:
        return dated(self, self.opened_at)

    @property
    def over_at(self) -> datetime:
        """The moment from which it gives no access any more."""
        return self.ended_at or self.expires_at
