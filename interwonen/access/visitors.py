"""Pages for visitors, who do not sign in and get no cookie."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from interwonen.access.guard import View, public


def for_visitors(view: View) -> View:
    """Mark a view that anyone may open; its forms are OpenForms, which need no cookie.

    No other site hears from which page someone came, and no search engine keeps it.
    """

    @wraps(view)
    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return public(csrf_exempt(opened))
