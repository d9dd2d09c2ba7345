"""What can be done in the register; each act in full or not at all."""

from participants.actions.caseload import assign_counsellor
from participants.actions.checklists import Given, fill_in
from participants.actions.dwellings import (
    add_availability,
    add_dwelling,
    change_availability,
    change_dwelling,
)
from participants.actions.inspections import inspect_dwelling
from participants.actions.leaving import record_exit
from participants.actions.placements import place
from participants.actions.referrals import decide_referral, refer
from participants.actions.sessions import log_session

__all__ = [
    "Given",
    "add_availability",
    "add_dwelling",
    "assign_counsellor",
    "change_availability",
    "change_dwelling",
    "decide_referral",
    "fill_in",
    "inspect_dwelling",
    "log_session",
    "place",
    "record_exit",
    "refer",
]
