"""What can be done to people and their roles."""

from interwonen.accounts.actions.invitations import (
    accept_invitation,
    find_invitation,
    invite,
    withdraw_invitation,
)
from interwonen.accounts.actions.memberships import end_role, give_role

__all__ = [
    "accept_invitation",
    "end_role",
    "find_invitation",
    "give_role",
    "invite",
    "withdraw_invitation",
]
