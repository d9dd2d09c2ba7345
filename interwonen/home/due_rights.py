"""Requests of residents about their own data that are late or due soon, on the first page of who answers."""

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
from interwonen.rights.models import RightsRequest
from interwonen.rights.querysets.requests import RightsRequestQuerySet


@dataclass(frozen=True)
class _Open:
    """A request without an answer, of whom, and the last day in time."""

    key: int
    right: str
    reference: str
    last_day: date


def rights_to_count(
    requests: RightsRequestQuerySet, permissions: frozenset[Permission], *, by: date
) -> dict[str, Any]:
    """Those of `requests` that are due by the day `by` or late, as a part of one query."""
    if Permission.RIGHTS_WRITE not in permissions:
        return {}
    rows = requests.due(by=by).select_related(None)
    columns = {"key": "pk", "right": "right", "reference": "participant__reference"}
    return {"rights_requests": packed(rows, **columns, last_day="last_day")}


def rights_matters(
    pilot: Pilot, numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """What `rights_to_count` found, each with its day."""
    for each in unpacked(_Open, numbers.get("rights_requests")):
        url = pilot_url("rights:request-detail", pilot.slug, each.key)
        name = f"{RightsRequest.Right(each.right).label}, {each.reference}"
        words = _("answer at the latest on %(day)s") % {"day": in_words(each.last_day)}
        is_late = each.last_day < on
        badge = _("Too late") if is_late else _("Soon")
        yield each.last_day, Matter(name, url, words, badge, is_late=is_late)
