"""What can be done in the register; each act in full or not at all."""

from participants.actions.caseload import assign_counsellor
from participants.actions.dwellings import add_dwelling, change_dwelling
from participants.actions.placements import place, record_exit
from participants.actions.referrals import decide_referral, refer
from participants.actions.sessions import log_session

__all__ = [
    "add_dwelling",
    "assign_counsellor",
    "change_dwelling",
    "decide_referral",
    "log_session",
    "place",
    "record_exit",
    "refer",
]
