"""What happened to participants, in one view of the database."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.records import FileRow


class FileEvent(FileRow):
    """Something that happened on a day, made in participants/guards/file_events.sql.

    `what` names the sentence about it, and `words` are what the sentence has of its own.
    """

    class Kind(models.TextChoices):
        """What an event is about."""

        REFERRAL = "referral", _("Referral")
        PLACEMENT = "stay", _("Living")
        EXIT = "leaving", _("Leaving")
        BARRIER = "barrier", _("Barrier")
        GOAL = "goal", _("Goal")
        CHECKLIST = "checklist", _("Question list")
        PROGRESS_REVIEW = "review", _("Progress review")
        ASSESSMENT = "assessment", _("Assessment")
        SESSION = "session", _("Session")
        FOLLOW_UP = "follow_up", _("Follow-up")
        INCIDENT = "incident", _("Incident")
        COUNSELLOR = "counsellor", _("Counsellor")

    number = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    at = models.TimeField(null=True)
    turn = models.SmallIntegerField()
    what = models.CharField(max_length=20)
    words = ArrayField(models.TextField())

    class Meta:
        managed = False
        ordering = ["-day", "turn", "-at", "number"]

    def __str__(self) -> str:
        return self.key
