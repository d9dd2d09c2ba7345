"""Who looked in a participant's file: what a participant may ask for, and gets on paper."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.audit.looks_pages import FileLooked, looks_page, looks_pdf, receipt_file
from participants.models import Participant
from participants.views.participants_page import participant_trail, participant_url


@require(Permission.FILE_LOG_READ, Participant, reads=Act.READ_LOG)
def participant_looks(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The list, similar lines of a day merged."""
    return looks_page(request, _file(participant))


@require(
    Permission.FILE_LOG_READ, Participant, reads=Act.PRINT, step_up=gettext_lazy("Print who looked")
)
def participant_looks_pdf(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The list on paper."""
    return looks_pdf(request, _file(participant))


@require(
    Permission.FILE_LOG_READ,
    Participant,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the receipt"),
)
def participant_looks_receipt(request: PilotRequest, participant: Participant) -> HttpResponse:
    """What lets a stranger check the list."""
    return receipt_file(_file(participant))


def _file(participant: Participant) -> FileLooked:
    return FileLooked(
        pilot=participant.pilot,
        subject=participant.reference,
        title=_("Who looked in the file of %(name)s") % {"name": participant.full_name},
        printed_for=f"{participant.full_name} ({participant.reference})",
        trail=participant_trail(participant),
        pdf_url=participant_url(participant, "participant-looks-pdf"),
        receipt_url=participant_url(participant, "participant-looks-receipt"),
    )
