"""A pilot with its period and capacity, and the vocabularies that forms choose from."""

from interwonen.pilots.models.capacity_steps import CapacityStep
from interwonen.pilots.models.funding import FundingAmount, FundingLine
from interwonen.pilots.models.location_assessments import LocationAssessment, LocationFinding
from interwonen.pilots.models.opening_hours import OpeningHours
from interwonen.pilots.models.pilots import Pilot
from interwonen.pilots.models.questions import Question
from interwonen.pilots.models.terms import Term, TermField, term_constraint

__all__ = [
    "CapacityStep",
    "FundingAmount",
    "FundingLine",
    "LocationAssessment",
    "LocationFinding",
    "OpeningHours",
    "Pilot",
    "Question",
    "Term",
    "TermField",
    "term_constraint",
]
