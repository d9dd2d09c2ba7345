"""The secret links to calendars."""

from typing import Any, Self

from django.db.models import QuerySet

from interwonen.core.secret_links import hash_of


class CalendarFeedQuerySet(QuerySet[Any]):
    """Links to calendars; the secret in a link gives access."""

    def behind(self, token: str) -> Self:
        """The feed that this secret opens, if any."""
        return self.filter(fingerprint=hash_of(token))
