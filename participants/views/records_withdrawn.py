"""What was withdrawn from the file of a participant."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.audit.withdrawn import withdrawn_history, withdrawn_page
from participants.models import Participant
from participants.views.participants_page import participant_trail, participant_url


@require(Permission.PARTICIPANT_READ, Participant)
def participant_withdrawn(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The records of a file that were withdrawn, of the kinds that the viewer may read."""
    trail = participant_trail(participant)
    return withdrawn_page(request, participant, request.file_permissions, trail, _address)


@require(Permission.PARTICIPANT_READ, Participant)
def participant_withdrawn_show(
    request: PilotRequest, participant: Participant, *, kind: str, key: str
) -> HttpResponse:
    """The history of one of them."""
    to_the_list = (_("Withdrawn"), participant_url(participant, "participant-withdrawn"))
    trail = [*participant_trail(participant), to_the_list]
    return withdrawn_history(request, participant, request.file_permissions, trail, kind, key)


def _address(participant: Participant, kind: str, key: str) -> str:
    slug = participant.pilot.slug
    return reverse(
        "participants:participant-withdrawn-show", args=[slug, participant.pk, kind, key]
    )
