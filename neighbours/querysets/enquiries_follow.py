"""Which links to the state of an enquiry still work."""

from datetime import date
from typing import Self

from django.db.models import DateField

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core.facts import on_the_day
from interwonen.core.secret_links import hash_of


class FollowLinkQuerySet(ScopedQuerySet):
    """Secret links to enquiries."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"

    def opened_by(self, secret: str, *, on: date) -> Self:
        """The link of this secret, if it works on the date `on`."""
        until = on_the_day("neighbours_follow_until", on, DateField())
        return self.annotate(works_until=until).filter(
            secret_hash=hash_of(secret), works_until__gte=on
        )
