"""The page that keeps someone signed in, and the one with all sessions of the own account."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access import step_up
from interwonen.access.guard import signed_in
from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts.own_sessions import end, own_sessions
from interwonen.core import clock


@signed_in
def session_extend(request: Any) -> HttpResponse:
    """Say until when the session lasts; opening it is a use, as any page is. The script of a page reads there how long that is."""
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


@signed_in
@step_up.asks_for_proof(gettext_lazy("End a session"))
def session_list(request: Any) -> HttpResponse:
    """Where this account is signed in; a session that should not be there is ended, after a proof."""
    now = clock.now()
    known = own_sessions(request.user, now=now)
    if request.method == "POST":
        if not step_up.is_proved(request.session, now=now):
            return step_up.ask(request, now=now)
        named = request.POST.get("session")
        others = [each for each in known if each.key != request.session.session_key]
        if ended := [each for each in others if named in ("all", each.code)]:
            end(ended)
            record(Visit(request, Act.SIGN_OUT, Outcome.DONE, page="session-list"))
            messages.success(request, _("Ended. Whoever was signed in there is signed out."))
        return redirect("session-list")
    context = {"title": _("Where you are signed in"), "sessions": known}
    return render(request, "account/session_list.html", context)
