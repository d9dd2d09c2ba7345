"""The pilot itself holds no personal data."""

from interwonen.access.responsibilities import Declared

DECLARED: Declared = {
    "Pilot": "The pilot: place, period and parties.",
    "CapacityStep": "A decision on a number of places.",
    "Term": "A choice of a list.",
    "FundingLine": "A source of money.",
    "FundingAmount": "An amount per quarter.",
    "Question": "A question of a question set.",
    "LocationAssessment": "A judgement on a place.",
    "LocationFinding": "A judgement on a place.",
    "OpeningHours": "Hours of the support point.",
}
