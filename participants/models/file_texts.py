"""The texts about participants that a search looks through, in one view of the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.records import FileRow


class FileText(FileRow):
    """The text of one record, made in participants/guards/file_texts.sql."""

    class Record(models.TextChoices):
        """The models that have such texts, in the order in which a search shows them."""

        REFERRAL = "referral", _("Referral")
        ANSWER = "answer", _("Answer")
        SCORE = "assessmentscore", _("Self-reliance")
        BARRIER = "barrier", _("Barrier")
        BARRIER_STATUS = "barrierstatus", _("Status of a barrier")
        GOAL = "goal", _("Goal")
        STEP = "goalstep", _("Step")
        HANDOVER = "handover", _("Keys")
        EXIT_PLAN = "exitplan", _("Exit plan")
        PROGRESS_REVIEW = "progressreview", _("Progress review")
        SESSION = "supportsession", _("Session")
        INCIDENT = "incident", _("Incident")
        AGREED_STATEMENT = "agreedstatement", _("May be told")
        FOLLOW_UP = "followup", _("Follow-up")

    text = models.TextField()

    class Meta:
        managed = False

    def __str__(self) -> str:
        return self.text
