"""Which announcements a user sees."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class AnnouncementQuerySet(MayBeWithdrawnQuerySet):
    """What was told of a pilot besides letters."""

    read_permission = Permission.NEIGHBOURHOOD_READ
