"""Corrected causes of empty days."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class VacancyCorrectionQuerySet(MayBeWithdrawnQuerySet):
    """Corrected causes, for who may say in what state a dwelling is: the reason may tell of one who
    lived there."""

    read_permission = Permission.DWELLING_INSPECT
    pilot_path = "dwelling__pilot"
