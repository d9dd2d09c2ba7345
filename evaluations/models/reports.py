"""The report to the council on a quarter, its texts, and its editions as they were published."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.reports import (
    CouncilReportQuerySet,
    PublishedFileQuerySet,
    PublishedReportQuerySet,
    ReportParagraphQuerySet,
)
from interwonen.core.constraints import says, text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

TEXT_LENGTH = 8_000


class CouncilReport(models.Model):
    """The report on one quarter of a pilot, in the edition that is written, submitted or published.

    A draft follows the records. From submitting on nothing of it changes, until it is taken back or
    sent back; once it is published, a correction is a next edition, which says what changed
    (evaluations/guards/reports.sql).
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="council_reports"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    quarter_number = models.PositiveSmallIntegerField(_("quarter"))
    portfolio_holder = models.CharField(_("portfolio holder"), max_length=100, blank=True)
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    what_changed = models.TextField(_("what changed"), blank=True)

    fixed_fields = ("pilot", "year", "quarter_number")
    printed_fields = ("portfolio_holder", "case_number", "contact", "what_changed")
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
            models.CheckConstraint(
                name="evaluations_councilreport_says_what_changed",
                condition=Q(edition=1, what_changed="") | (Q(edition__gt=1) & says("what_changed")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pilot} {self.quarter}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)


class ReportParagraph(models.Model):
    """The text of one section of a report, written by people; figures are never typed here.

    Of a theme it also says how that stands. It is ready when who wrote it says so.
    """

    class Rating(models.TextChoices):
        ON_COURSE = "on_course", _("On course")
        ATTENTION = "attention", _("Needs attention")
        ADJUST = "adjust", _("To be adjusted")

    class Status(models.TextChoices):
        TO_WRITE = "to_write", _("To be written")
        DRAFTED = "drafted", _("In draft")
        READY = "ready", _("Ready")

    class Section(models.TextChoices):
        SUMMARY = "summary", _("In brief")
        GOES_WELL = "goes_well", _("What goes well")
        RISKS = "risks", _("What needs attention, and what we do")
        EVALUATION = "evaluation", _("Judgement")
        ASK = "ask", _("What is asked of the council")
        PROMISES = "promises", _("Promised and done")
        PROGRESS = "progress", _("Places, and why some are empty")
        FLOW = "flow", _("Moving in and moving out")
        NEIGHBOURHOOD = "neighbourhood", _("The neighbourhood")
        SUPPORT = "support", _("Support and what it yields")
        FINANCES = "finances", _("Money")
        PLANNING = "planning", _("Planning")
        AFTERWARDS = "afterwards", _("After the last day of the pilot")
        PARLIAMENT = "parliament", _("Questions of parliament")
        BACKGROUND = "background", _("Reason and goal")

    # What stands in these parts comes from the records; a text is welcome, not needed.
    MAY_BE_LEFT_OUT = frozenset({Section.PLANNING, Section.PARLIAMENT, Section.BACKGROUND})

    report = models.ForeignKey(
        CouncilReport,
        verbose_name=_("council report"),
        on_delete=models.PROTECT,
        related_name="paragraphs",
    )
    section = models.CharField(_("section"), max_length=15, choices=Section)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    rating = models.CharField(_("how it stands"), max_length=10, choices=Rating, blank=True)
    is_ready = models.BooleanField(_("ready"), default=False)

    fixed_fields = ("report", "section")
    printed_fields = ("text",)
    history = History()
    objects = ReportParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("text of the report")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section"], name="evaluations_paragraph_one_per_section"
            ),
            models.CheckConstraint(
                name="evaluations_paragraph_rating_of_a_theme",
                condition=Q(rating="")
                | Q(
                    rating__in=["on_course", "attention", "adjust"],
                    section__in=[
                        "promises",
                        "progress",
                        "flow",
                        "neighbourhood",
                        "support",
                        "finances",
                    ],
                ),
            ),
            models.CheckConstraint(
                name="evaluations_paragraph_ready_with_text",
                condition=Q(is_ready=False) | says("text"),
            ),
            text_length("evaluations_paragraph", "text", most=TEXT_LENGTH),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_section_display()}"

    @property
    def status(self) -> Status:
        """How far the text is."""
        if not self.text.strip():
            return self.Status.TO_WRITE
        return self.Status.READY if self.is_ready else self.Status.DRAFTED


class PublishedReport(models.Model):
    """An edition of a report as it was published: never changed, and never taken away.

    `snapshot` is the report as a value (`evaluations.council.snapshot`), `basis` what its figures
    counted, which is not public: a later report tells by it why a figure became another.
    `file_digests` are the hashes of its files by kind, so that none can be added later.
    """

    append_only = True

    report = models.ForeignKey(
        CouncilReport,
        verbose_name=_("council report"),
        on_delete=models.PROTECT,
        related_name="editions",
    )
    edition = models.PositiveSmallIntegerField(_("edition"))
    as_of = models.DateField(_("figures as of"))
    published_at = models.DateTimeField(_("published at"))
    published_by = acting_user_field(verbose_name=_("published by"))
    what_changed = models.TextField(_("what changed"), blank=True)
    snapshot = models.JSONField(_("contents"))
    digest = models.CharField(_("SHA-256 of the contents"), max_length=64)
    basis = models.JSONField(_("what was counted"), default=dict, blank=True)
    file_digests = models.JSONField(_("SHA-256 of its files"), default=dict, blank=True)

    objects = PublishedReportQuerySet.as_manager()

    class Meta:
        ordering = ["report__year", "report__quarter_number", "edition"]
        verbose_name = _("published report")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "edition"], name="evaluations_publishedreport_once_per_edition"
            ),
            models.CheckConstraint(
                name="evaluations_publishedreport_says_what_changed",
                condition=Q(edition=1, what_changed="") | (Q(edition__gt=1) & says("what_changed")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)


class PublishedFile(models.Model):
    """A file of a published edition, byte for byte as it was made then.

    `content_digest` is that of the file before it was sealed, and equals `digest` without a seal.
    """

    append_only = True

    class Kind(models.TextChoices):
        PDF = "pdf", _("PDF")
        SLIDES = "slides", _("Slides")
        CSV = "csv", _("Figures as CSV")
        JSON = "json", _("Figures as JSON")

    published = models.ForeignKey(
        PublishedReport,
        verbose_name=_("published report"),
        on_delete=models.PROTECT,
        related_name="files",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    content = models.BinaryField(_("file"))
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    content_digest = models.CharField(_("SHA-256 before the seal"), max_length=64)

    objects = PublishedFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("published file")
        constraints = [
            models.UniqueConstraint(
                fields=["published", "kind"], name="evaluations_publishedfile_once_per_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.published}: {self.get_kind_display()}"
