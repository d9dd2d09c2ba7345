"""Headers for every response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Parts of a device that no page uses (W3C Permissions Policy): those that tell most of a person. No
# more, because each answer carries them; a browser lets our own pages make and use passkeys.
_NOT_USED = ("camera", "geolocation", "microphone", "payment", "usb")
_POLICY = ", ".join(f"{power}=()" for power in _NOT_USED)


class PageHeaders:
    """No browser or proxy keeps a copy of a page: files of people do not stay on a shared phone.

    Nor does a page, or a script in it, use a part of a device. Static files are answered before this
    and are kept. Who signs out leaves nothing in the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "private, no-store")
        response["Permissions-Policy"] = _POLICY
        if hasattr(request, "signed_out"):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def note_sign_out(request: HttpRequest | None = None, **_signal: object) -> None:
    """Mark a request with which somebody signed out."""
    if request is not None:
        request.signed_out = True  # type: ignore[attr-defined]


class Apart:
    """No other site draws on what is here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
