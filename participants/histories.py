"""The records of the register with a history page: permission, address and breadcrumbs."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from participants.models import (
    AgreedStatement,
    Agreement,
    Answer,
    Assessment,
    AssessmentScore,
    Assignment,
    Availability,
    Barrier,
    BarrierStatus,
    Checklist,
    Dwelling,
    EmergencyAccess,
    Exit,
    ExitPlan,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Inspection,
    NeighbourhoodSignal,
    Participant,
    Placement,
    PlacementProposal,
    ProgressReview,
    Referral,
    Return,
    SessionSeries,
    SupportSession,
    UnmetRequest,
    VacancyCorrection,
)
from participants.views import (
    agreed_statements,
    assessments,
    dwellings,
    emergency_accesses,
    follow_ups,
    goals,
    incidents,
    neighbourhood_signals,
    progress_reviews,
    unmet_requests,
    vacancies,
)
from participants.views.participants_page import participant_trail, record_trail

_READ = Permission.PARTICIPANT_READ

# The word in the address, per kind of record that belongs to a participant's file...
_IN_A_FILE = {
    Assignment: "begeleiders",
    Exit: "vertrek",
    ExitPlan: "vervolgwoningen",
    Handover: "sleutels",
    Placement: "verblijven",
    PlacementProposal: "voorstellen",
    Referral: "aanmeldingen",
    Return: "opnieuw-dakloos",
}
# ... and per kind that belongs to the tab with goals.
_WORKED_ON = {
    Agreement: "akkoorden",
    Answer: "antwoorden",
    Barrier: "belemmeringen",
    BarrierStatus: "standen",
    Checklist: "vragenlijsten",
    Goal: "doelen",
    GoalStep: "stappen",
}


def offer_histories() -> None:
    """Offer the history of every record of the register."""
    for model, kind in _IN_A_FILE.items():
        offer_history(model, kind, _READ, record_trail)
    for model, kind in _WORKED_ON.items():
        offer_history(model, kind, _READ, goals.record_trail)
    _offer_on_progress()
    signal_trail = neighbourhood_signals.neighbourhood_signal_trail
    offer_history(SupportSession, "gesprekken", Permission.SESSION_READ, record_trail)
    offer_history(SessionSeries, "gespreksreeksen", Permission.SESSION_READ, record_trail)
    offer_history(Participant, "deelnemers", _READ, participant_trail)
    offer_history(AgreedStatement, "te-vertellen", _READ, agreed_statements.statement_trail)
    offer_history(FollowUp, "vervolgacties", _READ, follow_ups.follow_up_trail)
    offer_history(Incident, "incidenten", Permission.INCIDENT_READ, incidents.incident_trail)
    offer_history(
        NeighbourhoodSignal, "signalen", Permission.NEIGHBOURHOOD_SIGNAL_READ, signal_trail
    )
    opened = emergency_accesses.emergency_trail
    offer_history(EmergencyAccess, "noodtoegang", Permission.EMERGENCY_READ, opened)
    _offer_of_dwellings()
    offer_history(
        UnmetRequest, "verzoeken", Permission.REFERRAL_PROPOSE, unmet_requests.request_trail
    )


def _offer_of_dwellings() -> None:
    """Those of the dwellings; findings of an inspection show in its history, not for everyone."""
    seen, inspected = Permission.PILOT_READ, Permission.DWELLING_INSPECT
    offer_history(Dwelling, "woningen", seen, dwellings.dwelling_trail)
    offer_history(Availability, "beschikbaarheid", seen, dwellings.part_trail)
    offer_history(Inspection, "controles", inspected, dwellings.part_trail)
    offer_history(VacancyCorrection, "leegstand", inspected, vacancies.correction_trail)


def _offer_on_progress() -> None:
    """Those on the tab with the progress; what was said in a score not everyone may read."""
    assessed, said = Permission.ASSESSMENT_READ, Permission.ASSESSMENT_WRITE
    offer_history(Assessment, "zelfredzaamheid", assessed, assessments.assessment_trail)
    offer_history(AssessmentScore, "niveaus", said, assessments.score_trail)
    offer_history(
        ProgressReview,
        "deelnemersevaluaties",
        Permission.SESSION_READ,
        progress_reviews.progress_review_trail,
    )
