"""The open comments on reports to the council, on the first page of who writes these."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.querysets.reports_comments import ReportCommentQuerySet
from interwonen.access.permissions import Permission
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.quarters import Quarter
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class _Comment:
    """The quarter of the report that a comment is about."""

    year: int
    number: int


def report_comments_to_count(
    comments: ReportCommentQuerySet, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """On which reports these comments are open, as a part of one query."""
    if Permission.REPORT_WRITE not in permissions:
        return {}
    columns = {"year": "report__year", "number": "report__quarter_number"}
    return {"open_comments": packed(comments.open(), **columns)}


def report_comment_matters(pilot: Pilot, numbers: Mapping[str, Any]) -> Iterator[Matter]:
    """What `report_comments_to_count` found, the first quarter first."""
    found = unpacked(_Comment, numbers.get("open_comments"))
    for quarter, number in sorted(
        Counter(Quarter(each.year, each.number) for each in found).items()
    ):
        words = ngettext(
            "report to the council, %(number)d comment is open",
            "report to the council, %(number)d comments are open",
            number,
        )
        url = reverse("evaluations:report-compose", args=[pilot.slug, quarter])
        said = words % {"number": number}
        yield Matter(quarter.label.capitalize(), url, said, _("To look at"))
