"""Ends a session that is over, and leads whoever is not signed in to the page for that."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from interwonen.access import session_ends, step_up
from interwonen.core import clock, late_drafts

_OVER = _("You were signed out, because you had not used this for a while. Sign in to go on.")


class SignInFirst(LoginRequiredMiddleware):
    """Redirects to the sign-in page when nobody is signed in, and sets aside a form sent late."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        _end_or_note_use(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        if late_drafts.set_aside(request, now=clock.now()):
            messages.warning(request, late_drafts.WAITS)
        elif hasattr(request, "session_is_over") and not session_ends.is_by_script(request):
            messages.info(request, _OVER)
        return super().handle_no_permission(request, view_func)


def _end_or_note_use(request: Any) -> None:
    """End a session that is over; else tell the page how long it lasts."""
    if not request.user.is_authenticated:
        return
    now = clock.now()
    if session_ends.seconds_left(request.session, now=now) <= 0:
        request.session_is_over = True
        if request.method != "POST" and session_ends.is_by_script(request):
            request.user = AnonymousUser()  # the next page that is opened ends it, and says so
        else:
            logout(request)
        return
    if not session_ends.is_by_itself(request):
        session_ends.note_use(request.session, now=now)
    step_up.forget_late(request.session, now=now)
    request.session_left = round(session_ends.seconds_left(request.session, now=now))
