"""The rules of the register, by subject; a guard in the database bears the name of its rule."""

from participants.rules import assignments as caseload
from participants.rules import (
    checklists,
    dwellings,
    follow_ups,
    goals,
    handovers,
    incidents,
    proposals,
    referrals,
    sessions,
)
from participants.rules import exits as exit
from participants.rules import participants as people
from participants.rules import placements as placements
from participants.rules import records as common

__all__ = [
    "caseload",
    "checklists",
    "common",
    "dwellings",
    "follow_ups",
    "goals",
    "handovers",
    "incidents",
    "leaving",
    "people",
    "proposals",
    "referrals",
    "sessions",
    "stays",
]
