"""Keyword functions that make goals, barriers, housing skills and judgements of readiness."""

from datetime import date
from typing import Any

from interwonen.pilots.models import Question
from participants.actions.barriers import add_barrier
from participants.actions.checklists import fill_in
from participants.actions.checklists_readiness import judge_readiness, record_agreement
from participants.actions.goals import close_goal, set_goal
from participants.actions.goals_steps import add_goal_step
from participants.models import Agreement, Barrier, Checklist, Goal, GoalStep, Participant
from participants.models.checklists import Given
from tests.factories import TODAY, system, term


def life_domain(code: str = "finance") -> Question:
    """A life domain by its code."""
    return Question.objects.get(question_set="life_domain", code=code)


def make_goal(participant: Participant, **facts: Any) -> Goal:
    """A goal on money, set on 1 April 2021, to be reached by 1 September 2021."""
    defaults: dict[str, Any] = {
        "life_domain": life_domain(),
        "text": "Ik wil mijn huur elke maand zelf betalen.",
        "set_on": date(2021, 4, 1),
        "due_on": date(2021, 9, 1),
        "today": TODAY,
        "by": system(),
    }
    return set_goal(participant=participant, **{**defaults, **facts})


def close(goal: Goal) -> Goal:
    """The goal, achieved on 1 June 2021."""
    return close_goal(
        goal=goal,
        outcome=Goal.Outcome.ACHIEVED,
        closed_on=date(2021, 6, 1),
        outcome_note="Gelukt.",
        today=TODAY,
        by=system(),
    )


def make_goal_step(goal: Goal, **facts: Any) -> GoalStep:
    """A step to be done by 1 August 2021."""
    defaults: dict[str, Any] = {
        "text": "Een overzicht van vaste lasten maken",
        "due_on": date(2021, 8, 1),
        "by": system(),
    }
    return add_goal_step(goal=goal, **{**defaults, **facts})


def make_barrier(participant: Participant, **facts: Any) -> Barrier:
    """Rent arrears that still stand in the way since 1 March 2021."""
    defaults: dict[str, Any] = {
        "kind": term("barrier.rent_arrears"),
        "status": term("barrier_status.open"),
        "since": date(2021, 3, 1),
        "today": TODAY,
        "by": system(),
    }
    return add_barrier(participant=participant, **{**defaults, **facts})


def make_skills(participant: Participant, code: str = "with_support", **facts: Any) -> Checklist:
    """All housing skills with one answer, on 1 April 2021."""
    given = Given(term(f"answer_housing_skill.{code}"))
    defaults: dict[str, Any] = {
        "answers": dict.fromkeys(Question.objects.current("housing_skill"), given),
        "filled_on": date(2021, 4, 1),
        "today": TODAY,
        "by": system(),
    }
    return fill_in(
        participant=participant,
        question_set=Checklist.QuestionSet.HOUSING_SKILL,
        **{**defaults, **facts},
    )


def make_judgement(
    participant: Participant, not_met: tuple[str, ...] = (), **facts: Any
) -> Checklist:
    """A judgement on 1 June 2021 in which all exit criteria are met but those in `not_met`."""
    met, not_yet = (term(f"answer_exit_criterion.{code}") for code in ("met", "not_met"))
    defaults: dict[str, Any] = {
        "answers": {
            criterion: Given(not_yet if criterion.code in not_met else met, "Blijkt uit de week.")
            for criterion in Question.objects.current("exit_criterion")
        },
        "filled_on": date(2021, 6, 1),
        "today": TODAY,
        "by": system(),
    }
    return judge_readiness(participant=participant, **{**defaults, **facts})


def agree(judgement: Checklist, party: str = "resident", **facts: Any) -> Agreement:
    """One party agrees with a judgement on 10 June 2021."""
    defaults: dict[str, Any] = {"agreed_on": date(2021, 6, 10), "today": TODAY, "by": system()}
    return record_agreement(
        judgement=judgement, party=Agreement.Party(party), **{**defaults, **facts}
    )
