"""The reports to the council that wait for an act of someone, on their first page."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.reports import CouncilReportQuerySet
from evaluations.selectors.reports_waiting import Step, packed_reports, reports_waiting_from
from interwonen.access.permissions import Permission
from interwonen.core.formatting import in_words
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot

# What waits in words, and what to do in short.
_WORDS = {
    Step.WRITE: (_("report to the council, the quarter is over"), _("To write")),
    Step.WRITE_ANEW: (_("report to the council, sent back on %(day)s"), _("Sent back")),
    Step.CORRECT: (_("report to the council, a next version was begun"), _("Draft")),
    Step.APPROVE: (_("report to the council, submitted on %(day)s"), _("To read and approve")),
    Step.PUBLISH: (_("report to the council, approved by two people"), _("To publish")),
}


def reports_to_count(
    reports: CouncilReportQuerySet, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """The reports of the pilot and how they stand, as a part of one query, for who acts on them."""
    if not permissions & {Permission.REPORT_WRITE, Permission.REPORT_APPROVE}:
        return {}
    return {"reports": packed_reports(reports)}


def report_matters(
    pilot: Pilot,
    user: Any,
    permissions: frozenset[Permission],
    numbers: Mapping[str, Any],
    *,
    on: date,
) -> Iterator[tuple[date, Matter]]:
    """What of `reports_to_count` waits for this user, each with the day since when."""
    if "reports" not in numbers:
        return
    for waiting in reports_waiting_from(pilot, numbers["reports"], on=on):
        if waiting.is_for(user, permissions):
            words, badge = _WORDS[waiting.step]
            url = reverse("evaluations:report-detail", args=[pilot.slug, waiting.quarter])
            said = str(words) % {"day": in_words(waiting.since)}
            yield waiting.since, Matter(waiting.quarter.label.capitalize(), url, said, str(badge))
