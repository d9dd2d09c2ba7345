"""Whether the location of a pilot is suitable, by the criteria of a list that the officer keeps."""

from typing import NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.pilots.models.capacity_steps import CapacityStep
from interwonen.pilots.models.pilots import Pilot
from interwonen.pilots.models.questions import Question
from interwonen.pilots.models.terms import Term, TermField, term_constraint
from interwonen.pilots.querysets.location_assessments import (
    LocationAssessmentQuerySet,
    LocationFindingQuerySet,
)

LOCATION_CRITERION = "location_criterion"
MET, MET_CONDITIONS, NOT_MET, NA = (
    f"location_result.{code}" for code in ("met", "met_conditions", "not_met", "na")
)


class LocationAssessment(models.Model):
    """The location of a pilot judged on a day, for a number of places, with the outcome.

    It judges every criterion of one version of the list, and keeps that version.
    interwonen/pilots/guards/location_assessments.sql checks that.
    """

    pilot = models.ForeignKey(
        Pilot,
        verbose_name=_("pilot"),
        on_delete=models.PROTECT,
        related_name="location_assessments",
    )
    version = models.CharField(_("list of criteria"), max_length=20, editable=False)
    assessed_on = models.DateField(_("date of the assessment"))
    places = models.PositiveSmallIntegerField(_("number of places"))
    outcome = TermField("location_result", verbose_name=_("outcome"))
    reasoning = models.TextField(_("reasoning"))
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decision_reference = models.CharField(
        _("reference of the decision"), max_length=100, blank=True
    )

    fixed_fields = ("pilot", "version")
    printed_fields = ("reasoning", "decision_reference")
    history = History()
    objects = LocationAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assessed_on", "-pk"]
        verbose_name = _("location assessment")
        verbose_name_plural = _("location assessments")
        constraints = [
            text_length("pilots_locationassessment", "reasoning"),
            models.CheckConstraint(
                name="pilots_locationassessment_says_why", condition=says("reasoning")
            ),
            models.CheckConstraint(
                name="pilots_locationassessment_of_places", condition=Q(places__gte=1)
            ),
            models.CheckConstraint(
                name="pilots_locationassessment_decision_whole",
                condition=Q(decided_on=None, decision_reference="")
                | (Q(decided_on__gte=F("assessed_on")) & says("decision_reference")),
            ),
            models.CheckConstraint(
                name="pilots_locationassessment_has_outcome", condition=~Q(outcome=NA)
            ),
            models.UniqueConstraint(
                fields=["pilot", "assessed_on"], name="pilots_locationassessment_one_per_day"
            ),
            term_constraint(
                "pilots_locationassessment_outcome_from_list", "outcome", "location_result"
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.assessed_on)


class LocationFinding(models.Model):
    """How the location does on one criterion: the result, its conditions and its evidence.

    The evidence is a sentence, where it can be found, and a decision that is recorded here where
    there is one: of the executive (`shows_decision`) or on the number of places.
    """

    assessment = models.ForeignKey(
        LocationAssessment,
        verbose_name=_("location assessment"),
        on_delete=models.PROTECT,
        related_name="findings",
    )
    question = models.ForeignKey(
        Question, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="+"
    )
    result = TermField("location_result", verbose_name=_("result"))
    conditions = models.TextField(_("conditions"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    found_at = models.CharField(_("where it can be found"), max_length=200, blank=True)
    shows_decision = models.BooleanField(_("decision of the executive"), default=False)
    capacity_step = models.ForeignKey(
        CapacityStep,
        verbose_name=_("capacity decision"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    fixed_fields = ("assessment", "question")
    printed_fields = ("conditions", "evidence", "found_at")
    history = History()
    objects = LocationFindingQuerySet.as_manager()

    class Meta:
        ordering = ["assessment", "question__position"]
        verbose_name = _("result on a criterion")
        verbose_name_plural = _("results on criteria")
        constraints = [
            text_length("pilots_locationfinding", "conditions", "evidence"),
            models.CheckConstraint(
                name="pilots_locationfinding_conditions_said",
                condition=(Q(result=MET_CONDITIONS) & says("conditions"))
                | (~Q(result=MET_CONDITIONS) & Q(conditions="")),
            ),
            models.CheckConstraint(
                name="pilots_locationfinding_has_evidence",
                condition=Q(result=NA) | says("evidence"),
            ),
            models.CheckConstraint(
                name="pilots_locationfinding_one_decision",
                condition=Q(shows_decision=False) | Q(capacity_step=None),
            ),
            models.UniqueConstraint(
                fields=["assessment", "question"], name="pilots_locationfinding_once"
            ),
            term_constraint("pilots_locationfinding_result_from_list", "result", "location_result"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, {self.question}"


class Judged(NamedTuple):
    """How the location does on a criterion, before it is saved as a LocationFinding."""

    result: Term
    conditions: str = ""
    evidence: str = ""
    found_at: str = ""
    shows_decision: bool = False
    capacity_step: CapacityStep | None = None
