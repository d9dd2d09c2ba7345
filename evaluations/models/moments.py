"""Evaluation moments of a pilot."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.moments import EvaluationMomentQuerySet
from interwonen.core.constraints import REASON_LENGTH, says
from interwonen.core.formatting import in_words
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint


class EvaluationMoment(MayBeWithdrawn, models.Model):
    """A moment at which progress and structural embedding are weighed and a decision is taken.

    The letter to the council promises both judgements; a held moment carries both and a decision. A
    judgement that was corrected says when and why; its history keeps the first. A moment that does
    not take place, or was recorded by mistake, says why it was withdrawn, and counts nowhere.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="evaluation_moments"
    )
    planned_on = models.DateField(_("planned on"))
    theme = models.CharField(_("theme"), max_length=120)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    progress = models.TextField(_("judgement on the progress"), blank=True)
    embedding = models.TextField(_("judgement on structural embedding"), blank=True)
    verdict = TermField("verdict", verbose_name=_("decision"), null=True, blank=True)
    decision = models.TextField(_("explanation of the decision"), blank=True)
    corrected_on = models.DateField(_("corrected on"), null=True, blank=True)
    corrected_because = models.CharField(
        _("corrected because"), max_length=REASON_LENGTH, blank=True
    )
    withdrawn_because = why_withdrawn()

    printed_fields = ("theme", "progress", "embedding", "decision")
    history = History()
    objects = EvaluationMomentQuerySet.as_manager()

    class Meta:
        ordering = ["planned_on"]
        verbose_name = _("evaluation moment")
        constraints = [
            models.CheckConstraint(
                name="evaluations_moment_held_with_both_judgements",
                condition=Q(held_on=None, verdict=None, progress="", embedding="", decision="")
                | (
                    Q(held_on__isnull=False, verdict__isnull=False)
                    & ~Q(progress="")
                    & ~Q(embedding="")
                    & ~Q(decision="")
                ),
            ),
            models.CheckConstraint(
                name="evaluations_moment_correction_says_why",
                condition=Q(corrected_on=None, corrected_because="")
                | (
                    Q(held_on__isnull=False, corrected_on__gte=F("held_on"))
                    & says("corrected_because")
                ),
            ),
            models.UniqueConstraint(
                fields=["pilot", "planned_on"],
                condition=Q(withdrawn_because=""),
                name="evaluations_moment_one_per_day",
            ),
            withdrawal_says_why("evaluations_moment"),
            term_constraint("evaluations_moment_verdict_from_list", "verdict", "verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {in_words(self.planned_on)}"

    @property
    def is_held(self) -> bool:
        return self.held_on is not None
