"""Whether this process lives and can serve, for a load balancer and for who watches over it.

Answered before anything else looks at the request: whatever host name a machine asks by, over plain
HTTP too, without a session and without a line in a log.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from time import monotonic

from django.apps import apps
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse

from interwonen.core import clock
from interwonen.core.mail_queue import waits_since

Check = Callable[[datetime], bool]
SECONDS_TO_ANSWER = 1
MAIL_MAY_WAIT = timedelta(minutes=15)
_logger = logging.getLogger(__name__)
_checks: dict[str, Check] = {}


class Probes:
    """Answers `/healthz` without the database, and `/readyz` with "ok" or "not ok" and no more.

    Status 503 says that no page can be served. What only somebody must look at, such as mails that
    nobody sends, is "not ok" with status 200: a load balancer then leaves the pages up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path_info:
            case "/healthz":
                return _answer(HTTPStatus.OK, "ok")
            case "/readyz":
                return _readiness()
        return self.get_response(request)


def also_check(name: str, check: Check) -> None:
    """Have `/readyz` ask this too: `check` gets the moment and says whether all is well."""
    _checks[name] = check


def mails_go_out(now: datetime) -> bool:
    """Whether no mail has waited too long for a worker; one that a mail server refused is tried later."""
    since = waits_since(now=now)
    return since is None or now - since < MAIL_MAY_WAIT


def _readiness() -> HttpResponse:
    began = monotonic()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{SECONDS_TO_ANSWER}s'")
            if (
                missing := set(_migrations())
                - MigrationRecorder(connection).applied_migrations().keys()
            ):
                return _not_ready("migrations", *sorted(name for _app, name in missing))
            wrong = [name for name, check in _checks.items() if not check(clock.now())]
    except (DatabaseError, InterfaceError):
        with suppress(DatabaseError, InterfaceError):
            connection.close()
        return _not_ready("database")
    if monotonic() - began > SECONDS_TO_ANSWER:
        return _not_ready("database")
    if wrong:
        _logger.warning("Somebody must look at: %s", ", ".join(wrong))
    return _answer(HTTPStatus.OK, "not ok" if wrong else "ok")


def _migrations() -> Iterator[tuple[str, str]]:
    """App and name of each migration that this version has."""
    for app in apps.get_app_configs():
        for file in Path(app.path, "migrations").glob("[0-9]*.py"):
            yield app.label, file.stem


def _not_ready(*why: str) -> HttpResponse:
    _logger.error("No page can be served: %s", ", ".join(why))
    return _answer(HTTPStatus.SERVICE_UNAVAILABLE, "not ok")


def _answer(status: HTTPStatus, word: str) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers=headers)
