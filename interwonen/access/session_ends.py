"""When a session ends by itself: after some minutes without use, and ten hours after signing in.

Both moments stand in the session, so no page asks the database. What a page does by itself, such as
keeping a draft or looking how far a long work is, is no use.
"""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

_BEGUN, _SEEN = "begun_at", "seen_at"
_LOOKS_AGAIN = "work-show"  # the browser asks for this page every two seconds


def begin(session: Any, *, now: datetime) -> None:
    """Count from this moment: someone has just signed in."""
    session[_BEGUN] = session[_SEEN] = now.timestamp()


def seconds_left(session: Any, *, now: datetime) -> float:
    """How long it lasts without use; 0 or less when it is over. One that never began is over."""
    if _BEGUN not in session:
        return 0
    ends: float = min(
        session[_SEEN] + settings.IDLE_MINUTES * 60,
        session[_BEGUN] + settings.SESSION_COOKIE_AGE,
    )
    return ends - now.timestamp()


def moments(session: Any) -> tuple[datetime, datetime]:
    """When it began, and when it was last used, as far as that was saved."""
    begun, seen = (datetime.fromtimestamp(session[at], UTC) for at in (_BEGUN, _SEEN))
    return begun, seen


def note_use(session: Any, *, now: datetime) -> None:
    """Count the minutes without use from now; saved no oftener than once in a fifteenth of them."""
    if abs(now.timestamp() - session[_SEEN]) >= settings.IDLE_MINUTES * 60 / 15:
        session[_SEEN] = now.timestamp()


def is_by_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks by itself."""
    return request.headers.get("X-Requested-With") == "fetch"


def is_by_itself(request: HttpRequest) -> bool:
    """Whether the page asks, and not the person before it."""
    match = request.resolver_match
    return is_by_script(request) or (match is not None and match.view_name == _LOOKS_AGAIN)
