"""The goals of a participant, with their steps."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import text_length
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Question
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.records import ParticipantRecordQuerySet


class Goal(ParticipantRecord):
    """What a participant wants to reach in a life domain, and the outcome."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Working on it")
        ACHIEVED = "achieved", _("Achieved")
        STOPPED = "stopped", _("Stopped")

    participant = participant_field("goals")
    life_domain = models.ForeignKey(
        Question,
        verbose_name=_("life domain"),
        on_delete=models.PROTECT,
        limit_choices_to={"question_set": "life_domain"},
        related_name="+",
    )
    text = models.CharField(_("goal"), max_length=300)
    set_on = models.DateField(_("set on"))
    due_on = models.DateField(_("to be reached by"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.OPEN)
    outcome_note = models.TextField(_("explanation of the outcome"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = acting_user_field(verbose_name=_("closed by"), null=True, blank=True)

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["life_domain__position", "due_on", "pk"]
        verbose_name = _("goal")
        constraints = [
            models.CheckConstraint(
                name="participants_goal_due_after_setting", condition=Q(due_on__gte=F("set_on"))
            ),
            models.CheckConstraint(
                name="participants_goal_closed_by_someone",
                condition=Q(outcome="open", closed_on=None, closed_by=None)
                | (
                    Q(outcome__in=["achieved", "stopped"])
                    & Q(closed_on__gte=F("set_on"), closed_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="participants_goal_closed_says_how",
                condition=Q(outcome="open") | ~Q(outcome_note=""),
            ),
            text_length("participants_goal", "outcome_note"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN


class GoalStep(ParticipantRecord):
    """A step towards a goal, with the last day for it."""

    participant_path = "goal__participant"

    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), on_delete=models.PROTECT, related_name="steps"
    )
    text = models.CharField(_("step"), max_length=300)
    due_on = models.DateField(_("to be done by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = acting_user_field(verbose_name=_("recorded by"), null=True, blank=True)

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("step of a goal")
        constraints = [
            models.CheckConstraint(
                name="participants_goalstep_done_by_someone",
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text
