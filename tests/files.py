"""The file of a participant as the guard opens it for someone."""

from datetime import date

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from participants.models import Participant
from participants.selectors.participants_file import ParticipantFile
from tests.factories import TODAY


def file_as(viewer: User, participant: Participant, *, on: date = TODAY) -> ParticipantFile:
    """The file on the date `on`, with the permissions that the viewer holds on it today."""
    opened = Participant.objects.for_page(on=on).get(pk=participant.pk)
    held = frozenset(each for each in Permission if viewer.may(each, participant, on=TODAY))
    return ParticipantFile(opened, viewer, held, on=on, in_full=True)
