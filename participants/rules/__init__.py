"""The rules of the register, by subject; a guard in the database bears the name of its rule."""

from participants.rules import (
    caseload,
    checklists,
    common,
    dwellings,
    follow_ups,
    goals,
    handovers,
    incidents,
    leaving,
    people,
    proposals,
    referrals,
    sessions,
    stays,
)

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
