"""Which addresses a user sees, and those to which a letter goes."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import CharField, Count, F, Q, Value
from django.db.models.functions import Cast, Concat, Now

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet
from interwonen.core.names import plain

UPLOADED_FOR = timedelta(days=1)  # until it is read, or somebody gives up
# By the clock of the database, which stands still in no demonstration.
IS_OVER = Q(uploaded_at__lt=Now() - UPLOADED_FOR)
_WORDS = ("street", "house_number", "house_letter", "addition", "postcode", "place", "addressee")


class AddressQuerySet(MayBeWithdrawnQuerySet):
    """Addresses in the neighbourhood."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def for_letters(self) -> Self:
        """Those to which a letter goes: not withdrawn, and nobody asked for no letters."""
        return self.standing().filter(no_letters_since=None)

    def in_street(self, street: str) -> Self:
        """Those of a street, however it is written."""
        spelled = self.alias(spelled=plain(F("street")))
        return spelled.filter(spelled=plain(Value(street)))

    def with_words(self, words: str) -> Self:
        """Those in which every one of these words stands."""
        parts: list[Any] = []
        for name in _WORDS:
            parts += [Cast(name, CharField()), Value(" ")]
        joined = Concat(F("house_number"), "house_letter", "addition", output_field=CharField())
        rows = self.alias(words=plain(Concat(*parts, joined, output_field=CharField())))
        for word in words.split():
            rows = rows.filter(words__contains=plain(Value(word)))
        return rows

    def counts(self) -> dict[str, int]:
        """How many stand in the list, get letters, get none, and are in no ring."""
        return self.standing().aggregate(
            total=Count("pk"),
            silent=Count("pk", filter=Q(no_letters_since__isnull=False)),
            first=Count("pk", filter=Q(ring=1)),
            ringless=Count("pk", filter=Q(ring=None)),
        )

    def streets(self) -> list[str]:
        """The streets in the list, in order."""
        names = self.standing().order_by("street").values_list("street", flat=True)
        return list(names.distinct())


class AddressUploadQuerySet(ScopedQuerySet):
    """Files with addresses that wait for confirmation; only who sent one sees it."""

    read_permission = Permission.NEIGHBOURHOOD_WRITE

    def visible_to(self, user: Member, *, on: date) -> Self:
        """The user's own of the last day."""
        return super().visible_to(user, on=on).filter(uploaded_by=user).exclude(IS_OVER)
