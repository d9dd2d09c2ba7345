"""Whether the application wrote what a destruction rests on, and what it takes away."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from interwonen.accounts.models import Membership, User
from interwonen.core.signatures import Signed, is_signed
from interwonen.retention.models import Destruction, RetentionPeriod
from interwonen.retention.selectors.destructions_plan import Plan

_AT_ONCE = 2_000  # rows


def is_decided_by_both(row: Destruction) -> bool:
    """Whether the application wrote who decided, each at the own act, and what they decided by.

    That is the history of the row, with its reasons to keep it longer; that of the period; and those
    of the roles of the two.
    """
    people = [row.proposed_by, row.agreed_by]
    rests_on = (
        row.history.all(),
        RetentionPeriod.history.filter(kind=row.kind),
        Membership.history.filter(user__in=people, pilot=row.pilot),
        User.history.filter(id__in=[person.pk for person in people if person]),
    )
    return (
        all(_are_written_here(rows.order_by("pk")) for rows in rests_on)
        and _said_by(row, "proposed")
        and _said_by(row, "agreed")
    )


def goes_as_written(plan: Plan) -> bool:
    """Whether the application wrote each signed row that goes: else the proof would go with it."""
    return all(
        _are_written_here(_rows(model, sorted(keys)))
        for model, keys in plan.keys.items()
        if issubclass(model, Signed)
    )


def _said_by(row: Destruction, act: str) -> bool:
    """Whether the first row that tells this act is of who is said to have done it."""
    told = {f"{act}_{what}": getattr(row, f"{act}_{what}") for what in ("at", "by_id")}
    first = row.history.filter(**told).order_by("pk").first()
    return first is not None and first.history_user_id == told[f"{act}_by_id"]


def _are_written_here(rows: Iterable[Any]) -> bool:
    """Whether each is signed, and none is a copy of another one."""
    seen = set()
    for row in rows:
        if row.signature in seen or not is_signed(row):
            return False
        seen.add(row.signature)
    return True


def _rows(model: Any, keys: list[Any]) -> Iterator[Any]:
    waiting = iter(keys)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from model._base_manager.filter(pk__in=some)
