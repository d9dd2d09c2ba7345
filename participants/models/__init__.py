"""The register: dwellings, participants and what happens to them."""

from participants.models.agreed_statements import AgreedStatement
from participants.models.assessments import Assessment, AssessmentScore
from participants.models.assignments import Assignment
from participants.models.barriers import Barrier, BarrierStatus
from participants.models.calendar_feeds import CalendarFeed
from participants.models.checklists import Agreement, Answer, Checklist
from participants.models.dwellings import Availability, Dwelling, Inspection
from participants.models.emergency_accesses import ClosedFile, EmergencyAccess
from participants.models.exits import Exit, ExitPlan, Return
from participants.models.file_events import FileEvent
from participants.models.file_limits import FileLimit
from participants.models.file_texts import FileText
from participants.models.follow_ups import FollowUp
from participants.models.goals import Goal, GoalStep
from participants.models.handovers import Handover
from participants.models.incidents import Incident
from participants.models.neighbourhood_signals import NeighbourhoodSignal
from participants.models.participants import Participant
from participants.models.placements import Placement
from participants.models.progress_reviews import ProgressReview
from participants.models.proposals import PlacementProposal
from participants.models.referrals import Referral
from participants.models.sessions import SessionSeries, SupportSession
from participants.models.unmet_requests import UnmetRequest
from participants.models.vacancies import VacancyCorrection

__all__ = [
    "AgreedStatement",
    "Agreement",
    "Answer",
    "Assessment",
    "AssessmentScore",
    "Assignment",
    "Availability",
    "Barrier",
    "BarrierStatus",
    "CalendarFeed",
    "Checklist",
    "ClosedFile",
    "Dwelling",
    "EmergencyAccess",
    "Exit",
    "ExitPlan",
    "FileEvent",
    "FileLimit",
    "FileText",
    "FollowUp",
    "Goal",
    "GoalStep",
    "Handover",
    "Incident",
    "Inspection",
    "NeighbourhoodSignal",
    "Participant",
    "Placement",
    "PlacementProposal",
    "ProgressReview",
    "Referral",
    "Return",
    "SessionSeries",
    "SupportSession",
    "UnmetRequest",
    "VacancyCorrection",
]
