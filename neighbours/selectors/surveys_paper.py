"""The sheet of paper with the questions of a round."""

from dataclasses import dataclass

from interwonen.core.pdf import Document, document_of
from interwonen.core.phone_numbers import readable
from interwonen.pilots.models import Question, Term
from neighbours.models import SurveyRound
from neighbours.models.surveys import SURVEY
from neighbours.selectors.contact_points import contact_point_of
from neighbours.selectors.surveys_results import SCALE, scales_of


@dataclass(frozen=True)
class PaperQuestion:
    """One question on paper: the words to tick, or room to write when there are none."""

    label: str
    words: list[str]


def paper_form(survey_round: SurveyRound, *, address: str) -> Document:
    """The A4 of a round; `address` is where neighbours can answer on the web."""
    pilot = survey_round.pilot
    point = contact_point_of(pilot)
    scales = scales_of(Term.objects.filter(vocabulary__startswith=SCALE))
    asked = Question.objects.filter(question_set=SURVEY, version=survey_round.version)
    questions = [
        PaperQuestion(each.label, [term.label for term in scales.get(each.code, [])])
        for each in asked.order_by("position")
    ]
    context = {
        "round": survey_round,
        "pilot": pilot,
        "point": point,
        "phone": readable(point.phone) if point else "",
        "questions": questions,
        "address": address.partition("://")[2].rstrip("/"),
    }
    return document_of(
        "documents/survey.html",
        context,
        title=f"Hoe woont u hier? Zes vragen aan omwonenden van {pilot.name}",
        identifier=f"survey-{pilot.slug}-{survey_round.number}-{survey_round.code}",
        dated=survey_round.opens_on,
        author=str(pilot.municipality),
        subject=f"Buurtmeting {survey_round.number}",
    )
