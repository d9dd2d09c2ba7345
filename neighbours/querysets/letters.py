"""Which rounds of letters a user sees, and the versions of their texts."""

from datetime import date
from typing import Self

from django.db.models import Case, When

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet


class LetterRoundQuerySet(MayBeWithdrawnQuerySet):
    """Letters to the addresses around a pilot."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def for_page(self, *, on: date) -> Self:
        """Rounds with the decision that they are about, and who sent them."""
        return super().for_page(on=on).select_related("capacity_step", "sent_by")

    def to_send_first(self) -> Self:
        """Those that still must be sent, then the others; of each the last one first."""
        must = Case(When(sent_on=None, withdrawn_because="", then=0), default=1)
        return self.order_by(must, "-number")

    def sent(self) -> Self:
        """Those that neighbours got."""
        return self.standing().filter(sent_on__isnull=False)


class LetterTextQuerySet(ScopedQuerySet):
    """Versions of the text of a letter, the last one first."""

    read_permission = Permission.NEIGHBOURHOOD_READ
    pilot_path = "round__pilot"


class LetterCopyQuerySet(ScopedQuerySet):
    """Letters as they went to each address."""

    read_permission = Permission.NEIGHBOURHOOD_READ
    pilot_path = "round__pilot"

    def returned(self) -> Self:
        """Those that the post brought back."""
        return self.filter(returned_on__isnull=False)

    def with_words(self, words: str) -> Self:
        """Those with these words in their printed lines."""
        return self.filter(lines__icontains=words) if words else self
