"""The sheets of paper about self-reliance: to fill in with a pen, and to take home."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pdf import Document
from interwonen.core.pdf_pages import pdf_download
from participants.models import Participant
from participants.selectors.assessments import all_assessments_of, counting
from participants.selectors.assessments_progress import progress_of
from participants.selectors.assessments_sheets import paper_of, sheet_of
from participants.views.assessments import assessments_trail


@require(
    Permission.ASSESSMENT_WRITE,
    Participant,
    reads=Act.PRINT,
    step_up=gettext_lazy("Print the assessment"),
)
def assessment_paper(request: PilotRequest, participant: Participant) -> HttpResponse:
    """The form for the resident, to fill in with a pen."""
    today = clock.today()
    known = counting(all_assessments_of(participant, today))
    return _answer(request, participant, paper_of(participant, known, on=today), "formulier")


@require(
    Permission.ASSESSMENT_WRITE,
    Participant,
    reads=Act.PRINT,
    step_up=gettext_lazy("Print the assessment"),
)
def assessment_sheet(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Where the resident stands and what went forward, to take home."""
    progress = progress_of(counting(all_assessments_of(participant, clock.today())))
    if progress is None:
        raise Http404
    return _answer(request, participant, sheet_of(participant, progress), "voortgang")


def _answer(
    request: PilotRequest, participant: Participant, document: Document, word: str
) -> HttpResponse:
    name = f"{participant.reference.lower()}-{word}"
    return pdf_download(request, document, name=name, trail=assessments_trail(participant))
