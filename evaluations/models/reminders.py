"""Of what someone was reminded by mail, so that nothing is told twice and a missed day loses nothing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.pilots.models import Pilot


class Reminder(models.Model):
    """That someone was told of one thing that is due on a day; with another day it is told anew.

    It says nothing of its own, so it has no history. It goes a year after that day, or later once the
    thing is done.
    """

    class Subject(models.TextChoices):
        """What the thing is."""

        ASSESSMENT = "assessment", _("Self-reliance assessments")
        PROGRESS_REVIEW = "review", _("Progress reviews")
        ACTION_POINT = "point", _("Action points of an evaluation moment")
        COMMITMENT = "commitment", _("Commitments")
        MOMENT = "moment", _("Evaluation moments")
        MINUTES = "minutes", _("Minutes for a second look")
        LOCATION = "location", _("Location assessment")
        COUNCIL_QUESTION = "council", _("Questions of the council")
        REPORT_TO_WRITE = "to_write", _("Reports to the council to write")
        REPORT_TO_APPROVE = "to_approve", _("Reports to the council to read and approve")
        REPORT_TO_PUBLISH = "to_publish", _("Reports to the council to publish")
        RIGHTS_REQUEST = "rights", _("Requests of residents about their own data")
        DESTRUCTION = "destruction", _("Records to destroy that wait for a second person")
        HOLD = "hold", _("Records that are kept longer, to look at again")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.CASCADE, related_name="+"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is reminded"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    subject = models.CharField(_("subject"), max_length=12, choices=Subject)
    # The key of the thing, as text: of what is held with a participant, that of the participant.
    about = models.CharField(_("about"), max_length=40)
    due_on = models.DateField(_("at the latest on"))
    sent_on = models.DateField(_("sent on"))

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("reminder")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "subject", "about", "due_on"],
                name="evaluations_reminder_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_subject_display())
