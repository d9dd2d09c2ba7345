"""Goals, barriers and skills of the fictional residents, their keys, and one exit plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from interwonen.accounts.models import User
from interwonen.home.demonstration.assessing import add_assessments
from interwonen.home.demonstration.living import FICTIONAL, LAST_DAY, LEAVER, PEOPLE, term
from interwonen.home.demonstration.reviews import add_reviews
from interwonen.pilots.models import Question
from participants.actions.barriers import add_barrier, record_barrier_status
from participants.actions.checklists import fill_in
from participants.actions.checklists_readiness import judge_readiness, record_agreement
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.exits import keep_exit_plan
from participants.actions.follow_ups import agree_follow_up
from participants.actions.goals import close_goal, set_goal
from participants.actions.goals_steps import add_goal_step, mark_goal_step
from participants.actions.handovers import hand_over_keys, take_keys_back
from participants.models import Agreement, Checklist, Dwelling, Goal, Participant
from participants.models.checklists import Given


@dataclass(frozen=True)
class Aim:
    """A goal with a step; days are counted from the first day of the stay."""

    domain: str
    text: str
    days: int
    step: str


AIMS = (
    Aim("finance", "Ik wil elke maand mijn huur op tijd betalen.", 90, "Automatische betaling regelen"),
    Aim("time_use", "Ik wil drie dagen per week iets te doen hebben.", 150, "Kennismaken bij de werkplaats"),
    Aim("social_network", "Ik wil weer contact met mijn familie.", 120, "Een kaart sturen"),
    Aim("housing", "Ik wil mijn huis zelf schoonhouden.", 75, "Schoonmaakrooster maken"),
)  # fmt: skip
BARRIERS = ("rent_arrears", "nuisance_history", "no_landlord_reference", "debts")
READY = "Aalbes"


def add_progress(residents: list[Participant], people: dict[str, User]) -> None:
    """Goals, barriers, skills, assessments and keys of everyone who got a dwelling."""
    counsellors = {person.last_name: people[person.counsellor] for person in PEOPLE}
    for number, participant in enumerate(residents):
        by = counsellors[participant.last_name]
        _keys(participant, by=by)
        _goals(participant, number, by=by)
        _barrier(participant, number, by=by)
        _skills(participant, by=by)
        if participant.last_name == READY:
            _ready(participant, by=by)
    _follow_ups(residents, counsellors)
    add_reviews(residents, counsellors)
    add_assessments(residents, people)


def add_inspections(dwellings: list[Dwelling], *, by: User) -> None:
    """The last dwelling is still being prepared; the others were ready before anyone moved in."""
    for dwelling in dwellings[:-1]:
        _inspect(dwelling, dwelling.availabilities.get().starts_on - timedelta(days=3), by=by)


def _inspect(dwelling: Dwelling, day: date, *, by: User) -> None:
    inspect_dwelling(
        dwelling=dwelling,
        inspected_on=day,
        is_ready=True,
        findings=f"{FICTIONAL} Schoon, alles werkt.",
        today=LAST_DAY,
        by=by,
    )


def _keys(participant: Participant, *, by: User) -> None:
    placement = participant.placements.get()
    hand_over_keys(
        placement=placement,
        handed_on=placement.starts_on,
        keys=3,
        findings=f"{FICTIONAL} Zonder gebreken.",
        today=LAST_DAY,
        by=by,
    )
    if participant.last_name == LEAVER:
        take_keys_back(
            placement=placement,
            handed_on=placement.ends_on,
            keys=2,
            is_ready=False,
            findings=f"{FICTIONAL} Eén sleutel is kwijt; slot laten vervangen.",
            today=LAST_DAY,
            by=by,
        )
        _inspect(placement.dwelling, placement.ends_on + timedelta(days=4), by=by)


def _goals(participant: Participant, number: int, *, by: User) -> None:
    first = participant.placements.get().starts_on
    for aim in (AIMS[number % len(AIMS)], AIMS[(number + 1) % len(AIMS)]):
        goal = set_goal(
            participant=participant,
            life_domain=Question.objects.current("life_domain").get(code=aim.domain),
            text=aim.text,
            set_on=first,
            due_on=first + timedelta(days=aim.days),
            today=LAST_DAY,
            by=by,
        )
        step = add_goal_step(goal=goal, text=aim.step, due_on=first + timedelta(days=21), by=by)
        if aim.domain in ("housing", "finance"):
            mark_goal_step(step=step, is_done=True, today=LAST_DAY, by=by)
        if aim.domain == "housing":
            close_goal(
                goal=goal,
                outcome=Goal.Outcome.ACHIEVED,
                outcome_note=f"{FICTIONAL} Het lukt elke week.",
                closed_on=LAST_DAY - timedelta(days=number + 1),
                today=LAST_DAY,
                by=by,
            )


def _barrier(participant: Participant, number: int, *, by: User) -> None:
    first = participant.placements.get().starts_on
    barrier = add_barrier(
        participant=participant,
        kind=term(f"barrier.{BARRIERS[number % len(BARRIERS)]}"),
        status=term("barrier_status.open"),
        since=first,
        explanation=FICTIONAL,
        today=LAST_DAY,
        by=by,
    )
    for status, days in (("plan_made", 14), ("plan_running", 28)):
        day = first + timedelta(days=days)
        if day <= LAST_DAY:
            record_barrier_status(
                barrier=barrier,
                status=term(f"barrier_status.{status}"),
                since=day,
                today=LAST_DAY,
                by=by,
            )


def _skills(participant: Participant, *, by: User) -> None:
    """Two lists: at the start mostly with help, later more without it."""
    placement = participant.placements.get()
    for day, without_help in ((placement.starts_on + timedelta(days=7), 3), (date(2021, 6, 14), 7)):
        if placement.starts_on < day <= min(placement.ends_on, LAST_DAY):
            fill_in(
                participant=participant,
                question_set=Checklist.QuestionSet.HOUSING_SKILL,
                answers={
                    skill: Given(term(_skill(place, without_help)))
                    for place, skill in enumerate(Question.objects.current("housing_skill"))
                },
                filled_on=day,
                today=LAST_DAY,
                by=by,
            )


def _skill(place: int, without_help: int) -> str:
    answer = "independent" if place < without_help else "with_support" if place < 10 else "not_yet"
    return f"answer_housing_skill.{answer}"


def _ready(participant: Participant, *, by: User) -> None:
    """Judged as ready to rent; the counsellor agreed, the resident is still to be asked."""
    met = Given(term("answer_exit_criterion.met"), f"{FICTIONAL} Al drie maanden zo.")
    judgement = judge_readiness(
        participant=participant,
        answers=dict.fromkeys(Question.objects.current("exit_criterion"), met),
        filled_on=date(2021, 6, 21),
        today=LAST_DAY,
        by=by,
    )
    record_agreement(
        judgement=judgement,
        party=Agreement.Party.COUNSELLOR,
        agreed_on=date(2021, 6, 21),
        today=LAST_DAY,
        by=by,
    )
    keep_exit_plan(
        placement=participant.placements.get(),
        destination=term("exit_destination.own_rental"),
        next_home="",
        moves_on=None,
        is_arranged=False,
        to_do=f"{FICTIONAL} Inschrijven als woningzoekende.",
        today=LAST_DAY,
        by=by,
    )


def _follow_ups(residents: list[Participant], counsellors: dict[str, User]) -> None:
    """One that is too late, one for today, one for later."""
    tasks = (
        ("Bewindvoerder bellen over de huur", date(2021, 6, 20), date(2021, 6, 28)),
        ("Formulier voor de bibliotheek meenemen", date(2021, 6, 25), date(2021, 6, 30)),
        ("Gesprek met de verhuurder voorbereiden", date(2021, 6, 28), date(2021, 7, 9)),
    )
    for participant, (text, agreed_on, due_on) in zip(residents, tasks, strict=False):
        owner = counsellors[participant.last_name]
        agree_follow_up(
            participant=participant,
            owner=owner,
            text=f"{FICTIONAL} {text}",
            due_on=due_on,
            today=agreed_on,
            by=owner,
        )
