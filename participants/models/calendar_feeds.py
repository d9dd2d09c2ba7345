"""The secret link with which a counsellor's own calendar reads the planned sessions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from participants.querysets.calendar_feeds import CalendarFeedQuerySet


class CalendarFeed(models.Model):
    """One link per counsellor; only its fingerprint is kept, so that the link stays secret."""

    counsellor = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counsellor"),
        on_delete=models.PROTECT,
        related_name="calendar_feed",
    )
    fingerprint = models.CharField(_("fingerprint of the link"), max_length=64, unique=True)
    renewed_at = models.DateTimeField(_("renewed"))

    history = History()
    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar link")

    def __str__(self) -> str:
        return str(self.counsellor)
