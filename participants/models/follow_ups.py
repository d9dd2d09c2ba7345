"""Something to be done for a participant before or on a day."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.follow_ups import FollowUpQuerySet

MOST_DAYS_AHEAD = 366


class FollowUp(ParticipantRecord):
    """One thing to do, its owner and the last day for it; a transfer gives it another owner."""

    participant = participant_field("follow_ups")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who does it"),
        on_delete=models.PROTECT,
        related_name="follow_ups",
    )
    text = models.CharField(_("what has to be done"), max_length=300)
    agreed_on = models.DateField(_("agreed on"))
    due_on = models.DateField(_("to be done by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = acting_user_field(verbose_name=_("recorded by"), null=True, blank=True)

    fixed_fields = ("participant",)
    history = History()
    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("follow-up")
        constraints = [
            models.CheckConstraint(
                name="participants_followup_due_after_agreeing",
                condition=Q(due_on__gte=F("agreed_on")),
            ),
            models.CheckConstraint(
                name="participants_followup_due_within_a_year",
                condition=Q(due_on__lte=F("agreed_on") + timedelta(days=MOST_DAYS_AHEAD)),
            ),
            models.CheckConstraint(name="participants_followup_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="participants_followup_done_by_someone",
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__gte=F("agreed_on"), done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{dated(self, self.agreed_on)}: {self.text}"
