"""What follows when a second factor is used, fails or changes; called by the sign-in library."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts import second_factor, sign_in_limits
from interwonen.accounts.mails import send_factors_changed, send_wrong_codes_warning
from interwonen.accounts.models import User
from interwonen.accounts.signed_factors import sign
from interwonen.core import clock
from interwonen.core.history import save_as


def step_completed(
    sender: Any, request: HttpRequest, user: Any, method: str, **_signal: Any
) -> None:
    """Someone gave a factor: note the second one."""
    if method == "mfa":
        second_factor.note_given(request.session, user)
        _note_password(request, user)


def password_changed(sender: Any, request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Who chose a new password after a factor knows the two together."""
    if second_factor.is_given(request):
        second_factor.note_password_passed(user, now=clock.now())


def factor_failed(
    sender: Any, request: HttpRequest, user: Any, reauthentication: bool = False, **_signal: Any
) -> None:
    """A line for a wrong code; from the third a mail, once a day: who tries them knows the password."""
    if reauthentication:
        return  # the page for that writes its own line
    visit = Visit(request, Act.SIGN_IN, Outcome.FAILED, page="mfa_authenticate", account=user)
    record(visit)
    if sign_in_limits.claim_code_warning(user.email, now=clock.now()):
        send_wrong_codes_warning(user.email)


def factor_used(sender: Any, authenticator: Any, **_signal: Any) -> None:
    """While an earlier secret key is kept: encrypt the secret of an app with the one of now."""
    if settings.SECRET_KEY_FALLBACKS and authenticator.type == Authenticator.Type.TOTP:
        authenticator.data["secret"] = encrypt(decrypt(authenticator.data["secret"]))
        sign(authenticator)
        authenticator.save(update_fields=["data"])


def factor_added(
    sender: Any, request: HttpRequest, user: Any, authenticator: Any, **_signal: Any
) -> None:
    """A factor that was just added was also given."""
    second_factor.note_given(request.session, user)
    _note_password(request, user)
    changed(request, user)


def factor_removed(
    sender: Any, request: HttpRequest, user: Any, authenticator: Any, **_signal: Any
) -> None:
    """An app, a passkey or the recovery codes are gone."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        changed(request, user)


def _note_password(request: HttpRequest, user: Any) -> None:
    """A factor was given: of whom also gave the password, note that the two passed together."""
    if any(each["method"] == "password" for each in get_authentication_records(request, user)):
        second_factor.note_password_passed(user, now=clock.now())


def changed(request: HttpRequest, user: Any) -> None:
    """End all other sessions of the user, and tell by mail and in the log that something changed."""
    account = User.objects.get(pk=user.pk)
    account.factors_changed_at, account.factors_reset_at = clock.now(), None
    save_as(account, by=account)
    update_session_auth_hash(request, account)
    send_factors_changed(account.email)
    page = request.resolver_match.view_name if request.resolver_match else ""
    record(Visit(request, Act.UPDATE, Outcome.DONE, page=page))
