"""Keep a draft while the user types, and discard it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from interwonen.core import clock, drafts
from interwonen.core.late_drafts import WAITS, set_aside
from interwonen.core.models import Draft
from interwonen.core.seals import FIELD, is_seal_for

IS_OVER = gettext_lazy(
    "Not kept: this form has been saved already. Open it again if you want to write more."
)


# Signing in again changes the CSRF token, also for a form that is open in the browser. The seal
# is harder to forge: it holds for one person at one address.
@csrf_exempt
@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    """Keep what a form holds; answers our script with a line, a browser without it with the form.

    What is sent after the session ended waits until the author signs in again. What was typed
    under another account is not kept, nor what comes from a form that was saved.
    """
    place = request.POST.get("draft_place", "")
    if not drafts.is_own_place(place):
        return HttpResponseBadRequest()
    draft, waits, is_over = None, False, False
    if not request.user.is_authenticated:
        waits = set_aside(request, now=clock.now())
    elif is_seal_for(request.POST.get(FIELD, ""), request.user, place):
        draft = drafts.keep_sent(request.POST, author=request.user)
        is_over = draft is None
    if request.headers.get("X-Requested-With") == "fetch":
        return _line(request, draft, waits=waits, is_over=is_over)
    _add_message(request, draft, waits=waits, is_over=is_over)
    return redirect(place)


def _line(request: HttpRequest, draft: Draft | None, **context: bool) -> HttpResponse:
    told = {"draft": draft, "over": IS_OVER, **context}
    answer = render(request, "_components/_draft_kept.html", told)
    if draft is not None:
        # For the buttons of a page that was opened before its reader signed in again.
        answer.headers["X-CSRFToken"] = get_token(request)
    return answer


def _add_message(request: HttpRequest, draft: Draft | None, *, waits: bool, is_over: bool) -> None:
    if draft is not None:
        messages.success(request, _("Your draft has been kept. Nobody but you sees it."))
    elif waits:
        messages.warning(request, WAITS)
    elif is_over:
        messages.error(request, IS_OVER)
    elif request.user.is_authenticated:
        messages.error(request, _("Not kept: this form was opened under another account."))


@require_POST
def draft_discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft of a form away and open the form anew."""
    place = request.POST.get("draft_place", "")
    if not drafts.is_own_place(place):
        return HttpResponseBadRequest()
    drafts.forget(author=request.user, place=place)
    messages.success(request, _("The draft has been thrown away."))
    return redirect(place)
