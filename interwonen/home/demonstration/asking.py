"""Fictional questions of the council about the first report: one answered, one open."""

from datetime import timedelta

from django.utils.timezone import localtime

from evaluations.actions.council_questions import record_question, take_question
from evaluations.actions.council_questions_answers import answer_question
from evaluations.models import CouncilQuestion, PublishedReport
from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY
from interwonen.home.demonstration.reporting import FIRST
from interwonen.pilots.models import Pilot
from participants.rules.participants import RECOGNISABLE

Way = CouncilQuestion.Way
CONFIRMED = {RECOGNISABLE.name}  # a party is no person


def add_council_questions(pilot: Pilot, people: dict[str, User]) -> None:
    """What the clerk passed on soon after the report was published, and what was asked this week."""
    for published in PublishedReport.objects.of_pilot(pilot).of_quarter(FIRST)[:1]:
        _ask_and_answer(published, people)
        _ask(published, people)


def _ask_and_answer(published: PublishedReport, people: dict[str, User]) -> None:
    asked_on = min(localtime(published.published_at).date() + timedelta(days=2), LAST_DAY)
    answered_on = min(asked_on + timedelta(days=6), LAST_DAY)
    question = record_question(
        published=published,
        way=Way.CLERK,
        block="places",
        text="Verzonnen vraag: waarom is de vijfde woning in maart niet bewoond?",
        asked_on=asked_on,
        asked_by="Fractie Voorbeeld",
        today=asked_on,
        by=people["contact"],
        confirmed=CONFIRMED,
    )
    answer_question(
        question=question,
        answer=(
            "Verzonnen antwoord. De woning was klaar. Wie er zou gaan wonen, kon pas in april "
            "verhuizen. Zo lang hielden wij de woning vrij."
        ),
        today=answered_on,
        by=people["beleid"],
        confirmed=CONFIRMED,
    )


def _ask(published: PublishedReport, people: dict[str, User]) -> None:
    question = record_question(
        published=published,
        way=Way.MEETING,
        block="afterwards",
        text="Verzonnen vraag: wat kost het als de pilot een half jaar langer duurt?",
        asked_on=LAST_DAY,
        asked_by="een raadslid",
        today=LAST_DAY,
        by=people["contact"],
        confirmed=CONFIRMED,
    )
    take_question(question=question, today=LAST_DAY, by=people["beleid"])
