"""The rules of the register, by subject, each named after its guard in the database."""

from participants.rules import (
    caseload,
    checklists,
    common,
    dwellings,
    follow_ups,
    goals,
    incidents,
    leaving,
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
    "incidents",
    "leaving",
    "referrals",
    "sessions",
    "stays",
]
