"""Work that takes longer than a page may: a process of its own does it, and a page shows how far it is.

To add a kind of work, write a function where the actions are, and register it:

    @kind_of_work("letters-pdf", title=_("Making the letters"), permission=Permission.X)
    def make_letters(work: Work) -> File:
        for number in ...:
            ...
            work.advance(1)
        return File(pdf, name="brieven.pdf", content_type="application/pdf")

A function may also give words, such as how many rows were added: the page `then` shows them.

An action or view starts it with `start_work(...)` and sends the user to `work_url(...)`. The rows that
the function writes are one transaction: all of them, or none when it raises, or when whoever started
it may not do so any more. How far it is, is written by another connection. RuleBroken is told to the user in its own words;
any other error stands in the server's log, and the page offers to start again.

The process is started by `manage.py carry_out_work`, once the transaction of `start_work` is committed.
It needs no broker. One that was killed, as with the web server, is known by its silence.
A test calls `carry_out(work.pk, now=..., told=False)` instead, in its own transaction.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from interwonen.core.carrying_out import is_contention
from interwonen.core.long_work_process import begin_apart
from interwonen.core.long_work_rights import still_allowed
from interwonen.core.models import LongWork
from interwonen.core.routes import pilot_url
from interwonen.core.rules import ONE_WORK_AT_A_TIME, RuleBroken, refusals_explained

TOLD_EVERY = 1.0  # seconds
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """The result of a work, kept for a day for who started it.

    What it was `made_of` stands under that name in the order of the work, for ninety days.
    """

    content: bytes
    name: str
    content_type: str
    made_of: Mapping[str, Any] = field(default_factory=dict)


Result = File | str | None


class BrokenOff(Exception):
    """The database went away while a work was done, and its transaction with it."""


class Work:
    """A work while it is carried out, as the function of its kind gets it.

    `order` is what `start_work` was told, `place` the pilot's slug, `by` who started it.
    """

    def __init__(self, row: LongWork, *, now: datetime) -> None:
        self.order: Mapping[str, Any] = row.order
        self.place = row.place
        self.key = row.key
        self.by: Any = row.started_by
        self.now = now
        self.total = row.total
        self.done = 0
        self.is_broken_off = False

    def expect(self, total: int) -> None:
        """Say how much there is to do, when that was not known at the start."""
        self.total = total

    def advance(self, by: int = 1) -> None:
        """Say that so much more is done; it costs nothing, so say it often.

        Raises BrokenOff when nothing of it can be saved any more.
        """
        if self.is_broken_off:
            raise BrokenOff
        self.done = min(self.done + by, self.total)


@dataclass(frozen=True)
class Kind:
    """A kind of work: the title of its page, who may have it done, and the function that does it."""

    title: str | Promise
    permission: str
    function: Callable[[Work], Result]


_kinds: dict[str, Kind] = {}


def kind_of_work(
    name: str, *, title: str | Promise, permission: str
) -> Callable[[Callable[[Work], Result]], Callable[[Work], Result]]:
    """Register the function of a kind of work. Raises ValueError when its name is taken."""

    def register(function: Callable[[Work], Result]) -> Callable[[Work], Result]:
        if name in _kinds:
            raise ValueError(f"there are two kinds of work {name}")
        _kinds[name] = Kind(title, permission, function)
        return function

    return register


def kind_named(name: str) -> Kind:
    """The kind of that name. Raises KeyError for one that this version does not know."""
    import_module(settings.ROOT_URLCONF)  # in a process of its own nothing was registered yet
    return _kinds[name]


def work_url(work: LongWork) -> str:
    """The page that shows how far a work is."""
    return pilot_url("work-show", work.place, work.pk)


@transaction.atomic
def start_work(
    kind: str,
    *,
    place: str,
    key: str,
    by: Any,
    back: str,
    then: str = "",
    total: int = 0,
    order: Mapping[str, Any] | None = None,
) -> LongWork:
    """Have a work done, as soon as this transaction is committed; gives what its page is about.

    `place` is the slug of the pilot, and `key` says what of it the work is about: of one kind and key
    there is one at a time. The same user gets the one that is busy. `back` is the page to return to,
    `then` the page that shows the result, unless that is a file. `total` is how much there is to do.
    Raises RuleBroken when someone else is having it done.
    """
    clear_works()
    mine = {"kind": kind, "place": place, "key": key}
    busy = LongWork.objects.filter(**mine, finished_at=None).first()
    if busy is not None and busy.started_by_id == by.pk:
        return busy
    if busy is not None:
        raise RuleBroken(ONE_WORK_AT_A_TIME)
    with refusals_explained():
        work = LongWork.objects.create(
            **mine, started_by=by, back=back, then=then, total=total, order=dict(order or {})
        )
    transaction.on_commit(partial(begin_apart, work.pk))
    return work


def start_again(work: LongWork) -> LongWork:
    """Start a work anew that failed. Raises RuleBroken as `start_work` does."""
    return start_work(
        work.kind,
        place=work.place,
        key=work.key,
        by=work.started_by,
        back=work.back,
        then=work.then,
        total=work.total,
        order=work.order,
    )


def note_silence() -> None:
    """Count the works as failed whose process is gone."""
    for work in LongWork.objects.silent().select_for_update(skip_locked=True):
        _finish(work, failed=broken_off())


def broken_off() -> str:
    """What the page says of a work that did not come to its end."""
    return _("It was broken off before it was ready. Nothing was saved.")


def clear_works() -> int:
    """Empty files after a day, and delete works after ninety days; gives how many were deleted."""
    with transaction.atomic():
        note_silence()
    over = LongWork.objects.exclude(pk__in=LongWork.objects.kept().values("pk"))
    for work in over.exclude(content=None).only("pk"):
        work.content = None
        work.save(update_fields=["content"])
    return LongWork.objects.forgotten().delete()[0]


def carry_out(pk: int, *, now: datetime, told: bool = True) -> None:
    """Do a work that was started, unless it was begun before.

    With `told` another connection says how far it is. However it ends, the row says so.
    """
    if (row := _claim(pk)) is None:
        return
    work = Work(row, now=now)
    try:
        with _telling(work, pk, told), transaction.atomic():
            kind = kind_named(row.kind)
            with still_allowed(row, kind.permission, on=now.date()):
                result = kind.function(work)
            _finish(_locked(pk), work=work, result=result)
    except BrokenOff:
        _fail(pk, broken_off())
    except RuleBroken as refusal:
        _fail(pk, f"{refusal.message} {refusal.rule.next_step}")
    except Exception as error:
        _logger.exception("A work of the kind %s failed", row.kind)
        is_lost = isinstance(error, OperationalError | InterfaceError)
        _fail(pk, broken_off() if is_lost else _("Something went wrong here. Nothing was saved."))


@transaction.atomic
def _claim(pk: int) -> LongWork | None:
    rows = LongWork.objects.select_for_update(of=("self",)).select_related("started_by")
    row = rows.filter(pk=pk, is_begun=False, finished_at=None).first()
    if row is not None:
        row.is_begun, row.heard_at = True, Now()
        row.save(update_fields=["is_begun", "heard_at"])
    return row


def _locked(pk: int) -> LongWork:
    return LongWork.objects.select_for_update().get(pk=pk, finished_at=None)


@transaction.atomic
def _fail(pk: int, words: str) -> None:
    row = LongWork.objects.select_for_update().filter(pk=pk, finished_at=None).first()
    if row is not None:  # else it was given up meanwhile
        _finish(row, failed=words)


def _finish(
    row: LongWork, *, failed: str = "", work: Work | None = None, result: Result = None
) -> None:
    row.finished_at, row.failed = Now(), failed
    if work is not None:
        row.done = row.total = work.total
    if isinstance(result, str):
        row.outcome = result
    elif result is not None:
        row.content, row.file_name = result.content, result.name
        row.content_type = result.content_type
        row.order = {**row.order, "made_of": dict(result.made_of)}
    row.save()


@contextmanager
def _telling(work: Work, pk: int, told: bool) -> Iterator[None]:
    """While it lasts a thread, with a connection of its own, writes how far the work is."""
    if not told:
        yield
        return
    stop = Event()
    thread = Thread(target=_tell, args=(work, pk, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _tell(work: Work, pk: int, stop: Event) -> None:
    with closing(connection):
        while not (work.is_broken_off or stop.wait(TOLD_EVERY)):
            try:
                _tell_once(work, pk)
            except (OperationalError, InterfaceError) as error:
                work.is_broken_off = not is_contention(error)


@transaction.atomic
def _tell_once(work: Work, pk: int) -> None:
    rows = LongWork.objects.select_for_update(skip_locked=True).defer("content")
    if row := rows.filter(pk=pk, finished_at=None).first():  # else it is being finished
        row.done, row.total, row.heard_at = work.done, work.total, Now()
        row.save(update_fields=["done", "total", "heard_at"])
