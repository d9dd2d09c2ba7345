"""Records that stay as a row when they are withdrawn, with the reason (docs/decisions/17).

A model has `withdrawn_because = why_withdrawn()` and a constraint `withdrawal_says_why`; its queryset
is a MayBeWithdrawnQuerySet (interwonen/access/querysets.py).
"""

from typing import Any

from django.db.models import CharField, CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH, says


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
