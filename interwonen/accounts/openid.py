"""The way to an OpenID issuer and back (authorization code with PKCE), whose answer is checked.

Authlib keeps state, nonce and the secret of PKCE in the session and checks the token: its signature
by the keys of the issuer, who made it, for whom and until when (OpenID Connect Core 1.0, 3.1.3.7).
No token is kept. Import this where it is used: Authlib takes half a second and 20 MB.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from authlib.integrations.requests_client import OAuth2Session
from django.http import HttpRequest
from django.urls import reverse
from joserfc.errors import JoseError
from requests import RequestException, Response

from interwonen.accounts.issuers import Issuer, origin_of
from interwonen.accounts.proofs import IssuerAway, NotProved, Proof
from interwonen.core.routes import full_address

# Signatures that only the issuer can make; not those with a secret that we know too, and not none.
_SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
_ANSWERS_IN = 5  # seconds
_CLOCKS_DIFFER = 60  # seconds
_PROVED_NOW = 300  # seconds between the proof at the issuer and its token
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_logger = logging.getLogger(__name__)


class _OnlyThere(OAuth2Session):
    """Talks to one host only, whatever its answers name, and not for long."""

    def __init__(self, origin: str, **facts: Any) -> None:
        super().__init__(default_timeout=_ANSWERS_IN, **facts)
        self.origin = origin

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        if origin_of(url) != self.origin:
            raise NotProved("another host")
        kwargs["allow_redirects"] = False
        return super().request(method, url, *args, **kwargs)


def begin(request: HttpRequest, issuer: Issuer, *, place: str, again: bool) -> str:
    """The address at the issuer where one signs in, after which `place` of ours is shown.

    With `again` it asks for the proof once more, also of someone who is signed in there. Raises
    IssuerAway, or NotProved when it says that it is another one.
    """
    ask = dict(issuer.ask)
    if again:
        ask |= {"prompt": "login", "max_age": "0"}
    back = full_address(reverse("openid-return", args=[issuer.key]))
    with _failures_told(issuer):
        app = _app(issuer)
        begun = app.create_authorization_url(back, **ask)
        app.save_authorize_data(request, redirect_uri=back, place=place, again=again, **begun)
    return str(begun["url"])


def was_begun(request: HttpRequest, issuer: Issuer) -> bool:
    """Whether this session went to the issuer and is awaited back; asks nothing there."""
    state = request.GET.get("state")
    return DjangoIntegration(issuer.key).get_state_data(request.session, state) is not None


def finish(request: HttpRequest, issuer: Issuer) -> Proof:
    """What the issuer proved of whoever comes back from it. Raises IssuerAway and NotProved."""
    with _failures_told(issuer):
        app = _app(issuer)
        begun = app.framework.get_state_data(request.session, request.GET.get("state"))
        wanted = {
            "iss": {"essential": True, "value": issuer.url},
            "aud": {"essential": True, "value": issuer.client_id},
        }
        token = app.authorize_access_token(request, claims_options=wanted, leeway=_CLOCKS_DIFFER)
        claims = token.get("userinfo")
        if not claims:
            raise NotProved("no token about a person")
        is_recent = _is_recent(claims)
        if begun["again"] and not is_recent:
            raise NotProved("an old proof")
    ends_at = app.server_metadata.get("end_session_endpoint", "")
    is_there = origin_of(ends_at) == issuer.origin
    return Proof(claims, begun["place"], begun["again"], is_recent, ends_at if is_there else "")


def _app(issuer: Issuer) -> DjangoOAuth2App:
    """The issuer as Authlib knows it, by what it says of itself at this moment."""
    app = DjangoOAuth2App(
        DjangoIntegration(issuer.key),
        issuer.key,
        client_id=issuer.client_id,
        client_secret=issuer.client_secret,
        server_metadata_url=f"{issuer.url.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )
    app.client_cls = partial(_OnlyThere, issuer.origin)
    said = app.load_server_metadata()
    elsewhere = [name for name in _ENDPOINTS if origin_of(said.get(name, "")) != issuer.origin]
    if said.get("issuer") != issuer.url or elsewhere:
        raise NotProved("another issuer")
    said["id_token_signing_alg_values_supported"] = _SIGNED_BY
    return app


def _is_recent(claims: Mapping[str, Any]) -> bool:
    """Whether someone proved it just before the token was made; an issuer that is silent did not."""
    return claims["iat"] - claims.get("auth_time", 0) < _PROVED_NOW


@contextmanager
def _failures_told(issuer: Issuer) -> Iterator[None]:
    """Turn what goes wrong between us and an issuer into the two kinds that a page knows.

    The log names the kind of fault, and never what came with it.
    """
    try:
        yield
    except RequestException as error:
        _log(issuer, error)
        raise IssuerAway from error
    except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError, NotProved) as error:
        _log(issuer, error)
        raise NotProved from error


def _log(issuer: Issuer, error: Exception) -> None:
    fault = error if isinstance(error, NotProved) else type(error).__name__
    _logger.warning("Sign-in with %s failed: %s", issuer.key, fault)
