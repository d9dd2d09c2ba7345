"""Fictional minutes of evaluations: adopted ones, some that wait for a second look, and action points."""

from datetime import date, datetime, time

from django.utils import timezone

from evaluations.actions.action_points import agree_action_point, close_action_point
from evaluations.actions.minutes import adopt_minutes, offer_minutes
from evaluations.actions.minutes_contributions import contribute
from evaluations.actions.minutes_parts import record_attendance, record_findings
from evaluations.actions.moments import change_moment, hold_moment, plan_moment
from evaluations.indicators.moments_figures import figures_as_of
from evaluations.models import ActionPoint, EvaluationMoment
from evaluations.models.minutes import THEMES, Attendee, Found
from interwonen.accounts.models import User
from interwonen.home.demonstration.living import term
from interwonen.pilots.models import Pilot, Question

ADOPTED_ON, HELD_ON, LATER = date(2021, 6, 2), date(2021, 6, 28), date(2021, 12, 1)

ATTENDEES = (
    Attendee("Gemeente Emmen", "beleidsmedewerker", "", "present"),
    Attendee("Leger des Heils", "teamleider", "", "present"),
    Attendee("Woonservice", "wijkbeheerder", "", "present"),
    Attendee("Dorpsbelangen Veenoord", "bestuurslid", "", "apologies"),
)

# By the code of a theme: how it goes, and the finding.
FOUND = {
    "target_group": ("well", "De eerste bewoners passen bij de doelgroep uit de brief."),
    "moving_on": ("unknown", ""),
    "skills": ("unknown", ""),
    "support": ("well", "Elke bewoner heeft een vaste begeleider. Overdag is iemand bereikbaar."),
    "residents": ("well", "Bewoners noemen de rust en een eigen voordeur."),
    "neighbours": ("attention", "Buren weten nog niet goed wanneer het spreekuur is."),
    "enquiries": ("well", "De meeste vragen kregen op tijd een antwoord."),
    "cooperation": ("attention", "Bij een kapot slot was niet duidelijk wie de slotenmaker belt."),
    "zoning": ("well", "In elke woning woont één persoon."),
    "costs": ("unknown", ""),
    "after_the_end": ("attention", "Er is nog geen afspraak over woningen na 1 maart 2022."),
    "embedding": ("attention", "Er is geld tot en met 2021. Daarna nog niet."),
    "lessons": ("well", "Begin klein en regel de sleutels vooraf."),
}

# What was agreed: who does it, by which day, and what was done, if it was.
POINTS = (
    (
        "Met de verhuurder afspreken wie kapotte sloten vervangt.",
        "teamleider",
        date(2021, 6, 15),
        "Woonservice vervangt sloten binnen twee werkdagen.",
    ),
    ("Uitzoeken hoe de pilot na 2021 wordt betaald.", "beleid", date(2021, 9, 1), ""),
    ("Een lijst maken van woningen die vrijkomen.", "Woonservice", date(2021, 6, 25), ""),
)

BROUGHT = (
    ("begeleider", "support", "De avonden zijn druk. Twee uur meer per week zou helpen."),
    ("teamleider", "cooperation", "Het contact met de wijkbeheerder loopt goed."),
)


def add_minutes(pilot: Pilot, people: dict[str, User]) -> None:
    """Of the first moment adopted minutes, of one of this week minutes that wait for a second look,
    and contributions to the next one, which was moved."""
    officer, lead = people["beleid"], people["teamleider"]
    first, following = pilot.evaluation_moments.order_by("planned_on")
    _write(first, by=officer, on=first.day)
    _agree(first, people)
    offer_minutes(moment=first, today=ADOPTED_ON, by=officer)
    asked_at = timezone.make_aware(datetime.combine(ADOPTED_ON, time(10)))
    figures = figures_as_of(pilot, first.day, now=asked_at)
    adopt_minutes(moment=first, figures=figures, today=ADOPTED_ON, by=lead)
    second = _hold_second(pilot, by=officer)
    _write(second, by=officer, on=HELD_ON)
    offer_minutes(moment=second, today=HELD_ON, by=officer)
    for who, theme, text in BROUGHT:
        question = Question.objects.current(THEMES).get(code=theme)
        contribute(moment=following, question=question, text=text, today=HELD_ON, by=people[who])
    last = plan_moment(
        pilot=pilot, planned_on=date(2021, 11, 30), theme="Evaluatie najaar", by=officer
    )
    change_moment(
        moment=last,
        planned_on=LATER,
        theme=last.theme,
        reason="Op de eerste dag kan de verhuurder niet.",
        by=officer,
    )


def _hold_second(pilot: Pilot, *, by: User) -> EvaluationMoment:
    moment = plan_moment(pilot=pilot, planned_on=HELD_ON, theme="Kwartaalevaluatie", by=by)
    return hold_moment(
        moment=moment,
        held_on=HELD_ON,
        progress="Fictief oordeel. De begeleiding loopt. De nieuwe plekken worden snel bewoond.",
        embedding="Fictief oordeel. De gemeente zoekt naar geld voor de tijd na de pilot.",
        verdict=term("verdict.continue"),
        decision="Fictief besluit. De pilot gaat door zoals gepland.",
        today=HELD_ON,
        by=by,
    )


def _write(moment: EvaluationMoment, *, by: User, on: date) -> None:
    record_attendance(moment=moment, attendees=ATTENDEES, today=on, by=by)
    findings = {
        asked: Found(term(f"answer_evaluation_theme.{FOUND[asked.code][0]}"), FOUND[asked.code][1])
        for asked in Question.objects.current(THEMES)
    }
    record_findings(moment=moment, findings=findings, today=on, by=by)


def _agree(moment: EvaluationMoment, people: dict[str, User]) -> None:
    for what, owner, due_on, done in POINTS:
        point = agree_action_point(
            moment=moment,
            what=what,
            owner=people.get(owner),
            organisation="" if owner in people else owner,
            due_on=due_on,
            today=moment.day,
            by=people["beleid"],
        )
        if done:
            close_action_point(
                point=point,
                outcome=ActionPoint.Outcome.DONE,
                closed_on=due_on,
                closing_words=done,
                today=due_on,
                by=people[owner],
            )
