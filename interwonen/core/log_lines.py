"""What the server's log says: no secret or personal data, and one line for what was refused."""

import logging
import re
from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve

# An invitation, a link for a new password, one of a calendar and one to the state of an enquiry open
# a door for who has them.
_SECRET = re.compile(
    r"(/uitnodiging/|/password/reset/key/|/toegang/agenda/|/buurt/[^/\s]+/stand/)[^/\s]+"
)
# What the database adds to an error: the row, or the part of the statement, with its values. It goes
# on to the end of the error, since a value may have lines of its own.
_VALUES = re.compile(
    r"^(?:DETAIL|LINE \d+|CONTEXT|QUERY):.*?(?=^\n(?:The above exc|During hand)|\Z)",
    re.MULTILINE | re.DOTALL,
)


class WithoutValues(logging.Formatter):
    """Tells what broke and where, without the values that the database names with its errors."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name that logging calls
        return _VALUES.sub("(values left out)\n", super().formatException(ei)).rstrip()


class HideSecrets(logging.Filter):
    """Replaces the secret part of an address in every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1***", record.getMessage())
        record.args = ()
        return True


class OneLineEach(logging.Filter):
    """A request that was refused (a status in the 400s) takes one line.

    The traceback goes, because nothing is broken; of the address, in which anybody may type
    anything, the line shows the pattern that it fits.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request, status = getattr(record, "request", None), getattr(record, "status_code", 0)
        if not isinstance(request, HttpRequest) or not 400 <= status < 500:
            return True
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
