"""The secret links to calendars."""

from typing import Any, Self

from django.db.models import F, Q, QuerySet

from interwonen.core.secret_links import hash_of


class CalendarFeedQuerySet(QuerySet[Any]):
    """Links to calendars; the secret in a link gives access."""

    def behind(self, token: str) -> Self:
        """The feed that this secret opens, if any."""
        return self.working().filter(fingerprint=hash_of(token))

    def working(self) -> Self:
        """The links of people who can sign in, made since their password or second step changed."""
        links = self.filter(counsellor__is_active=True)
        for what in ("counsellor__password_changed_at", "counsellor__factors_changed_at"):
            links = links.filter(Q(**{what: None}) | Q(renewed_at__gte=F(what)))
        return links
