"""Text that arrives after the session has ended, set aside until its author signs in again.

It waits in the session of the browser that sent it, on the server, and goes to no other account.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from interwonen.core import drafts, marks
from interwonen.core.client_address import client_network
from interwonen.core.marks import AT_ONCE, Limit
from interwonen.core.seals import FIELD, is_seal, is_seal_for

KEPT_FOR = timedelta(hours=1)
AT_MOST = 3  # forms
LONGEST = 500_000  # characters as they are sent, far above what any form of ours takes
# A seal proves only that someone once had a page, so one network cannot fill the database with it.
FROM_NETWORK = Limit("forms without a session: network", tries=60, every=timedelta(minutes=1))
WAITS = _(
    "You were no longer signed in, so nothing has been saved yet. Sign in within an hour with the "
    "same account: what you typed is then back in the form."
)
_KEY = "late_drafts"


def set_aside(request: HttpRequest, *, now: datetime) -> bool:
    """Set aside what one of our forms sent without a session; returns whether it did.

    A page of another site cannot make someone's browser do this. What is too long to come from a
    form of ours is not kept, and of one network a new form a minute, after the first sixty.
    """
    place, sent_from = request.POST.get("draft_place", ""), request.headers.get("Sec-Fetch-Site")
    sealed = drafts.is_own_place(place) and is_seal(request.POST.get(FIELD, ""))
    if not sealed or sent_from not in (None, "same-origin"):
        return False
    data, waiting = request.POST.urlencode(), request.session.get(_KEY, {})
    if len(data) > LONGEST or not (place in waiting or _there_is_room(request, now)):
        return False
    waiting.pop(place, None)
    waiting[place] = {"at": now.isoformat(), "data": data}
    request.session[_KEY] = dict(list(waiting.items())[-AT_MOST:])
    request.session.set_expiry(KEPT_FOR)
    request.session.clear_expired()
    return True


def _there_is_room(request: HttpRequest, now: datetime) -> bool:
    return marks.use([FROM_NETWORK.of(client_network(request))], now=now) == AT_ONCE


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
