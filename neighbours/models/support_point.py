"""The day book of the support point: when it was open, who staffed it, how many walked in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.querysets.support_point import SupportPointDayQuerySet, WalkInQuerySet


class SupportPointDay(models.Model):
    """One day at the support point; without hours it was closed, and the remarks say why.

    The day must lie in the pilot's period and be open when someone walked in: see
    neighbours/guards/support_point.sql.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="support_point_days"
    )
    day = models.DateField(_("date"))
    opens_at = models.TimeField(_("open from"), null=True, blank=True)
    closes_at = models.TimeField(_("open until"), null=True, blank=True)
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("who staffed it"), related_name="+", blank=True
    )
    remarks = models.TextField(_("remarks"), blank=True)

    history = History(m2m_fields=["staff"])
    objects = SupportPointDayQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        verbose_name = _("day at the support point")
        verbose_name_plural = _("days at the support point")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "day"], name="neighbours_supportpointday_once"
            ),
            models.CheckConstraint(
                name="neighbours_supportpointday_closes_after_opening",
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=F("opens_at")),
            ),
            models.CheckConstraint(
                name="neighbours_supportpointday_closed_says_why",
                condition=Q(opens_at__isnull=False) | says("remarks"),
            ),
            text_length("neighbours_supportpointday", "remarks"),
        ]

    def __str__(self) -> str:
        return dated(self, self.day)

    @property
    def is_open(self) -> bool:
        return self.opens_at is not None

    @property
    def open_for(self) -> timedelta:
        """How long it was open."""
        if self.opens_at is None or self.closes_at is None:
            return timedelta()
        return datetime.combine(self.day, self.closes_at) - datetime.combine(
            self.day, self.opens_at
        )


class WalkIn(models.Model):
    """Someone came in: a resident or a neighbour, at what time and, if said, what for.

    There is no field for a name, and none that points at a person or an enquiry.
    """

    class Who(models.TextChoices):
        RESIDENT = "resident", _("Resident")
        NEIGHBOUR = "neighbour", _("Neighbour")

    day = models.ForeignKey(
        SupportPointDay,
        verbose_name=_("day at the support point"),
        on_delete=models.PROTECT,
        related_name="walk_ins",
    )
    who = models.CharField(_("who came in"), max_length=9, choices=Who)
    came_at = models.TimeField(_("time"), null=True, blank=True)
    topic = TermField("walk_in_topic", verbose_name=_("topic"), null=True, blank=True)

    history = History()
    objects = WalkInQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("walk-in")
        constraints = [
            models.CheckConstraint(
                name="neighbours_walkin_known_who", condition=Q(who__in=["resident", "neighbour"])
            ),
            term_constraint("neighbours_walkin_topic_from_list", "topic", "walk_in_topic"),
        ]

    def __str__(self) -> str:
        what = f"{self._meta.verbose_name}: {self.get_who_display()}"
        return f"{what}, {self.came_at:%H:%M}" if self.came_at else what
