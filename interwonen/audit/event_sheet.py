"""Lines of the access log as a table for a spreadsheet."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from interwonen.audit.log_words import name_records
from interwonen.audit.models import AccessEvent
from interwonen.core.spreadsheets import Table, Value

MOST_LINES = 20_000  # a workbook with more takes more memory than a web process has


def sheet_of(lines: Sequence[AccessEvent]) -> Table:
    """A row for each line: who, what, about whom by code, how it ended, and from where."""
    name_records(lines)
    header = [
        _("Day"),
        _("Time"),
        _("Who"),
        _("Role and organisation"),
        _("What"),
        _("Kind of record"),
        _("Page"),
        _("About"),
        _("Result"),
        _("Emergency access"),
        _("Network address"),
        _("Device"),
        _("Request"),
        _("Number"),
    ]
    return Table(_("Access log"), header, [_row(line) for line in lines])


def _row(line: AccessEvent) -> list[Value]:
    at = timezone.localtime(line.at)
    return [
        at.date(),
        f"{at:%H:%M:%S}",
        line.user_name,
        line.as_whom,
        line.get_act_display(),
        ", ".join(filter(None, [line.object_name, line.record_name])),  # type: ignore[attr-defined]
        line.page_name,
        line.subject,
        line.get_outcome_display(),
        _("Yes") if line.emergency else "",
        line.network_address or "",
        line.device,
        str(line.request_id or ""),
        str(line.event_id),
    ]
