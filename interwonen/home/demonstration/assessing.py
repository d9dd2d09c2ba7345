"""Self-reliance of the fictional residents: some on time, some late, a correction, a disagreement."""

from collections.abc import Mapping
from datetime import date

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import FICTIONAL, LAST_DAY, PEOPLE, term
from interwonen.pilots.models import Question, Term
from participants.actions.assessments import (
    correct_assessment,
    submit_assessment,
    withdraw_assessment,
)
from participants.models import Assessment, Participant
from participants.models.assessments import Voices

# The levels by the counsellor and by the resident, in the order of the life domains; "-" was not
# discussed, "x" does not apply.
_LEVELS: dict[str, tuple[tuple[str, date, str, str], ...]] = {
    "Aalbes": (
        ("t0", date(2021, 3, 8), "2233x3234323", "3342x3345434"),
        ("t_interim", date(2021, 4, 19), "2333x3234322", "3343x3345433"),
        ("t_interim", date(2021, 6, 7), "3443x3344433", "4443x3-45434"),
    ),
    "Bosbes": (("t0", date(2021, 3, 10), "123323234222", "2333-3334323"),),
    "Citroen": (
        ("t0", date(2021, 3, 15), "332243344332", "433344444443"),
        ("t_exit", date(2021, 5, 31), "333343344333", "443344444444"),
    ),
    "Dadel": (
        ("t0", date(2021, 3, 22), "2133x2323322", "32----333333"),
        ("t_interim", date(2021, 6, 21), "3233x3224332", "33-3--333433"),
    ),
    "Esdoorn": (("t0", date(2021, 4, 8), "3233x3344323", "4233x4444434"),),
}
_WHY = {
    "finance": "Er ligt ongeopende post; de huur is betaald.",
    "housing": "De woning is schoon en ingericht.",
    "substance_use": "Drinkt in het weekend; praat er open over.",
    "social_network": "Heeft weer contact met een zus.",
}
_OWN_WORDS = {
    "finance": "Ik kan dit best zelf.",
    "housing": "Eindelijk een eigen plek.",
    "social_network": "Ik mis mijn oude buurt.",
}
_DISAGREED = ("finance", "substance_use")


def add_assessments(residents: list[Participant], people: dict[str, User]) -> None:
    """Assessments of everyone but the last who came; the first of them has a corrected one."""
    counsellors = {person.last_name: people[person.counsellor] for person in PEOPLE}
    for participant in residents:
        by = counsellors[participant.last_name]
        made = [
            _assess(participant, *facts, by=by) for facts in _LEVELS.get(participant.last_name, ())
        ]
        if participant.last_name == "Aalbes":
            _correct(made[0], by=by)
        if participant.last_name == "Dadel":
            mistaken = _assess(
                participant, "t_interim", date(2021, 6, 22), "3" * 12, "-" * 12, by=by
            )
            withdraw_assessment(mistaken, reason="Fictief: hoort bij iemand anders.", by=by)


def _assess(
    participant: Participant, moment: str, day: date, levels: str, own: str, *, by: User
) -> Assessment:
    return submit_assessment(
        participant=participant,
        moment=term(f"assessment_moment.{moment}"),
        assessed_on=day,
        scores=_scores(levels, own),
        today=LAST_DAY,
        by=by,
    )


def _correct(assessment: Assessment, *, by: User) -> None:
    """A wrong level in one life domain."""
    scores = {
        score.question: Voices(
            score.level, score.own_level, score.reasoning, score.own_words, score.disagreed
        )
        for score in assessment.scores.select_related("question", "level", "own_level")
    }
    changed = next(question for question in scores if question.code == "time_use")
    scores[changed] = scores[changed]._replace(level=term("answer_life_domain.2"))
    correct_assessment(
        assessment=assessment,
        moment=assessment.moment,
        assessed_on=assessment.assessed_on,
        scores=scores,
        corrected_because="Fictief: bij tijdsbesteding het verkeerde niveau aangetikt.",
        today=LAST_DAY,
        by=by,
    )


def _scores(levels: str, own: str) -> Mapping[Question, Voices]:
    asked = Question.objects.current("life_domain")
    return {
        question: _voices(question.code, level, own_level)
        for question, level, own_level in zip(asked, levels, own, strict=True)
    }


def _voices(code: str, level: str, own_level: str) -> Voices:
    words = _OWN_WORDS.get(code, "")
    return Voices(
        _answer(level),
        _answer(own_level),
        reasoning=f"{FICTIONAL} {_WHY.get(code, 'Besproken in het gesprek.')}",
        own_words=f"{FICTIONAL} {words}" if words else "",
        disagreed=code in _DISAGREED and own_level.isdigit() and level < own_level,
        disagreement="",
    )


def _answer(sign: str) -> Term:
    codes = {"-": "not_discussed", "x": "not_applicable"}
    return term(f"answer_life_domain.{codes.get(sign, sign)}")
