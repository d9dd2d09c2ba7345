"""The register: dwellings, participants and what happens to them."""

from participants.models.dwelling import Dwelling
from participants.models.participant import Assignment, Participant
from participants.models.placement import Exit, Placement
from participants.models.referral import Referral
from participants.models.session import SupportSession

__all__ = [
    "Assignment",
    "Dwelling",
    "Exit",
    "Participant",
    "Placement",
    "Referral",
    "SupportSession",
]
