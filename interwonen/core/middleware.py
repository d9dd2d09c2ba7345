"""Headers for every response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_NOT_USED = (
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


class NoCopies:
    """No browser or proxy keeps a copy of a page: files of people do not stay on a shared phone.

    Static files are answered before this and are kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "private, no-store")
        return response


class NoDevices:
    """No page uses the camera, the place or another part of a device, nor does a script in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = ", ".join(f"{device}=()" for device in _NOT_USED)
        return response
