"""Two fictional rounds of the survey: fourteen forms before the start, eleven half-way."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot, Question, Term
from neighbours.actions.surveys import complete_round, plan_round
from neighbours.actions.surveys_forms import enter_form, send_form
from neighbours.models import SurveyRound

_SCALES = ("living", "nuisance", "safety", "trust", "whom_to_call")
# A form per word: the place of its answer on each scale, 5 for "unsaid" and 0 for no answer.
_BEFORE = [
    "22143",
    "13233",
    "21244",
    "22254",
    "32143",
    "22134",
    "21144",
    "33244",
    "22033",
    "21153",
    "42344",
    "12234",
    "22244",
    "23104",
]
_HALF_WAY = [
    "22121",
    "12222",
    "21121",
    "33232",
    "22122",
    "11211",
    "22121",
    "24233",
    "21152",
    "22221",
    "12120",
]
_TEXTS = {
    0: "Fictief. Wat als er iets is in het weekend?",
    5: "Fictief. Ik hoop dat het rustig blijft.",
    8: "Fictief. Prima dat mensen een kans krijgen.",
}


def add_survey(pilot: Pilot, people: dict[str, User]) -> None:
    """The baseline in February, completed, and the round in June, of which forms still come in."""
    by = people["contact"]
    baseline = plan_round(
        pilot=pilot,
        moment=SurveyRound.Moment.BEFORE,
        opens_on=date(2021, 2, 8),
        closes_on=date(2021, 2, 21),
        by=by,
    )
    _fill(baseline, _BEFORE, day=date(2021, 2, 18), by=by)
    complete_round(survey_round=baseline, today=date(2021, 2, 26), by=by)
    half_way = plan_round(
        pilot=pilot,
        moment=SurveyRound.Moment.HALF_WAY,
        opens_on=date(2021, 6, 14),
        closes_on=date(2021, 7, 4),
        by=by,
    )
    _fill(half_way, _HALF_WAY, day=date(2021, 6, 28), by=by)


def _fill(survey_round: SurveyRound, forms: list[str], *, day: date, by: User) -> None:
    """Every third form comes from the web, the others on paper."""
    questions = {question.code: question for question in Question.objects.current("survey")}
    words = {
        code: list(Term.objects.filter(vocabulary=f"answer_survey_{code}")) for code in _SCALES
    }
    for number, places in enumerate(forms):
        answers: dict[Question, Term | str | None] = {
            questions[code]: words[code][int(place) - 1]
            for code, place in zip(_SCALES, places, strict=True)
            if place != "0"
        }
        answers[questions["own_words"]] = _TEXTS.get(number, "")
        if number % 3 == 2:
            send_form(survey_round=survey_round, answers=answers, today=day)
        else:
            enter_form(survey_round=survey_round, answers=answers, today=day, by=by)
