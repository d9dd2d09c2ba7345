"""The register: dwellings, participants and what happens to them."""

from participants.models.calendar_feed import CalendarFeed
from participants.models.checklist import Agreement, Answer, Checklist
from participants.models.dwelling import Availability, Dwelling, Inspection
from participants.models.follow_up import FollowUp
from participants.models.goal import Barrier, BarrierStatus, Goal, GoalStep
from participants.models.incident import Incident
from participants.models.leaving import Exit, ExitPlan, Return
from participants.models.participant import Assignment, Participant
from participants.models.placement import Handover, Placement
from participants.models.proposal import PlacementProposal
from participants.models.referral import Referral
from participants.models.session import SessionSeries, SupportSession
from participants.models.signal import NeighbourhoodSignal

__all__ = [
    "Agreement",
    "Answer",
    "Assignment",
    "Availability",
    "Barrier",
    "BarrierStatus",
    "CalendarFeed",
    "Checklist",
    "Dwelling",
    "Exit",
    "ExitPlan",
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
    "Referral",
    "Return",
    "SessionSeries",
    "SupportSession",
]
