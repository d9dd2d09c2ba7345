"""The second factor of an account: whether this session gave it, and who may set up a first one.

A password and a mailbox are not enough to set one up in an account that was in use before: that takes
the link in the mail about a removal, and a password that once passed together with a factor.
"""

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from interwonen.accounts.models import Identity, User
from interwonen.accounts.signed_factors import sign
from interwonen.core.history import save_as
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


def is_gone(request: Any) -> bool:
    """Whether this session gave a factor that the account has no more, where one is obligatory.

    Nobody removes the last one oneself: it was taken away, by whoever then sets up another.
    """
    gave = request.session.get(_GIVEN_BY) == request.user.pk
    return bool(settings.SECOND_FACTOR) and gave and not factors_of(request.user)


def hindrance(request: Any) -> str:
    """What keeps the user from adding a factor now: "organisation", "link" or "password"; else ""."""
    user = request.user
    if is_given(request) and not is_gone(request):
        return ""
    if not has_had_one(user):
        return "organisation" if Identity.objects.filter(user=user.pk).exists() else ""
    if user.factors_reset_at is None or request.session.get(_LINK_OF) != _about(user):
        return "link"
    return "" if password_has_passed(user) else "password"


def has_had_one(user: Any) -> bool:
    """Whether the account has a factor or once had one.

    Its history tells of one it had: the web server only adds to that, and takes nothing back.
    """
    told = user.history.exclude(factors_changed_at=None, factors_reset_at=None)
    return bool(factors_of(user)) or bool(told.exists())


def password_has_passed(user: Any) -> bool:
    """Whether someone once gave the present password of the account together with a factor."""
    changed_at, passed_at = user.password_changed_at, user.password_passed_at
    return passed_at is not None and (changed_at is None or changed_at <= passed_at)


def note_password_passed(user: Any, *, now: datetime) -> None:
    """Keep that the present password passed together with a factor, once for each password."""
    account = User.objects.get(pk=user.pk)
    if not password_has_passed(account):
        account.password_passed_at = now
        save_as(account, by=account)


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
        sign(app)
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
