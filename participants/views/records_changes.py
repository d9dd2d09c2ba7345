"""Every change of the file of a participant in one list."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.audit.merged import changes_page
from participants.models import Participant
from participants.views.participants_page import participant_trail


@require(Permission.PARTICIPANT_READ, Participant)
def participant_changes(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Who added, changed or withdrew what in a file, of the kinds that the viewer may read."""
    address = partial(address_of_history, participant)
    trail = participant_trail(participant)
    return changes_page(request, participant, request.file_permissions, trail, address)


def address_of_history(participant: Participant, kind: str, key: str, is_gone: bool) -> str:
    """Where the history of a record in a file is read, also of one that was withdrawn."""
    slug = participant.pilot.slug
    if is_gone:
        name = "participants:participant-withdrawn-show"
        return reverse(name, args=[slug, participant.pk, kind, key])
    return reverse("record-history", args=[slug, kind, key])
