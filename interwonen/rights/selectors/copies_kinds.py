"""Which kinds of records a copy of a file holds, in which order, and why some are in none.

A test derives all models that lead to a participant: one that is in neither list fails it.
"""

from typing import Any

from interwonen.rights.models import ResidentStatement, RightsRequest
from participants.models import (
    AgreedStatement,
    Agreement,
    Answer,
    Assessment,
    AssessmentScore,
    Assignment,
    Barrier,
    BarrierStatus,
    Checklist,
    EmergencyAccess,
    Exit,
    ExitPlan,
    FileLimit,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Participant,
    Placement,
    PlacementProposal,
    ProgressReview,
    Referral,
    Return,
    SessionSeries,
    SupportSession,
)

KINDS: tuple[Any, ...] = (
    Participant,
    Referral,
    Checklist,
    Answer,
    Agreement,
    PlacementProposal,
    Placement,
    Handover,
    ExitPlan,
    Exit,
    Return,
    Assignment,
    Barrier,
    BarrierStatus,
    Goal,
    GoalStep,
    Assessment,
    AssessmentScore,
    ProgressReview,
    SessionSeries,
    SupportSession,
    FollowUp,
    Incident,
    AgreedStatement,
    EmergencyAccess,
    FileLimit,
    RightsRequest,
    ResidentStatement,
)
# Models that lead to a participant and are in no copy, by label.
NOT_COPIED = {
    "rights.FileCopy": "says only that a copy was made, which the request tells",
    "rights.CopyContent": "is a copy itself",
    "rights.CopyText": "is the working paper of a copy",
    "rights.CopyFile": "is a copy itself",
}
