"""Text that arrives after the session has ended, set aside until its author signs in again.

It waits in the session of the browser that sent it, on the server, and goes to no other account.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from interwonen.core import drafts
from interwonen.core.seals import FIELD, is_seal, is_seal_for

KEPT_FOR = timedelta(hours=1)
AT_MOST = 3  # forms
WAITS = _(
    "You were no longer signed in, so nothing has been saved yet. Sign in within an hour with the "
    "same account: what you typed is then back in the form."
)
_KEY = "late_drafts"


def set_aside(request: HttpRequest, *, now: datetime) -> bool:
    """Set aside what one of our forms sent without a session; returns whether it did.

    A page of another site cannot make someone's browser do this.
    """
    place, sent_from = request.POST.get("draft_place", ""), request.headers.get("Sec-Fetch-Site")
    sealed = drafts.is_own_place(place) and is_seal(request.POST.get(FIELD, ""))
    if not sealed or sent_from not in (None, "same-origin"):
        return False
    waiting = request.session.pop(_KEY, {})
    waiting.pop(place, None)
    waiting[place] = {"at": now.isoformat(), "data": request.POST.urlencode()}
    request.session[_KEY] = dict(list(waiting.items())[-AT_MOST:])
    request.session.set_expiry(KEPT_FOR)
    request.session.clear_expired()
    return True


def claim(session: Any, *, author: Any, now: datetime) -> list[QueryDict]:
    """What waited for this author for at most an hour; everything else that waited is dropped."""
    session.clear_expired()
    found: list[QueryDict] = []
    for place, late in session.pop(_KEY, {}).items():
        data, at = QueryDict(late["data"]), datetime.fromisoformat(late["at"])
        draft = drafts.find(author=author, place=place)
        if (
            is_seal_for(data.get(FIELD, ""), author, place)
            and now - at <= KEPT_FOR
            and not (draft and draft.saved_at > at)
        ):
            found.append(data)
    return found
