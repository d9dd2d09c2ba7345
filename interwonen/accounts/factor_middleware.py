"""A local account without a second factor gets no further than the page that sets one up.

A session that began at the own organisation has no password and factors of ours.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interwonen.accounts import second_factor
from interwonen.accounts.proofs import issuer_of

_SET_UP = {"mfa_activate_totp", "mfa_add_webauthn"}
_NOT_OF_ISSUER = ("mfa_", "account_change_password", "recovery-codes-make", "app-replace")
_OPEN_WITHOUT = {*_SET_UP, "mfa_index", "account_logout", "step-up", "session-extend"}


class SecondFactorFirst:
    """Leads to the page that sets up a second factor, and keeps off it who may not do so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "guard", "") == "public" or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if second_factor.is_of_issuer(request):
            return _at_issuer(request) if name.startswith(_NOT_OF_ISSUER) else None
        if name in _SET_UP and second_factor.hindrance(request):
            return redirect("mfa_index")
        closed = settings.SECOND_FACTOR and name not in _OPEN_WITHOUT
        if closed and not second_factor.is_given(request):
            return redirect("mfa_index")
        return None


def _at_issuer(request: HttpRequest) -> HttpResponse:
    """Password and second step are not ours."""
    context = {
        "title": _("Your organisation takes care of this"),
        "issuer": issuer_of(request.session),
    }
    return render(request, "accounts/factors_at_issuer.html", context, status=HTTPStatus.FORBIDDEN)
