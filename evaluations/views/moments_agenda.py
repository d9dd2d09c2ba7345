"""The agenda of an evaluation moment, and its documents: the agenda and the minutes as PDF."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from evaluations.indicators.moments_figures import figures_of_moment, tables_of
from evaluations.models import EvaluationMoment, MomentFigure
from evaluations.moment_documents import agenda_document, minutes_document
from evaluations.selectors.moments_agenda import agenda_of
from evaluations.views.moments import moment_trail, once_held
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pdf import Document
from interwonen.core.pdf_pages import pdf_download


@require(Permission.EVALUATION_READ, EvaluationMoment)
def moment_agenda(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """What is discussed: what earlier evaluations left, the figures, and what people bring."""
    today = clock.today()
    return render(
        request,
        "evaluations/moment_agenda.html",
        {
            "title": _("Agenda"),
            "lead": str(moment),
            "breadcrumbs": [*moment_trail(moment), (_("Agenda"), "")],
            "agenda": agenda_of(moment, today=today),
            "figures": tables_of(_figures(request, moment)),
            "figures_on": min(moment.day, today),
            "may_contribute": moment.takes_contributions
            and Permission.EVALUATION_CONTRIBUTE in request.permissions,
        },
    )


def _figures(request: PilotRequest, moment: EvaluationMoment) -> list[MomentFigure]:
    return figures_of_moment(
        moment, today=clock.today(), now=clock.now(), permissions=request.permissions
    )


@require(Permission.EVALUATION_READ, EvaluationMoment, reads=Act.EXPORT)
def moment_agenda_pdf(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """The agenda to print or send."""
    today = clock.today()
    agenda = agenda_of(moment, today=today)
    document = agenda_document(agenda, figures=_figures(request, moment), today=today)
    return _answer(request, moment, document, "agenda")


@require(Permission.EVALUATION_READ, EvaluationMoment, reads=Act.EXPORT)
@once_held
def minutes_pdf(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """The minutes, a draft until they are adopted."""
    document = minutes_document(moment, figures=_figures(request, moment), today=clock.today())
    return _answer(request, moment, document, "verslag")


def _answer(
    request: PilotRequest, moment: EvaluationMoment, document: Document, kind: str
) -> HttpResponse:
    name = slugify(f"{request.pilot.slug} {kind} {moment.day}")
    return pdf_download(request, document, name=name, trail=moment_trail(moment))
