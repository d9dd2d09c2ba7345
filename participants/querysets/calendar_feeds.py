"""The secret links to calendars."""

from typing import Any, Self

from django.db.models import QuerySet

from interwonen.core.secret_links import hash_of


class CalendarFeedQuerySet(QuerySet[Any]):
    """Links to calendars; whoever knows a link is let in."""

    def behind(self, token: str) -> Self:
        """The feed that this secret opens, if any."""
        return self.filter(fingerprint=hash_of(token))
