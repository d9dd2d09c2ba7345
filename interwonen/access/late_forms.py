"""Forms that come in after the session, or their token, ended: the text stays with its author."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from interwonen.access.addresses import open_addresses
from interwonen.core import clock, drafts, late_drafts
from interwonen.core.models import Draft
from interwonen.core.seals import FIELD, is_seal_for


def take_up(request: HttpRequest, user: Any) -> None:
    """Make drafts of what waited for the user who has just signed in."""
    for data in late_drafts.claim(request.session, author=user, now=clock.now()):
        _keep(data, user)


def _keep(data: QueryDict, user: Any) -> Draft | None:
    """The draft, if the form that sent this is open to the user and keeps drafts."""
    place = data.get("draft_place", "")
    if not open_addresses([place], user, on=clock.today()):
        return None
    return drafts.keep_sent(data, author=user)


@sensitive_post_parameters()
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token against forged requests no longer holds.

    Its author gets the text back, as a draft or else to copy; nobody else does.
    """
    user, place = request.user, request.POST.get("draft_place") or request.path
    context: dict[str, Any] = {}
    if not user.is_authenticated:
        if late_drafts.set_aside(request, now=clock.now()):
            messages.warning(request, late_drafts.WAITS)
            return redirect_to_login(place)
    elif is_seal_for(request.POST.get(FIELD, ""), user, place):
        draft = _keep(request.POST, user)
        texts = [] if draft else drafts.running_text(request.POST)
        context = {"place": place, "draft_kept": draft, "texts": texts}
    return render(request, "403_csrf.html", context, status=HTTPStatus.FORBIDDEN)
