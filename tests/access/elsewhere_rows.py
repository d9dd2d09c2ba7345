"""Rows of the table of routes outside a pilot: what a visitor gets, and who is signed in."""

from interwonen.core.quarters import Quarter
from tests.access.contact_points_rows import VISITOR_PARTS, VISITOR_ROUTES
from tests.access.reports_public_rows import PUBLISHED_PARTS, PUBLISHED_ROUTES

# What someone gets who is signed in, whatever role this person has or had.
SIGNED_IN = {
    "home:start": 200,  # or on to the one pilot in which this person has a role
    "invitation-accept": 410,
    "components": 404,
    "calendar-feed": 404,
    "draft-keep": 405,
    "openid-begin": 405,
    "openid-return": 404,
    "draft-discard": 405,
    "step-up": 302,
    "session-extend": 200,
    "session-list": 200,
    "second-factor-link": 410,
    "robots": 200,
    "security-txt": 404,
    "log-anchors": 200,
    "change-password": 302,
    "account_login": 302,
    "account_logout": 200,
    "account_change_password": 200,
    "account_reset_password": 200,
    "account_reset_password_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_from_key_done": 200,
    "mfa_index": 200,
    "mfa_authenticate": 302,
    "mfa_activate_totp": 200,
    "mfa_deactivate_totp": 404,
    "recovery-codes-make": 302,
    "app-replace": 302,
    "mfa_list_webauthn": 302,
    "mfa_login_webauthn": 302,
    "mfa_add_webauthn": 200,
    "mfa_remove_webauthn": 404,
    **VISITOR_ROUTES,
    **PUBLISHED_ROUTES,
}
# Where a visitor is asked to sign in; everywhere else a visitor gets the same as who is signed in.
SIGN_IN_FIRST = {
    "home:start",
    "draft-discard",
    "session-extend",
    "session-list",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "recovery-codes-make",
    "app-replace",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
}
VISITOR = {
    **SIGNED_IN,
    **dict.fromkeys(SIGN_IN_FIRST, 302),
    "account_login": 200,
    "account_logout": 302,
}
# The parts of these addresses, which name nothing that is there.
PARTS = {
    "invitation-accept": ["token"],
    "openid-begin": ["issuer"],
    "openid-return": ["issuer"],
    "second-factor-link": ["token"],
    "calendar-feed": ["token"],
    "account_reset_password_from_key": ["uidb36", "key"],
    "mfa_remove_webauthn": ["pk"],
    **VISITOR_PARTS,
    **PUBLISHED_PARTS,
}
NOT_THERE = {"quarter": Quarter(2021, 2), "name": "cijfers.csv", "pk": 1}  # others are any word
