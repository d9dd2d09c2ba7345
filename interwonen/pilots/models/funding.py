"""The money of a pilot: where it comes from, and per quarter what is granted, committed and spent."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says
from interwonen.core.history import History
from interwonen.core.money import MOST_CENTS, euros
from interwonen.core.quarters import Quarter
from interwonen.pilots.models.pilots import Pilot
from interwonen.pilots.models.terms import TermField, term_constraint
from interwonen.pilots.querysets.funding import FundingAmountQuerySet, FundingLineQuerySet


class FundingLine(models.Model):
    """One source of money of a pilot, with the decision by which it was granted."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="funding_lines"
    )
    source = TermField("funding_source", verbose_name=_("source"))
    name = models.CharField(_("name"), max_length=100)
    reference = models.CharField(_("decision that grants it"), max_length=200)

    fixed_fields = ("pilot",)
    printed_fields = ("name", "reference")
    history = History()
    objects = FundingLineQuerySet.as_manager()

    class Meta:
        ordering = ["source__position", "name", "pk"]
        verbose_name = _("source of money")
        verbose_name_plural = _("sources of money")
        constraints = [
            models.CheckConstraint(
                name="pilots_fundingline_says_what", condition=says("name", "reference")
            ),
            models.UniqueConstraint(fields=["pilot", "name"], name="pilots_fundingline_once"),
            term_constraint("pilots_fundingline_source_from_list", "source", "funding_source"),
        ]

    def __str__(self) -> str:
        return self.name


class FundingAmount(models.Model):
    """What a line has of one kind in one quarter, in cents, and where that can be looked up.

    It is about that quarter only, not about what came before. interwonen/pilots/guards/funding.sql
    checks that the quarter has days of the pilot.
    """

    class Kind(models.TextChoices):
        """Each is a part of the one before it, as long as all goes as planned."""

        GRANTED = "granted", _("Granted")
        COMMITTED = "committed", _("Committed")
        SPENT = "spent", _("Spent")

    line = models.ForeignKey(
        FundingLine,
        verbose_name=_("source of money"),
        on_delete=models.PROTECT,
        related_name="amounts",
    )
    quarter_starts_on = models.DateField(_("quarter"))
    kind = models.CharField(_("kind of amount"), max_length=9, choices=Kind)
    cents = models.BigIntegerField(_("amount"))
    reference = models.CharField(_("evidence"), max_length=200)

    fixed_fields = ("line",)
    printed_fields = ("reference",)
    history = History()
    objects = FundingAmountQuerySet.as_manager()

    class Meta:
        ordering = ["quarter_starts_on", "pk"]
        verbose_name = _("amount")
        constraints = [
            models.CheckConstraint(
                name="pilots_fundingamount_in_reach", condition=Q(cents__range=(0, MOST_CENTS))
            ),
            models.CheckConstraint(
                name="pilots_fundingamount_known_kind",
                condition=Q(kind__in=["granted", "committed", "spent"]),
            ),
            models.CheckConstraint(
                name="pilots_fundingamount_whole_quarter",
                condition=Q(quarter_starts_on__day=1, quarter_starts_on__month__in=[1, 4, 7, 10]),
            ),
            models.CheckConstraint(
                name="pilots_fundingamount_says_where", condition=says("reference")
            ),
            models.UniqueConstraint(
                fields=["line", "quarter_starts_on", "kind"], name="pilots_fundingamount_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.quarter.label}: {self.get_kind_display()}"

    @property
    def quarter(self) -> Quarter:
        return Quarter.containing(self.quarter_starts_on)

    @property
    def cents_label(self) -> str:
        """The amount, where its history shows it."""
        return euros(self.cents)

    @property
    def quarter_starts_on_label(self) -> str:
        """The quarter, where its history shows it."""
        day: date = self.quarter_starts_on
        return Quarter.containing(day).label
