"""Lines of the access log as a table for a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from interwonen.access.permission_words import permission_in_words
from interwonen.audit.log_words import name_records
from interwonen.audit.models import AccessEvent
from interwonen.core.spreadsheets import Rows, Value

_AT_ONCE = 2_000  # lines, so that a log of years needs no more memory than one of a day
_WORDS = dict(
    [*AccessEvent.Act.choices, *AccessEvent.Outcome.choices]
)  # looked up once, not per line


def sheet_of(events: Any) -> Iterator[Rows]:
    """A heading, and a row for each line: who, what, about whom by code, how it ended, from where."""
    yield [_header()]
    while lines := list(events[:_AT_ONCE]):
        name_records(lines)
        yield [_row(line) for line in lines]
        events = events.before(lines[-1])


def _header() -> list[str]:
    return [
        _("Day"),
        _("Time"),
        _("Who"),
        _("Role and organisation"),
        _("What"),
        _("Permission"),
        _("Kind of record"),
        _("Number of the record"),
        _("Page"),
        _("About"),
        _("Result"),
        _("Emergency access"),
        _("Network address"),
        _("Device"),
        _("Request"),
        _("Number"),
    ]


def _row(line: AccessEvent) -> list[Value]:
    at = timezone.localtime(line.at)
    return [
        at.date(),
        f"{at:%H:%M:%S}",
        line.user_name,
        line.as_whom,
        str(_WORDS.get(line.act, line.act)),
        permission_in_words(line.permission),
        ", ".join(filter(None, [line.object_name, line.record_name])),  # type: ignore[attr-defined]
        line.object_id,
        line.page_name,
        line.subject,
        str(_WORDS.get(line.outcome, line.outcome)),
        _("Yes") if line.emergency else "",
        line.network_address or "",
        line.device,
        str(line.request_id or ""),
        str(line.event_id),
    ]
