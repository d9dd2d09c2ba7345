"""What someone will do after an evaluation moment."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.moments import EvaluationMoment
from evaluations.querysets.action_points import ActionPointQuerySet
from interwonen.accounts.models import User
from interwonen.core.constraints import REASON_LENGTH, TEXT_LENGTH, says, text_length
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why


class ActionPoint(MayBeWithdrawn, models.Model):
    """What was agreed at a moment, who does it, and by when, that day included.

    The owner is a person with a role in the pilot, or an organisation in words. The minutes print
    the day that was agreed; `due_on` is the one that holds now, which moves with a reason.
    """

    class Outcome(models.TextChoices):
        """What came of it; open as long as nobody said."""

        OPEN = "open", _("Open")
        DONE = "done", _("Finished")
        DROPPED = "dropped", _("No longer needed")

    moment = models.ForeignKey(
        EvaluationMoment,
        verbose_name=_("evaluation moment"),
        on_delete=models.PROTECT,
        related_name="action_points",
    )
    what = models.CharField(_("what will be done"), max_length=300)
    owner = models.ForeignKey(
        User,
        verbose_name=_("who does it"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    organisation = models.CharField(_("organisation that does it"), max_length=100, blank=True)
    agreed_for = models.DateField(_("agreed for"), editable=False)
    due_on = models.DateField(_("at the latest on"))
    moved_because = models.CharField(
        _("moved because"), max_length=REASON_LENGTH, blank=True, editable=False
    )
    outcome = models.CharField(
        _("what came of it"),
        max_length=8,
        choices=Outcome,
        default=Outcome.OPEN,
        editable=False,
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    closing_words = models.TextField(_("what was done"), blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("moment",)
    printed_fields = ("what", "organisation", "closing_words")
    history = History()
    objects = ActionPointQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        constraints = [
            text_length("evaluations_actionpoint", "closing_words", most=TEXT_LENGTH),
            models.CheckConstraint(
                name="evaluations_actionpoint_says_what", condition=says("what")
            ),
            models.CheckConstraint(
                name="evaluations_actionpoint_one_owner",
                condition=Q(owner__isnull=False, organisation="")
                | (Q(owner=None) & says("organisation")),
            ),
            models.CheckConstraint(
                name="evaluations_actionpoint_move_says_why",
                condition=Q(due_on=F("agreed_for")) | says("moved_because"),
            ),
            models.CheckConstraint(
                name="evaluations_actionpoint_closed_with_words",
                condition=Q(outcome="open", closed_on=None, closing_words="")
                | (
                    Q(outcome__in=["done", "dropped"], closed_on__isnull=False)
                    & says("closing_words")
                ),
            ),
            withdrawal_says_why("evaluations_actionpoint"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def owner_words(self) -> str:
        """Who does it, as people read it."""
        return self.organisation or str(self.owner)

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN
