"""Querysets of evaluation moments: visibility and date."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class EvaluationMomentQuerySet(MayBeWithdrawnQuerySet):
    """Planned and held moments of a pilot."""

    read_permission = Permission.EVALUATION_READ
