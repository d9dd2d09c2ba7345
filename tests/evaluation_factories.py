"""Keyword functions for evaluations; every default can be named."""

from datetime import date
from typing import Any

from evaluations.actions.action_points import agree_action_point, close_action_point
from evaluations.actions.minutes import adopt_minutes, offer_minutes
from evaluations.actions.minutes_contributions import contribute
from evaluations.actions.minutes_parts import record_attendance, record_findings
from evaluations.actions.moments import correct_judgement, hold_moment, plan_moment
from evaluations.indicators.moments_figures import figures_as_of
from evaluations.models import ActionPoint, Contribution, EvaluationMoment
from evaluations.models.minutes import THEMES, Attendee, Found
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.pilots.models import Pilot, Question
from tests.factories import TODAY, make_user, system, term

JUDGEMENT = {
    "progress": "De woningen zijn in gebruik.",
    "embedding": "Daarvoor zijn afspraken over geld nodig.",
    "decision": "De pilot gaat door.",
}


def make_moment(
    pilot: Pilot, planned_on: date = date(2021, 6, 28), **facts: Any
) -> EvaluationMoment:
    """A moment planned on 28 June."""
    defaults = {"theme": "Evaluatie halverwege", "by": system()}
    return plan_moment(pilot=pilot, planned_on=planned_on, **{**defaults, **facts})


def hold(moment: EvaluationMoment, **facts: Any) -> EvaluationMoment:
    """The same moment, held on its day, after which the pilot goes on."""
    defaults: dict[str, Any] = {
        **JUDGEMENT,
        "held_on": moment.planned_on,
        "verdict": term("verdict.continue"),
        "today": TODAY,
        "by": system(),
    }
    return hold_moment(moment=moment, **{**defaults, **facts})


def make_point(moment: EvaluationMoment, **facts: Any) -> ActionPoint:
    """Something that the landlord does by 30 September."""
    defaults: dict[str, Any] = {
        "what": "Een tweede sleutelkast bestellen.",
        "owner": None,
        "organisation": "Woonservice",
        "due_on": date(2021, 9, 30),
        "today": TODAY,
        "by": system(),
    }
    return agree_action_point(moment=moment, **{**defaults, **facts})


def close_point(point: ActionPoint, **facts: Any) -> ActionPoint:
    """The same point, done today."""
    defaults: dict[str, Any] = {
        "outcome": "done",
        "closed_on": TODAY,
        "closing_words": "De kast hangt er.",
        "today": TODAY,
        "by": system(),
    }
    return close_action_point(point=point, **{**defaults, **facts})


def themes() -> list[Question]:
    """The present version of the themes."""
    return list(Question.objects.current(THEMES))


def attend(moment: EvaluationMoment, **facts: Any) -> EvaluationMoment:
    """The municipality was there, the landlord sent apologies."""
    attendees = [
        Attendee("Gemeente", "beleidsmedewerker", "", "present"),
        Attendee("Woonservice", "", "", "apologies"),
    ]
    defaults: dict[str, Any] = {"attendees": attendees, "today": TODAY, "by": system()}
    return record_attendance(moment=moment, **{**defaults, **facts})


def find(moment: EvaluationMoment, **facts: Any) -> EvaluationMoment:
    """Everything goes well, except the first theme."""
    well, attention = (term(f"answer_evaluation_theme.{code}") for code in ("well", "attention"))
    first, *others = themes()
    findings = {first: Found(attention, "Te weinig aanmeldingen.")}
    findings |= {asked: Found(well, "Loopt volgens plan.") for asked in others}
    defaults: dict[str, Any] = {"findings": findings, "today": TODAY, "by": system()}
    return record_findings(moment=moment, **{**defaults, **facts})


def make_contribution(moment: EvaluationMoment, by: User, **facts: Any) -> Contribution:
    """Something about the support."""
    asked = next(each for each in themes() if each.code == "support")
    defaults = {"question": asked, "text": "De avonden zijn druk.", "today": TODAY}
    return contribute(moment=moment, by=by, **{**defaults, **facts})


def make_minutes(moment: EvaluationMoment) -> EvaluationMoment:
    """The moment, held, with everything that its minutes need."""
    return find(attend(moment if moment.is_held else hold(moment)))


def offer(moment: EvaluationMoment, *, by: User, **facts: Any) -> EvaluationMoment:
    """The minutes, offered for a second look."""
    return offer_minutes(moment=moment, today=facts.get("today", TODAY), by=by)


def adopt(moment: EvaluationMoment, *, by: User | None = None, **facts: Any) -> EvaluationMoment:
    """The offered minutes, adopted by a team lead."""
    defaults: dict[str, Any] = {
        "figures": figures_as_of(moment.pilot, moment.day, now=clock.now()),
        "today": TODAY,
        "by": by or make_user(role="team_lead", pilot=moment.pilot),
    }
    return adopt_minutes(moment=moment, **{**defaults, **facts})


def make_adopted(moment: EvaluationMoment) -> EvaluationMoment:
    """The moment, whose minutes two people stand for."""
    officer = make_user(role="policy_officer", pilot=moment.pilot)
    return adopt(offer(make_minutes(moment), by=officer))


def correct(moment: EvaluationMoment, **facts: Any) -> EvaluationMoment:
    """Adopted minutes, corrected: the pilot stops."""
    defaults: dict[str, Any] = {
        **JUDGEMENT,
        "held_on": moment.held_on,
        "verdict": term("verdict.stop"),
        "reason": "Verkeerd besluit.",
        "today": TODAY,
        "by": system(),
    }
    return correct_judgement(moment=moment, **{**defaults, **facts})
