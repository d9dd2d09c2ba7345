"""Rows of the table of routes: accounts of people."""

from interwonen.access.roles import Role
from interwonen.accounts.actions.accounts import close_account
from interwonen.core import clock
from tests.factories import make_user, system

_ADMIN = {Role.ADMINISTRATOR}
ACCOUNT_ROUTES = {
    "accounts:person-detail": ("membership", _ADMIN),
    "accounts:account-close": ("membership", _ADMIN),
    "accounts:account-reopen": ("closed_account", _ADMIN),
    "accounts:account-sessions": ("membership", _ADMIN),
    "accounts:account-correct": ("membership", _ADMIN),
    "audit:person-history": ("membership", {Role.TEAM_LEAD, Role.AUDITOR, Role.ADMINISTRATOR}),
}


def account_rows(pilot):
    """A role of someone whose account was closed."""
    role = make_user(role="contact_officer", pilot=pilot).memberships.get()
    close_account(membership=role, reason="Uit dienst", now=clock.now(), by=system())
    return {"closed_account": role}
