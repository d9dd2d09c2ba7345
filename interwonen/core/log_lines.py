"""What the server's log says: no secret or personal data, and one line for what was refused."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from interwonen.core.request_ids import current_request_id

# An invitation, a link for a new password, one of a calendar and one to the state of an enquiry open
# a door for who has them.
_SECRET = re.compile(
    r"(/uitnodiging/|/password/reset/key/|/toegang/agenda/|/buurt/[^/\s]+/stand/)[^/\s]+"
)
# What the database adds to an error: the row, or the part of the statement, with its values; and the
# words of errors that name the value that was wrong. They go on to the end of the error, since a value
# may have lines of its own.
_VALUES = re.compile(
    r"^(?:(?:DETAIL|LINE \d+|CONTEXT|QUERY):"
    r"|(?P<kind>[\w.]*(?:ValueError|KeyError|IndexError|LookupError|UnicodeError|EncodeError"
    r"|DecodeError|ValidationError|DoesNotExist|MultipleObjectsReturned|SMTP\w+)): )"
    r".*?(?=^\n(?:The above exc|During hand)|\Z)",
    re.MULTILINE | re.DOTALL,
)


class WithoutValues(logging.Formatter):
    """Tells what broke and where, without the values that errors name."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name that logging calls
        def without(found: re.Match[str]) -> str:
            kind = found["kind"]
            return f"{kind}: (values left out)\n" if kind else "(values left out)\n"

        return _VALUES.sub(without, super().formatException(ei)).rstrip()


class JsonLines(WithoutValues):
    """Each line is a JSON object: time (UTC), level, logger, message, request, and its facts."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        number = getattr(record, "request_id", None) or current_request_id(request)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": str(number) if number else None,
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class HideSecrets(logging.Filter):
    """Replaces the secret part of an address in every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1***", record.getMessage())
        record.args = ()
        return True


class OneLineEach(logging.Filter):
    """Of an address, in which anybody may type anything, a line shows the pattern that it fits.

    A request that was refused (a status in the 400s) takes one line: nothing is broken, so the
    traceback goes.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request, status = getattr(record, "request", None), getattr(record, "status_code", 0)
        if not isinstance(request, HttpRequest) or status < 400:
            return True
        if status < 500:
            record.exc_info = record.exc_text = None
        typed = request.path.encode("unicode_escape").decode("ascii")  # as Django wrote it
        said = record.getMessage().removesuffix(typed)
        record.msg, record.args = f"{status} {said.removesuffix(': ')}: {_pattern(request)}", ()
        return True


def _pattern(request: HttpRequest) -> str:
    try:
        return f"/{(request.resolver_match or resolve(request.path_info)).route}"
    except Resolver404:
        return "an unknown address"
