"""What the minutes of an evaluation moment hold beside its judgements."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.moments import EvaluationMoment
from evaluations.querysets.minutes import (
    AttendanceQuerySet,
    ContributionQuerySet,
    FindingQuerySet,
    MomentFigureQuerySet,
)
from interwonen.core.constraints import TEXT_LENGTH, says, text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Question, Term, TermField, term_constraint

THEMES = "evaluation_theme"  # the question set; its answers are in "answer_evaluation_theme"


@dataclass(frozen=True)
class Attendee:
    """Someone of a party, whether they were there (a code of Attendance.Presence)."""

    party: str
    function: str
    name: str
    presence: str

    @property
    def is_named(self) -> bool:
        """Whether it says of whom it is."""
        return bool(self.party or self.function or self.name)


@dataclass(frozen=True)
class Found:
    """The answer to a question, and the finding in words."""

    answer: Term
    words: str


class Attendance(models.Model):
    """Someone of an organisation or party who was at a moment, or sent apologies.

    The name is optional, and is that of someone who works for or speaks for the party: never of a
    resident.
    """

    class Presence(models.TextChoices):
        PRESENT = "present", _("Present")
        APOLOGIES = "apologies", _("Sent apologies")

    moment = models.ForeignKey(
        EvaluationMoment,
        verbose_name=_("evaluation moment"),
        on_delete=models.PROTECT,
        related_name="attendance",
    )
    party = models.CharField(_("organisation or party"), max_length=100)
    function = models.CharField(_("role"), max_length=100, blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    presence = models.CharField(_("present or not"), max_length=9, choices=Presence)
    position = models.PositiveSmallIntegerField(_("position"), editable=False)

    fixed_fields = ("moment",)
    printed_fields = ("party", "function", "name")
    history = History()
    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.CheckConstraint(
                name="evaluations_attendance_of_a_party", condition=says("party")
            ),
            models.CheckConstraint(
                name="evaluations_attendance_present_or_not",
                condition=Q(presence__in=["present", "apologies"]),
            ),
        ]

    def __str__(self) -> str:
        who = ", ".join(filter(None, (self.name, self.function)))
        return f"{self.party} ({who})" if who else self.party


class Finding(models.Model):
    """What was found at a moment on one question of a version of the themes."""

    moment = models.ForeignKey(
        EvaluationMoment,
        verbose_name=_("evaluation moment"),
        on_delete=models.PROTECT,
        related_name="findings",
    )
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="+"
    )
    answer = TermField("answer_evaluation_theme", verbose_name=_("how it goes"))
    words = models.TextField(_("finding"), blank=True)

    fixed_fields = ("moment", "question")
    printed_fields = ("words",)
    history = History()
    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["question__position", "pk"]
        verbose_name = _("finding")
        constraints = [
            text_length("evaluations_finding", "words", most=TEXT_LENGTH),
            models.UniqueConstraint(
                fields=["moment", "question"], name="evaluations_finding_once_per_question"
            ),
            models.CheckConstraint(
                name="evaluations_finding_says_why",
                condition=Q(answer="answer_evaluation_theme.unknown") | says("words"),
            ),
            term_constraint(
                "evaluations_finding_answer_from_list", "answer", "answer_evaluation_theme"
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)


class Contribution(MayBeWithdrawn, models.Model):
    """What someone who works in the pilot brings to a moment, on one theme, before it is held."""

    moment = models.ForeignKey(
        EvaluationMoment,
        verbose_name=_("evaluation moment"),
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    question = models.ForeignKey(
        Question, verbose_name=_("theme"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("contribution"))
    written_by = acting_user_field(verbose_name=_("written by"))
    withdrawn_because = why_withdrawn()

    fixed_fields = ("moment", "written_by")
    printed_fields = ("text",)
    history = History()
    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["question__position", "pk"]
        verbose_name = _("contribution")
        constraints = [
            text_length("evaluations_contribution", "text", most=TEXT_LENGTH),
            models.CheckConstraint(
                name="evaluations_contribution_says_something", condition=says("text")
            ),
            withdrawal_says_why("evaluations_contribution"),
        ]

    def __str__(self) -> str:
        return str(self.question)


class MomentFigure(models.Model):
    """A figure as it was on the day of a moment, kept when the minutes are adopted.

    `words` is how it is read ("5 van 7"); numerator and denominator are what a picture draws. The
    code is that of the indicator and of the period; the subject says who may read it.
    """

    append_only = True

    moment = models.ForeignKey(
        EvaluationMoment,
        verbose_name=_("evaluation moment"),
        on_delete=models.PROTECT,
        related_name="figures",
    )
    code = models.CharField(_("code"), max_length=60)
    subject = models.CharField(_("subject"), max_length=20)
    label = models.CharField(_("figure"), max_length=200)
    period = models.CharField(_("period"), max_length=60)
    words = models.CharField(_("value"), max_length=200)
    numerator = models.FloatField(_("numerator"))
    denominator = models.FloatField(_("denominator"), null=True, blank=True)
    definition = models.TextField(_("definition"))
    position = models.PositiveSmallIntegerField(_("position"))

    objects = MomentFigureQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("figure of a moment")
        verbose_name_plural = _("figures of a moment")
        constraints = [
            models.UniqueConstraint(
                fields=["moment", "code"], name="evaluations_momentfigure_once_per_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.words}"
