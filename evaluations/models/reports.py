"""The report to the council on a quarter, and its texts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.reports import CouncilReportQuerySet, ReportParagraphQuerySet
from interwonen.core.history import History
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

TEXT_LENGTH = 8_000


class CouncilReport(models.Model):
    """The report on one quarter of a pilot; for now a draft whose figures follow the records."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="council_reports"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    quarter_number = models.PositiveSmallIntegerField(_("quarter"))

    history = History()
    objects = CouncilReportQuerySet.as_manager()

    class Meta:
        ordering = ["year", "quarter_number"]
        verbose_name = _("council report")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "year", "quarter_number"],
                name="evaluations_councilreport_one_per_quarter",
            ),
            models.CheckConstraint(
                name="evaluations_councilreport_quarter_1_to_4",
                condition=Q(quarter_number__range=(1, 4)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pilot} {self.quarter}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)


class ReportParagraph(models.Model):
    """The text of one section of a report, written by people; figures are never typed here."""

    class Section(models.TextChoices):
        SUMMARY = "summary", _("In brief")
        BACKGROUND = "background", _("Reason and goal")
        PROGRESS = "progress", _("State of affairs")
        SUPPORT = "support", _("Support and experiences (anonymous)")
        NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood and communication")
        FINANCES = "finances", _("Finances")
        RISKS = "risks", _("Risks and measures")
        EVALUATION = "evaluation", _("Evaluation: judgement and what follows")
        PLANNING = "planning", _("Planning")
        ASK = "ask", _("What is asked of the council")

    report = models.ForeignKey(
        CouncilReport,
        verbose_name=_("council report"),
        on_delete=models.PROTECT,
        related_name="paragraphs",
    )
    section = models.CharField(_("section"), max_length=15, choices=Section)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)

    history = History()
    objects = ReportParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("text of the report")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section"], name="evaluations_paragraph_one_per_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_section_display()}"
