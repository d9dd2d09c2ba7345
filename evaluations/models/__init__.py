"""Evaluation moments of a pilot, and the report to the council."""

from evaluations.models.action_points import ActionPoint
from evaluations.models.commitments import LIMITS, Commitment, Evidence
from evaluations.models.council_questions import CouncilQuestion
from evaluations.models.minutes import Attendance, Contribution, Finding, MomentFigure
from evaluations.models.moments import EvaluationMoment
from evaluations.models.reminders import Reminder
from evaluations.models.reports import (
    TEXT_LENGTH,
    CouncilReport,
    PublishedFile,
    PublishedReport,
    ReportParagraph,
)
from evaluations.models.reports_comments import ReportComment
from evaluations.models.reports_publishing import ReportApproval, ReportSubmission
from evaluations.models.resident_words import ResidentWords

__all__ = [
    "LIMITS",
    "TEXT_LENGTH",
    "ActionPoint",
    "Attendance",
    "Commitment",
    "Contribution",
    "CouncilQuestion",
    "CouncilReport",
    "EvaluationMoment",
    "Evidence",
    "Finding",
    "MomentFigure",
    "PublishedFile",
    "PublishedReport",
    "Reminder",
    "ReportApproval",
    "ReportComment",
    "ReportParagraph",
    "ReportSubmission",
    "ResidentWords",
]
