"""What a colleague proposes to destroy, and what is to be looked at again, on top of the first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.core.formatting import in_words
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Kind
from interwonen.retention.querysets.destructions import DestructionQuerySet


@dataclass(frozen=True)
class _Row:
    """A record on the list, and since when it waits or when it is looked at again."""

    key: int
    kind: str
    reference: str
    day: date

    @property
    def name(self) -> str:
        return f"{Kind(self.kind).label}, {self.reference}"


def destructions_to_count(
    rows: DestructionQuerySet, user: Any, permissions: frozenset[Permission], *, on: date
) -> dict[str, Any]:
    """Those that wait for this user, as parts of one query."""
    if Permission.RETENTION_DECIDE not in permissions:
        return {}
    columns = {"key": "pk", "kind": "kind", "reference": "reference"}
    return {
        "to_agree": packed(
            rows.waiting().exclude(proposed_by=user), **columns, day="proposed_at__date"
        ),
        "holds": packed(rows.to_look_at(by=on), **columns, day="review_on"),
    }


def destruction_matters(pilot: Pilot, numbers: Mapping[str, Any]) -> Iterator[Matter]:
    """What `destructions_to_count` found."""
    for row in unpacked(_Row, numbers.get("to_agree")):
        url = pilot_url("retention:destruction-detail", pilot.slug, row.key)
        words = _("proposed to be destroyed on %(day)s") % {"day": in_words(row.day)}
        yield Matter(row.name, url, words, _("Waits for your agreement"))
    for row in unpacked(_Row, numbers.get("holds")):
        url = pilot_url("retention:destruction-detail", pilot.slug, row.key)
        words = _("kept longer; to look at again on %(day)s") % {"day": in_words(row.day)}
        yield Matter(row.name, url, words, _("To look at"))
