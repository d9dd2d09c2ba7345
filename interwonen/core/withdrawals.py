"""Records that stay as a row when they are withdrawn, with the reason (docs/decisions/17).

A model has `withdrawn_because = why_withdrawn()` and a constraint `withdrawal_says_why`; its queryset
is a MayBeWithdrawnQuerySet (interwonen/access/querysets.py).
"""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import CharField, CheckConstraint, Model, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH, says
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, STILL_STANDS, refuse_unless
from interwonen.core.versions import locked

M = TypeVar("M", bound=Model)


class MayBeWithdrawn:
    """A record that may say why it was withdrawn; then it counts nowhere."""

    withdrawn_because: Any

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.withdrawn_because)


def why_withdrawn() -> "CharField[Any, Any]":
    """The reason; empty for a record that stands."""
    return CharField(_("withdrawn because"), max_length=REASON_LENGTH, blank=True)


def withdrawal_says_why(model: str) -> CheckConstraint:
    """A row of the model, named as in "neighbours_reply", is withdrawn with a reason, or not."""
    return CheckConstraint(
        name=f"{model}_withdrawal_says_why",
        condition=Q(withdrawn_because="") | says("withdrawn_because"),
    )


def standing(row: M, *, version: int | None = None) -> M:
    """The record as it is now, held for this transaction as `locked` does.

    Raises RuleBroken when it was withdrawn, and as `locked` does; Overtaken when it is not `version`
    any more.
    """
    now: Any = locked(row, version=version)
    refuse_unless(not now.is_withdrawn, STILL_STANDS)
    held: M = now
    return held


@transaction.atomic
def withdraw(row: M, *, reason: str, by: Any, **along: Any) -> M:
    """Withdraw a record; `along` are fields that get another value with it.

    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    held: Any = standing(row)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    for field, value in {**along, "withdrawn_because": reason}.items():
        setattr(held, field, value)
    withdrawn: M = save_as(held, by=by, reason=reason)
    return withdrawn
