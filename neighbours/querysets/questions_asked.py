"""Which questions the page for neighbours shows, and staff keep."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class QuestionAskedQuerySet(MayBeWithdrawnQuerySet):
    """Frequently asked questions, in their order."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def shown(self) -> Self:
        """Those that everyone reads."""
        return self.standing().filter(is_shown=True)
