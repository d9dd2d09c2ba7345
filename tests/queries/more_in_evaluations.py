"""More rows about evaluating a pilot."""

from datetime import date

from evaluations.models import Evidence, PublishedReport
from interwonen.pilots.models import Pilot
from neighbours.actions.announcements import record_announcement
from participants.rules.participants import RECOGNISABLE
from tests.commitment_factories import make_commitment
from tests.council_question_factories import answer, give, make_public_question, make_question
from tests.factories import TODAY, make_user, system


def add_council_question_rows(pilot: Pilot, times: int) -> None:
    """Questions of the council of every kind, with someone of their own who answers."""
    published = PublishedReport.objects.of_pilot(pilot).latest("pk")
    for number in range(times):
        officer = make_user(role="policy_officer", pilot=pilot)
        give(make_question(published, text=f"Te laat? {number}"), owner=officer)
        give(make_question(published, text=f"Op tijd? {number}", asked_on=TODAY), owner=officer)
        answer(make_question(published, text=f"Klaar? {number}", asked_on=TODAY), by=officer)
        make_public_question(published, text=f"Nieuw? {number}")


def add_commitment_rows(pilot: Pilot) -> None:
    """Commitments with every kind of evidence, one of which someone looks after."""
    for evidence in Evidence:
        make_commitment(pilot, evidence=evidence, due_on=None, promised_on=date(2021, 2, 2))
    make_commitment(pilot, responsible=make_user(role="team_lead", pilot=pilot))
    record_announcement(
        pilot=pilot,
        told_on=date(2021, 6, 1),
        audience="council",
        about="other",
        how="presentatie",
        what="Hoe het gaat.",
        today=TODAY,
        by=system(),
        confirmed=[RECOGNISABLE.name],
    )
