"""Keep a draft while someone types, and throw it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interwonen.core import drafts


@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    """Keep what a form holds; answers htmx with a line, a browser without it with the form.

    Whoever is no longer signed in is told so in the same line: what came before was kept.
    """
    place = request.POST.get("draft_place", "")
    if not _is_own(place):
        return HttpResponseBadRequest()
    draft = None
    if request.user.is_authenticated:
        title = request.POST.get("draft_title", "")
        draft = drafts.keep(author=request.user, place=place, title=title, data=request.POST)
    if request.headers.get("HX-Request"):
        return render(request, "_components/_draft_kept.html", {"draft": draft})
    if draft is not None:
        messages.success(request, _("Your draft has been kept. Nobody but you sees it."))
    return redirect(place)


@require_POST
def draft_discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft of a form away and open the form anew."""
    place = request.POST.get("draft_place", "")
    if not _is_own(place):
        return HttpResponseBadRequest()
    drafts.forget(author=request.user, place=place)
    messages.success(request, _("The draft has been thrown away."))
    return redirect(place)


def _is_own(place: str) -> bool:
    """Whether an address is a path of this site, so that nobody is sent elsewhere."""
    known = place.startswith("/") and "\x00" not in place
    return known and url_has_allowed_host_and_scheme(place, allowed_hosts=None)
