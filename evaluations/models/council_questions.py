"""What a member of the council asks about a published report, and the answer beside it."""

from textwrap import shorten

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.reports import PublishedReport
from evaluations.querysets.council_questions import CouncilQuestionQuerySet
from interwonen.accounts.models import User
from interwonen.core.constraints import REASON_LENGTH, says, text_length
from interwonen.core.deadlines import HasTerm
from interwonen.core.history import History, acting_user_field
from interwonen.core.quarters import Quarter
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why

QUESTION_LENGTH = 4_000
IN_SHORT = 80  # characters


class CouncilQuestion(HasTerm, MayBeWithdrawn, models.Model):
    """A question about one block of an edition, or about the whole of it, and its answer.

    Who asks is said in words, never by name. It is public from `accepted_on`; the answer from
    `answered_on`. `due_on` is the last day in time, that day included, unless it was extended.
    """

    class Way(models.TextChoices):
        """How it came in."""

        CLERK = "clerk", _("Through the clerk of the council")
        MEETING = "meeting", _("In a meeting")
        PAGE = "page", _("On the public page")

    published = models.ForeignKey(
        PublishedReport,
        verbose_name=_("published report"),
        on_delete=models.PROTECT,
        related_name="council_questions",
    )
    block = models.CharField(_("part of the report"), max_length=40, blank=True)
    block_number = models.CharField(_("number of the part"), max_length=8, blank=True)
    text = models.TextField(_("question"))
    asked_on = models.DateField(_("asked on"))
    asked_by = models.CharField(_("asked by"), max_length=100)
    way = models.CharField(_("how it came in"), max_length=8, choices=Way)
    accepted_on = models.DateField(_("public since"), null=True, blank=True, editable=False)
    owner = models.ForeignKey(
        User,
        verbose_name=_("who answers"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    due_on = models.DateField(_("answer at the latest on"), editable=False)
    extended_to = models.DateField(_("extended to"), null=True, blank=True)
    extended_because = models.CharField(_("extended because"), max_length=REASON_LENGTH, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    answered_by = acting_user_field(verbose_name=_("answered by"), null=True, blank=True)
    improved_on = models.DateField(_("answer corrected on"), null=True, blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("published", "way")
    printed_fields = ("text", "asked_by", "extended_because", "answer")
    history = History()
    objects = CouncilQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on", "pk"]
        verbose_name = _("question of the council")
        verbose_name_plural = _("questions of the council")
        constraints = [
            text_length("evaluations_councilquestion", "text", "answer", most=QUESTION_LENGTH),
            models.CheckConstraint(
                name="evaluations_councilquestion_says_what", condition=says("text")
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_says_who", condition=says("asked_by")
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_due_after_asked",
                condition=Q(due_on__gt=F("asked_on")),
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_extension_says_why",
                condition=Q(extended_to=None, extended_because="")
                | (Q(extended_to__gt=F("due_on")) & says("extended_because")),
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_looked_at_first",
                condition=Q(way="page", answered_on=None) | Q(accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_answered_whole",
                condition=Q(answered_on=None, answered_by=None, answer="")
                | (
                    Q(answered_on__gte=F("accepted_on"), answered_by__isnull=False) & says("answer")
                ),
            ),
            models.CheckConstraint(
                name="evaluations_councilquestion_improved_after_answer",
                condition=Q(improved_on=None)
                | Q(answered_on__isnull=False, improved_on__gte=F("answered_on")),
            ),
            withdrawal_says_why("evaluations_councilquestion"),
        ]

    def __str__(self) -> str:
        return shorten(self.text, IN_SHORT, placeholder="…")

    @property
    def quarter(self) -> Quarter:
        """That of the report."""
        return self.published.report.quarter

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None

    @property
    def is_accepted(self) -> bool:
        """Whether someone looked at it, and it is public."""
        return self.accepted_on is not None
