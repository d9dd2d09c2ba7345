"""Evaluation moments of a pilot, and the report to the council."""

from evaluations.models.commitments import LIMITS, Commitment, Evidence
from evaluations.models.moments import EvaluationMoment
from evaluations.models.reports import TEXT_LENGTH, CouncilReport, ReportParagraph

__all__ = [
    "LIMITS",
    "TEXT_LENGTH",
    "Commitment",
    "CouncilReport",
    "EvaluationMoment",
    "Evidence",
    "ReportParagraph",
]
