"""Evaluation moments of a pilot."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.moments import EvaluationMomentQuerySet
from interwonen.core.constraints import REASON_LENGTH, says
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint

REMARK_LENGTH = 500  # of what has to change before minutes are adopted


class EvaluationMoment(MayBeWithdrawn, models.Model):
    """A moment at which progress and structural embedding are weighed and a decision is taken.

    The letter to the council promises both judgements; a held moment carries both and a decision.
    Its minutes are a draft until someone offers them for a second look, and another person adopts
    them; from then on they stay as they are (evaluations/guards/moments.sql). A correction of
    adopted minutes is a next edition, which says when and why, and needs a second look again; the
    history keeps the one before. A moment that does not take place, or was recorded by mistake, says
    why it was withdrawn, and counts nowhere.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="evaluation_moments"
    )
    planned_on = models.DateField(_("planned on"))
    moved_because = models.CharField(
        _("moved because"), max_length=REASON_LENGTH, blank=True, editable=False
    )
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
    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    offered_on = models.DateField(_("offered on"), null=True, blank=True, editable=False)
    offered_by = acting_user_field(verbose_name=_("offered by"), null=True, blank=True)
    returned_because = models.CharField(
        _("sent back because"), max_length=REMARK_LENGTH, blank=True, editable=False
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    adopted_by = acting_user_field(verbose_name=_("adopted by"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
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
                # A first edition too may say why: moments were corrected before there were editions.
                condition=Q(edition=1, corrected_on=None, corrected_because="")
                | (
                    Q(
                        held_on__isnull=False,
                        corrected_on__isnull=False,
                        corrected_on__gte=F("held_on"),
                    )
                    & says("corrected_because")
                ),
            ),
            models.CheckConstraint(
                name="evaluations_moment_offered_once_held",
                condition=Q(offered_on=None, offered_by=None)
                | Q(
                    held_on__isnull=False,
                    offered_on__gte=F("held_on"),
                    offered_by__isnull=False,
                    returned_because="",
                    withdrawn_because="",
                ),
            ),
            models.CheckConstraint(
                name="evaluations_moment_adopted_by_a_second_person",
                condition=Q(adopted_on=None, adopted_by=None)
                | (
                    Q(
                        offered_on__isnull=False,
                        adopted_on__gte=F("offered_on"),
                        adopted_by__isnull=False,
                    )
                    & ~Q(adopted_by=F("offered_by"))
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

    @property
    def day(self) -> date:
        """The day it was held on, or is planned on."""
        return self.held_on or self.planned_on

    @property
    def is_offered(self) -> bool:
        """Whether its minutes wait for a second look, or were adopted after one."""
        return self.offered_on is not None

    @property
    def waits_for_second_look(self) -> bool:
        return self.is_offered and not self.is_adopted

    @property
    def takes_contributions(self) -> bool:
        """Whether people may still bring something to it."""
        return not (self.is_adopted or self.is_withdrawn)

    @property
    def is_adopted(self) -> bool:
        return self.adopted_on is not None

    @property
    def has_kept_figures(self) -> bool:
        """Whether an edition of its minutes was adopted, with which the figures of its day are kept."""
        return self.is_adopted or self.edition > 1

    @property
    def is_draft(self) -> bool:
        """Whether its minutes may still change."""
        return not (self.is_offered or self.is_withdrawn)
