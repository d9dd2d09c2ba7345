"""What people say of a report before it is published."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.reports import CouncilReport
from evaluations.querysets.reports_comments import ReportCommentQuerySet
from interwonen.core.constraints import says, text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why


class ReportComment(MayBeWithdrawn, models.Model):
    """What someone says of a block of a report before it is published; open until it is dealt with.

    `block` is the code of the block (`evaluations.council.blocks`).
    """

    report = models.ForeignKey(
        CouncilReport,
        verbose_name=_("council report"),
        on_delete=models.PROTECT,
        related_name="comments",
    )
    block = models.CharField(_("block"), max_length=20)
    text = models.TextField(_("comment"))
    written_by = acting_user_field(verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written at"))
    resolved_by = acting_user_field(verbose_name=_("dealt with by"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("dealt with at"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("report", "block", "written_by", "written_at")
    history = History()
    objects = ReportCommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("comment on the report")
        constraints = [
            text_length("evaluations_reportcomment", "text"),
            models.CheckConstraint(
                name="evaluations_reportcomment_says_something", condition=says("text")
            ),
            models.CheckConstraint(
                name="evaluations_reportcomment_resolved_by_someone",
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__gte=F("written_at")),
            ),
            withdrawal_says_why("evaluations_reportcomment"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """Whether it waits to be dealt with."""
        return not (self.resolved_at or self.is_withdrawn)
