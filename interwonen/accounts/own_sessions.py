"""The sessions of one person, read from what each session itself keeps: no table beside it, no network."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from interwonen.access import session_ends
from interwonen.accounts.models import User
from interwonen.core.devices import device_of

DEVICE = "device"


@dataclass(frozen=True)
class OwnSession:
    """One that lasts: with what, since when, and when it was last used, to the minute."""

    key: str
    device: str
    begun_at: datetime
    seen_at: datetime

    @property
    def code(self) -> str:
        """What a form calls it: the key opens it, and stays on the server."""
        return sha256(self.key.encode()).hexdigest()[:20]


def note_device(request: HttpRequest) -> None:
    """Keep in the session with what it began, in words."""
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))


def own_sessions(user: User, *, now: datetime) -> list[OwnSession]:
    """Those of `user` that still open a page, the one used last first."""
    return sorted(_own(user, now), key=lambda each: each.seen_at, reverse=True)


def _own(user: User, now: datetime) -> Iterator[OwnSession]:
    """It looks into every session there is: some dozens, since a visitor gets none but to go to an issuer."""
    valid = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    for row in Session.objects.filter(expire_date__gt=now):
        kept: dict[str, Any] = row.get_decoded()
        is_own = kept.get(SESSION_KEY) == str(user.pk) and kept.get(HASH_SESSION_KEY) in valid
        if is_own and session_ends.seconds_left(kept, now=now) > 0:
            begun, seen = session_ends.moments(kept)
            yield OwnSession(row.session_key, kept.get(DEVICE, ""), begun, seen)


def end(sessions: list[OwnSession]) -> None:
    """End these: the next page that is asked for in one asks who it is."""
    Session.objects.filter(pk__in=[each.key for each in sessions]).delete()
