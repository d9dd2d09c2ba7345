"""The page that keeps someone signed in: opening it is a use of the session, as any page is."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import signed_in
from interwonen.core import clock


@signed_in
def session_extend(request: Any) -> HttpResponse:
    """Say until when the session lasts; the script of a page reads there how long that is."""
    until = clock.now() + timedelta(seconds=request.session_left)
    context = {
        "title": _("You are still signed in"),
        "lead": _(
            "Until %(time)s, and longer whenever you open a page or type. After %(hours)s hours you "
            "sign in again. You can close this tab."
        )
        % {"time": until.strftime("%H:%M"), "hours": settings.SESSION_COOKIE_AGE // 3600},
    }
    return render(request, "account/session_extend.html", context)
