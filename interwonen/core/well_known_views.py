"""Addresses at which programs look for something on every site."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from interwonen.core import clock
from interwonen.core.routes import full_address

_PLAIN = "text/plain; charset=utf-8"
_VALID_FOR = timedelta(days=180)  # RFC 9116 advises less than a year


def robots(request: HttpRequest) -> HttpResponse:
    """No search engine has any business here (RFC 9309)."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type=_PLAIN)


def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weak spot (RFC 9116); not there until an installation says whom."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = clock.now() + _VALID_FOR
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {full_address(request.path)}",
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type=_PLAIN)


def change_password(request: HttpRequest) -> HttpResponse:
    """Where a password manager sends someone who wants another password."""
    return redirect("account_change_password")
