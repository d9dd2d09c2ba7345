"""The regular opening hours of the support point."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from interwonen.pilots.models.pilots import Pilot
from interwonen.pilots.querysets.opening_hours import OpeningHoursQuerySet


class OpeningHours(models.Model):
    """When the support point is open as a rule on one day of the week; without hours it is closed.

    A pilot without any rows keeps office hours (`interwonen/pilots/selectors/opening_hours.py`).
    """

    class Weekday(models.IntegerChoices):
        """The day's number as ISO 8601 counts."""

        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")
        SUNDAY = 7, _("Sunday")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="opening_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)
    opens_at = models.TimeField(_("open from"), null=True, blank=True)
    closes_at = models.TimeField(_("open until"), null=True, blank=True)

    history = History()
    objects = OpeningHoursQuerySet.as_manager()

    class Meta:
        ordering = ["weekday"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "weekday"], name="pilots_openinghours_once_per_weekday"
            ),
            models.CheckConstraint(
                name="pilots_openinghours_known_weekday", condition=Q(weekday__range=(1, 7))
            ),
            models.CheckConstraint(
                name="pilots_openinghours_closes_after_opening",
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=F("opens_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_weekday_display())
