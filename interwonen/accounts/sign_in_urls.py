"""The pages of the sign-in library that this product offers; its other ones have no address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.views.generic import RedirectView

from interwonen.access.guard import signed_in

_RESET = "password/reset/"
_FACTORS = "tweede-stap/"
_PASSKEYS = f"{_FACTORS}webauthn/"
# The library leads here after a passkey came or went; a page of its own they have not.
_passkeys = signed_in(RedirectView.as_view(pattern_name="mfa_index"))

# /toegang/
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password/change/", account.password_change, name="account_change_password"),
    path(_RESET, account.password_reset, name="account_reset_password"),
    path(f"{_RESET}done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        f"{_RESET}key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        rf"^{_RESET}key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(_FACTORS, mfa.index, name="mfa_index"),
    path(f"{_FACTORS}authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path(f"{_FACTORS}totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{_FACTORS}totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(_PASSKEYS, _passkeys, name="mfa_list_webauthn"),
    path(f"{_PASSKEYS}login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(f"{_PASSKEYS}add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(f"{_PASSKEYS}keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
