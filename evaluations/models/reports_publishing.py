"""The way of a report from draft to published: what was submitted, and who approved it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.reports import CouncilReport
from evaluations.querysets.reports_publishing import (
    ReportApprovalQuerySet,
    ReportSubmissionQuerySet,
)
from interwonen.core.constraints import says, text_length
from interwonen.core.history import acting_user_field

REMARK_LENGTH = 500  # of what has to change before a report is approved


class ReportSubmission(models.Model):
    """An edition of a report as it was submitted: text and figures that stay as they are.

    Who approves it and what is published are about these contents, whatever the records say later.
    It ends when it is taken back or sent back, with a remark in the second case; else it stays open,
    also once it is published. Nothing else of it ever changes (evaluations/guards/reports.sql).
    """

    report = models.ForeignKey(
        CouncilReport,
        verbose_name=_("council report"),
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    edition = models.PositiveSmallIntegerField(_("edition"))
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = acting_user_field(verbose_name=_("submitted by"))
    snapshot = models.JSONField(_("contents"))
    digest = models.CharField(_("SHA-256 of the contents"), max_length=64)
    basis = models.JSONField(_("what was counted"), default=dict, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = acting_user_field(verbose_name=_("ended by"), null=True, blank=True)
    remark = models.TextField(_("sent back because"), blank=True)

    fixed_fields = (
        "report",
        "edition",
        "submitted_at",
        "submitted_by",
        "snapshot",
        "digest",
        "basis",
    )
    printed_fields = ("remark",)
    objects = ReportSubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        verbose_name = _("submitted report")
        constraints = [
            text_length("evaluations_reportsubmission", "remark", most=REMARK_LENGTH),
            models.UniqueConstraint(
                fields=["report", "edition"],
                condition=Q(ended_at=None),
                name="evaluations_reportsubmission_one_open",
            ),
            models.CheckConstraint(
                name="evaluations_reportsubmission_ended_by_someone",
                condition=Q(ended_at=None, ended_by=None, remark="")
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)


class ReportApproval(models.Model):
    """That someone read a submitted report, ticked every point of a checklist, and approves of it.

    `checklist` is the version of the list (evaluations/council/checklist.py). Until publishing, who
    gave it can end it. It stands when its author's role ends: it says what was judged on that day.
    """

    submission = models.ForeignKey(
        ReportSubmission,
        verbose_name=_("submitted report"),
        on_delete=models.PROTECT,
        related_name="approvals",
    )
    approved_at = models.DateTimeField(_("approved at"))
    approved_by = acting_user_field(verbose_name=_("approved by"))
    checklist = models.CharField(_("version of the checklist"), max_length=10)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    fixed_fields = ("submission", "approved_at", "approved_by", "checklist")
    objects = ReportApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["approved_at", "pk"]
        verbose_name = _("approval of a report")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "approved_by"],
                condition=Q(ended_at=None),
                name="evaluations_reportapproval_once_per_person",
            ),
            models.CheckConstraint(
                name="evaluations_reportapproval_with_checklist", condition=says("checklist")
            ),
        ]

    def __str__(self) -> str:
        return str(self.submission)
