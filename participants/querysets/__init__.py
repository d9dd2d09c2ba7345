"""Rows of the register by date, by state and by who may see them."""

from participants.querysets.dwellings import (
    AvailabilityQuerySet,
    DwellingQuerySet,
    InspectionQuerySet,
)
from participants.querysets.people import (
    RETURN_MONTHS,
    AssignmentQuerySet,
    ParticipantQuerySet,
    ReferralQuerySet,
)
from participants.querysets.progress import (
    AgreementQuerySet,
    AnswerQuerySet,
    BarrierQuerySet,
    BarrierStatusQuerySet,
    ChecklistQuerySet,
    GoalQuerySet,
    GoalStepQuerySet,
)
from participants.querysets.sessions import (
    SeriesQuerySet,
    SessionQuerySet,
)
from participants.querysets.stays import (
    ExitPlanQuerySet,
    ExitQuerySet,
    HandoverQuerySet,
    PlacementQuerySet,
    ProposalQuerySet,
    ReturnQuerySet,
)
from participants.querysets.work import (
    CalendarFeedQuerySet,
    FollowUpQuerySet,
)

__all__ = [
    "RETURN_MONTHS",
    "AgreementQuerySet",
    "AnswerQuerySet",
    "AssignmentQuerySet",
    "AvailabilityQuerySet",
    "BarrierQuerySet",
    "BarrierStatusQuerySet",
    "CalendarFeedQuerySet",
    "ChecklistQuerySet",
    "DwellingQuerySet",
    "ExitPlanQuerySet",
    "ExitQuerySet",
    "FollowUpQuerySet",
    "GoalQuerySet",
    "GoalStepQuerySet",
    "HandoverQuerySet",
    "InspectionQuerySet",
    "ParticipantQuerySet",
    "PlacementQuerySet",
    "ProposalQuerySet",
    "ReferralQuerySet",
    "ReturnQuerySet",
    "SeriesQuerySet",
    "SessionQuerySet",
]
