"""What comes of a sign-in at an OpenID issuer, and the address at which one signs out there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from interwonen.accounts.issuers import Issuer
from interwonen.core.routes import full_address

# Of whose session began at an issuer: its key, and where one signs out there.
SESSION_KEY = "openid"


class IssuerAway(Exception):
    """The issuer did not answer, or not as one."""


class NotProved(Exception):
    """What came back proves nothing: cancelled, too old, not asked for, or forged."""


@dataclass(frozen=True)
class Proof:
    """What an issuer proved: its claims about a person, and what was begun with."""

    claims: Mapping[str, Any]
    place: str
    again: bool  # by someone who was signed in already
    is_recent: bool  # the issuer asked for it just now
    ends_at: str  # where one signs out there; empty when it cannot be done from here


def issuer_of(session: Any) -> Issuer | None:
    """The issuer at which a session began, while the settings know it."""
    return settings.OPENID_ISSUERS.get(session.get(SESSION_KEY, {}).get("issuer"))


def sign_out_address(ends_at: str, issuer: Issuer) -> str:
    """Where one signs out at the issuer and comes back (OpenID Connect RP-Initiated Logout 1.0).

    It names nobody: without a token in it, an issuer may ask first whether one wants to.
    """
    back = full_address(reverse("account_login"))
    facts = {"client_id": issuer.client_id, "post_logout_redirect_uri": back}
    return f"{ends_at}?{urlencode(facts)}"
