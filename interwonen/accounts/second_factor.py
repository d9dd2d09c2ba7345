"""The second factor of an account: whether this session gave it, and who may set up a first one.

A password and a mailbox are not enough to set one up in place of one that an administrator removed:
that takes the link in the mail about it, and the password from before.
"""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth import BACKEND_SESSION_KEY
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.core.routes import full_address

LINK_WORKS_FOR = timedelta(days=7)
MAIN = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# No one is signed in by this without a second factor at the issuer.
_AT_ISSUER = "interwonen.accounts.backends.SignedInAtIssuer"
_GIVEN_BY, _LINK_OF, _SALT = "second_factor_of", "second_factor_link", "interwonen.second_factor"


def note_given(session: Any, user: Any) -> None:
    """Note that the user gave a second factor in this session."""
    session[_GIVEN_BY] = user.pk


def is_of_issuer(request: HttpRequest) -> bool:
    """Whether the session began at the own organisation, which then has password and factors."""
    return bool(request.session.get(BACKEND_SESSION_KEY) == _AT_ISSUER)


def is_given(request: HttpRequest) -> bool:
    """Whether the user who is signed in gave a second factor, here or at the own organisation."""
    return is_of_issuer(request) or request.session.get(_GIVEN_BY) == request.user.pk


def may_set_up(request: Any) -> bool:
    """Whether the user may add a factor now: with one that was given, or a first one."""
    reset_at = request.user.factors_reset_at
    if is_given(request) or reset_at is None:
        return is_given(request) or not factors_of(request.user)
    changed_at = request.user.password_changed_at
    has_link = request.session.get(_LINK_OF) == _about(request.user)
    return has_link and (changed_at is None or changed_at <= reset_at)


def factors_of(user: Any) -> list[Authenticator]:
    """The apps and passkeys of an account, without its recovery codes."""
    return list(Authenticator.objects.filter(user=user.pk, type__in=MAIN).order_by("pk"))


def app_of(user: Any) -> Authenticator | None:
    """The app with codes of an account."""
    return next((each for each in factors_of(user) if each.type == Authenticator.Type.TOTP), None)


def replace_app(user: Any, secret: str) -> None:
    """Have the app with this secret take the place of the one before, which works no more."""
    app = app_of(user)
    if app is not None:
        app.data, app.last_used_at = {"secret": encrypt(secret)}, None
        app.save()


def link_for(user: User) -> str:
    """The link with which someone whose factors were removed may set up a new one."""
    token = signing.dumps(_about(user), salt=_SALT)
    return full_address(reverse("second-factor-link", args=[token]))


def open_link(session: Any, token: str) -> bool:
    """Note that whoever has this session has the link; False when it does not work any more."""
    try:
        about = signing.loads(token, salt=_SALT, max_age=LINK_WORKS_FOR)
    except signing.BadSignature:
        return False
    user = User.objects.filter(pk=about[0], is_active=True).first()
    if user is None or about != _about(user):
        return False
    session[_LINK_OF] = about
    return True


def _about(user: Any) -> list[Any]:
    """Whose link it is and after which removal; nothing holds once a factor was set up."""
    reset_at = user.factors_reset_at
    return [user.pk, reset_at.timestamp() if reset_at else ""]
