"""The form of a round on one sheet of paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.pages import try_later
from interwonen.core.pdf import NotMade
from interwonen.core.pdf_kept import MadeElsewhere, kept_pdf_of
from neighbours.models import SurveyRound
from neighbours.selectors.surveys_paper import paper_form
from neighbours.views.surveys import survey_trail, web_address


@require(Permission.NEIGHBOURHOOD_READ, SurveyRound, reads=Act.EXPORT)
def survey_paper(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """The six questions as an accessible, archival PDF of one page, to go with the letter."""
    document = paper_form(survey_round, address=web_address(request.pilot))
    try:
        content = kept_pdf_of(document)
    except (MadeElsewhere, NotMade):
        context = {"title": _("The PDF is not there yet"), "round": survey_round}
        context["breadcrumbs"] = [*survey_trail(survey_round), (_("PDF"), "")]
        return try_later(render(request, "neighbours/survey_no_pdf.html", context))
    name = f"{request.pilot.slug}-buurtmeting-{survey_round.number}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
