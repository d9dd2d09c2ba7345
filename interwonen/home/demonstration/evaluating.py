"""Fictional evaluation moments and commitments."""

from datetime import date

from evaluations.actions.commitments import add_commitment, take_over_letter
from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.actions.reminders import remind
from evaluations.models import Commitment, Evidence
from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY, term
from interwonen.pilots.models import Pilot

HELD_ON = date(2021, 5, 25)


def add_evaluations(pilot: Pilot, *, by: User) -> None:
    """One moment held, one planned, and the commitments."""
    first = plan_moment(
        pilot=pilot, planned_on=HELD_ON, theme="Evaluatie na de eerste drie maanden", by=by
    )
    plan_moment(pilot=pilot, planned_on=date(2021, 9, 1), theme="Evaluatie halverwege", by=by)
    hold_moment(
        moment=first,
        held_on=HELD_ON,
        progress=(
            "Fictief oordeel. De woningen zijn volgens plan in gebruik genomen. De begeleiding is "
            "bereikbaar en het steunpunt is open op kantoortijd."
        ),
        embedding=(
            "Fictief oordeel. Het is te vroeg om te zeggen of deze woonvorm blijvend wordt. "
            "Daarvoor zijn afspraken over geld en over de woningen na 1 maart 2022 nodig."
        ),
        verdict=term("verdict.scale_up"),
        decision=(
            "Fictief besluit. De pilot gaat door en kan vanaf 1 juni 2021 groeien van 5 naar 7 "
            "plekken."
        ),
        today=HELD_ON,
        by=by,
    )
    _add_commitments(pilot, by=by)
    remind(today=LAST_DAY)  # the mails of that morning


def _add_commitments(pilot: Pilot, *, by: User) -> None:
    """Those of the letter, and two of a later one: a letter that has yet to go, and an evaluation."""
    letter_of = date(2021, 2, 2)
    take_over_letter(pilot=pilot, promised_on=letter_of, today=letter_of, by=by)
    promised_on = date(2021, 6, 1)
    for sentence, words, evidence, due_on in (
        (1, "De buurt krijgt een brief over de groei naar 7.", Evidence.LETTERS, date(2021, 6, 15)),
        (2, "Er is ook in de zomer een evaluatie.", Evidence.EVALUATIONS, date(2021, 9, 1)),
    ):
        add_commitment(
            pilot=pilot,
            letter="Fictieve brief over de groei",
            heading="Vervolg",
            sentence=sentence,
            words=words,
            evidence=evidence,
            owner=Commitment.Owner.MUNICIPALITY,
            responsible=by,
            promised_on=promised_on,
            due_on=due_on,
            today=promised_on,
            by=by,
        )
