"""Evaluation moments of a pilot, and the report to the council."""

from evaluations.models.moments import EvaluationMoment
from evaluations.models.reports import TEXT_LENGTH, CouncilReport, ReportParagraph

__all__ = ["TEXT_LENGTH", "CouncilReport", "EvaluationMoment", "ReportParagraph"]
