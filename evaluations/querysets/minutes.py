"""Querysets of what the minutes of an evaluation moment hold."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet


class OfAMomentQuerySet(ScopedQuerySet):
    """Rows of the moments that someone may read."""

    read_permission = Permission.EVALUATION_READ
    pilot_path = "moment__pilot"


class AttendanceQuerySet(OfAMomentQuerySet):
    """Who was at a moment."""


class FindingQuerySet(OfAMomentQuerySet):
    """What was found, question by question."""

    def whole(self) -> Self:
        """With the question and the answer, in the order of the questions."""
        return self.select_related("question", "answer").order_by("question__position", "pk")


class ContributionQuerySet(MayBeWithdrawnQuerySet):
    """What people bring to a moment."""

    read_permission = Permission.EVALUATION_READ
    pilot_path = "moment__pilot"

    def whole(self) -> Self:
        """With the question and the writer, in the order of the questions."""
        rows = self.select_related("question", "written_by")
        return rows.order_by("question__position", "pk")


class MomentFigureQuerySet(OfAMomentQuerySet):
    """The figures that were kept with a moment."""
