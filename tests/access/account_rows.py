"""Rows of the table of routes: accounts of people."""

from interwonen.access.roles import Role
from interwonen.accounts.actions.accounts import close_account
from interwonen.core import clock
from tests.factories import make_role_review, make_user, system

_ADMIN = {Role.ADMINISTRATOR}
_REVIEWERS = {Role.POLICY_OFFICER, Role.TEAM_LEAD}
ACCOUNT_ROUTES = {
    "accounts:person-detail": ("membership", _ADMIN),
    "accounts:account-close": ("membership", _ADMIN),
    "accounts:account-reopen": ("closed_account", _ADMIN),
    "accounts:account-sessions": ("membership", _ADMIN),
    "accounts:account-correct": ("membership", _ADMIN),
    "accounts:role-review-create": ("", _REVIEWERS),
    "accounts:role-review-withdraw": ("role_review", _REVIEWERS),
    "audit:person-history": ("membership", {*_REVIEWERS, Role.AUDITOR, Role.ADMINISTRATOR}),
}


def account_rows(pilot):
    """A role of someone whose account was closed, and a review of all roles."""
    role = make_user(role="contact_officer", pilot=pilot).memberships.get()
    close_account(membership=role, reason="Uit dienst", now=clock.now(), by=system())
    return {"closed_account": role, "role_review": make_role_review(pilot)}
