"""The counsellor who supports a participant, during a period."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import range_of_days, range_of_one
from interwonen.core.history import History
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.assignments import AssignmentQuerySet


class Assignment(ParticipantRecord):
    """A participant on the caseload of a counsellor, during a period; both days are inclusive."""

    participant = participant_field("assignments")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counsellor"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    history = History()
    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("assignment")
        constraints = [
            models.CheckConstraint(
                name="participants_assignment_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            ExclusionConstraint(
                name="participants_assignment_one_at_a_time",
                expressions=[
                    (range_of_one("participant"), RangeOperators.OVERLAPS),
                    (range_of_days(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.counsellor}"
