"""The form of a round on one sheet of paper."""

from django.http import HttpResponse

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.pdf_pages import pdf_download
from neighbours.models import SurveyRound
from neighbours.selectors.surveys_paper import paper_form
from neighbours.views.surveys import survey_trail, web_address


@require(Permission.NEIGHBOURHOOD_READ, SurveyRound, reads=Act.PRINT)
def survey_paper(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """The six questions as an accessible, archival PDF of one page, to go with the letter."""
    document = paper_form(survey_round, address=web_address(request.pilot))
    name = f"{request.pilot.slug}-buurtmeting-{survey_round.number}"
    return pdf_download(request, document, name=name, trail=survey_trail(survey_round))
