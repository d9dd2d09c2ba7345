"""What someone works on: what stands in the way of renting, and goals with their steps."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Question, TermField, term_constraint
from participants.models.participants import Participant
from participants.models.texts import text_length
from participants.querysets.progress import (
    BarrierQuerySet,
    BarrierStatusQuerySet,
    GoalQuerySet,
    GoalStepQuerySet,
)


class Barrier(models.Model):
    """Something that kept this person from renting; how it stands is a BarrierStatus."""

    participant = models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="barriers",
    )
    kind = TermField("barrier", verbose_name=_("barrier"))
    explanation = models.TextField(_("explanation"), blank=True)

    history = History()
    objects = BarrierQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("barrier")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=~Q(kind="barrier.other"),
                name="participants_barrier_once",
            ),
            text_length("barrier", "explanation"),
            term_constraint("participants_barrier_kind_from_list", "kind", "barrier"),
        ]

    def __str__(self) -> str:
        return str(self.kind)

    @property
    def access_subject(self) -> str:
        return self.participant.reference


class BarrierStatus(models.Model):
    """How a barrier stands from a day on; the latest one holds, the earlier ones tell the way."""

    barrier = models.ForeignKey(
        Barrier, verbose_name=_("barrier"), on_delete=models.PROTECT, related_name="statuses"
    )
    status = TermField("barrier_status", verbose_name=_("status"))
    since = models.DateField(_("since"))
    note = models.TextField(_("note"), blank=True)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    history = History()
    objects = BarrierStatusQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("status of a barrier")
        constraints = [
            models.UniqueConstraint(
                fields=["barrier", "since"], name="participants_barrierstatus_one_per_day"
            ),
            text_length("barrierstatus", "note"),
            term_constraint(
                "participants_barrierstatus_status_from_list", "status", "barrier_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.barrier}: {self.status}"

    @property
    def access_subject(self) -> str:
        return self.barrier.access_subject


class Goal(models.Model):
    """What someone wants to reach in a life domain, and how it ended."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Working on it")
        ACHIEVED = "achieved", _("Achieved")
        STOPPED = "stopped", _("Stopped")

    participant = models.ForeignKey(
        Participant, verbose_name=_("participant"), on_delete=models.PROTECT, related_name="goals"
    )
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
    objects = GoalQuerySet.as_manager()

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
            text_length("goal", "outcome_note"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def access_subject(self) -> str:
        return self.participant.reference


class GoalStep(models.Model):
    """A step on the way to a goal, with the day by which it is to be done."""

    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), on_delete=models.PROTECT, related_name="steps"
    )
    text = models.CharField(_("step"), max_length=300)
    due_on = models.DateField(_("to be done by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = acting_user_field(verbose_name=_("recorded by"), null=True, blank=True)

    history = History()
    objects = GoalStepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("step of a goal")
        constraints = [
            models.CheckConstraint(
                name="participants_goalstep_done_by_someone",
                condition=Q(done_on=None, done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def access_subject(self) -> str:
        return self.goal.access_subject
