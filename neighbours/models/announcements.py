"""Who was told what of the pilot and when, besides the letters to the neighbourhood."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot
from neighbours.querysets.announcements import AnnouncementQuerySet

WHAT_LENGTH = 1_000


class Announcement(MayBeWithdrawn, models.Model):
    """Some people were told something on a day: the press, the council, residents, partners, or the
    neighbours otherwise than by letter."""

    class Audience(models.TextChoices):
        """Who were told."""

        NEIGHBOURS = "neighbours", _("Neighbours, otherwise than by letter")
        COUNCIL = "council", _("The council")
        PRESS = "press", _("The press")
        RESIDENTS = "residents", _("Residents")
        PARTNERS = "partners", _("Partners")

    class About(models.TextChoices):
        """What it was about, as of a letter."""

        START = "start", _("The start")
        GROWTH = "growth", _("Growth")
        OTHER = "other", _("Something else")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="announcements"
    )
    told_on = models.DateField(_("told on"))
    audience = models.CharField(_("who were told"), max_length=10, choices=Audience)
    about = models.CharField(_("what it was about"), max_length=6, choices=About)
    how = models.CharField(_("how they were told"), max_length=100)
    what = models.TextField(_("what they were told"), max_length=WHAT_LENGTH)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    printed_fields = ("how",)
    history = History()
    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["told_on", "pk"]
        verbose_name = _("announcement")
        constraints = [
            models.CheckConstraint(
                name="neighbours_announcement_known_audience",
                condition=Q(
                    audience__in=["neighbours", "council", "press", "residents", "partners"]
                ),
            ),
            models.CheckConstraint(
                name="neighbours_announcement_known_subject",
                condition=Q(about__in=["start", "growth", "other"]),
            ),
            models.CheckConstraint(
                name="neighbours_announcement_says_what",
                condition=says("how", "what") & on_one_line("how"),
            ),
            text_length("neighbours_announcement", "what", most=WHAT_LENGTH),
            withdrawal_says_why("neighbours_announcement"),
        ]

    def __str__(self) -> str:
        return dated(self, self.told_on)
