"""The rounds: the floor and every page in turn, so that all have the same weather."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from interwonen.accounts.second_factor import note_given
from tests.bench.asking import Answer, ask
from tests.bench.pages import VISITOR, Page
from tests.bench.processor import ProcessorTime

Asked = Callable[[], Answer]

FLOOR = "floor"
# What stands around statements; the number of queries leaves them out.
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass
class Times:
    """How many milliseconds each answer took."""

    milliseconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)  # of these, on a processor

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def work(self) -> float:
        return statistics.median(self.worked)

    @property
    def p95(self) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def rounds(
    turns: Sequence[tuple[str, Asked]],
    *,
    seconds: float,
    at_most: int,
    processor: ProcessorTime | None = None,
    warm_up: int = 2,
) -> dict[str, Times]:
    """Ask for everything in turn, again and again; the first rounds do not count."""
    found = {name: Times() for name, _asked in turns}
    deadline, number = 0.0, -warm_up
    while number < at_most and (number < 2 or time.perf_counter() < deadline):
        if number == 0:
            deadline = time.perf_counter() + seconds
        if processor:
            processor.look_again()
        for name, asked in turns:
            before = processor.now() if processor else {}
            answer = asked()
            if number >= 0:
                found[name].milliseconds.append(answer.milliseconds)
                worked = processor.milliseconds_since(before) if processor else 0.0
                found[name].worked.append(worked)
        number += 1
        left = max(deadline - time.perf_counter(), 0)
        print(f"\r  round {max(number, 0)}, {left:.0f} s left ", end="", flush=True)
    print()
    return found


def asking(port: int, page: Page, session: str) -> Asked:
    """A function that asks for a page once, and ends the bench unless it is answered as it should."""

    def asked() -> Answer:
        answer = ask(port, page.path, session, page.data())
        refuse_other(page, answer.status)
        return answer

    return asked


def refuse_other(page: Page, status: int) -> None:
    """End the bench unless a page is shown, or a form leads on."""
    if status != page.status:
        raise SystemExit(f"{page.name} answers {status} instead of {page.status}.")


def throughput(asked: Asked, *, at_once: int, seconds: float) -> float:
    """Responses a second while so many ask at once."""
    done: list[float] = []
    deadline = time.perf_counter() + seconds

    def keep_asking() -> None:
        while time.perf_counter() < deadline:
            asked()
            done.append(time.perf_counter())

    threads = [threading.Thread(target=keep_asking) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(moment <= deadline for moment in done) / seconds


def sessions(accounts: Sequence[Any]) -> dict[str, str]:
    """The key of a session per account; a visitor has none."""
    keys = {VISITOR: ""}
    for account in accounts:
        client = Client()
        client.force_login(account)
        session = client.session
        note_given(session, account)  # outside a demonstration everyone gives a second factor
        session.save()
        keys[account.email.partition("@")[0]] = session.session_key
    return keys


def queries(page: Page, session: str) -> int:
    """Statements that a page takes: the session, the user and the access log included."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    with CaptureQueriesContext(connection) as captured:
        data = page.data()
        if data is None:
            answer = client.get(page.path, secure=True)
        else:
            answer = client.post(page.path, data, secure=True)
    refuse_other(page, answer.status_code)
    statements = [query["sql"].lstrip().upper() for query in captured.captured_queries]
    return sum(not statement.startswith(TRANSACTION) for statement in statements)
