"""Fictional evaluation moments and the draft of a report to the council."""

from datetime import date

from evaluations.actions.commitments import add_commitment, take_over_letter
from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.actions.reminders import remind
from evaluations.actions.reports import start_report, write_paragraphs
from evaluations.models import Commitment, Evidence
from interwonen.accounts.models import User
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.living import LAST_DAY, term
from interwonen.pilots.models import Pilot

HELD_ON = date(2021, 5, 25)

PARAGRAPHS = {
    "summary": (
        "Dit is een voorbeeld met verzonnen gegevens. De pilot Interwonen in Veenoord loopt "
        "sinds 1 maart 2021. Mensen die uit de opvang komen, oefenen hier met zelfstandig wonen. "
        "Het Leger des Heils begeleidt hen."
    ),
    "background": (
        "De pilot is een van de projecten uit het regionale plan van aanpak dak- en "
        "thuisloosheid van de regio Zuidoost-Drenthe. Het ministerie van VWS heeft hiervoor geld "
        "beschikbaar gesteld. In een appartementencomplex van Woonservice stonden woningen leeg. "
        "De pilot past binnen het bestemmingsplan zolang er 1 persoon per woning woont."
    ),
    "progress": (
        "De eerste vijf woningen zijn volgens plan in gebruik genomen. Sinds 1 juni 2021 mag de "
        "pilot uit zeven plekken bestaan. In elke woning woont 1 persoon."
    ),
    "support": (
        "Elke bewoner heeft een vaste begeleider. In het complex is een steunpunt. Bewoners "
        "kunnen daar tijdens kantoortijd terecht met hun vragen."
    ),
    "neighbourhood": (
        "Voor buren is er een telefonisch spreekuur. Ook bij het steunpunt kunnen zij terecht. "
        "Vragen en meldingen worden geregistreerd, zodat duidelijk is wanneer er antwoord moet zijn."
    ),
    "evaluation": (
        "Bij elke evaluatie wegen wij de voortgang en de structurele inbedding van de pilot, zoals "
        "in de brief aan de raad staat."
    ),
    "planning": (
        "De volgende evaluatie staat gepland op 1 september 2021. Drie maanden voor het einde van "
        "de pilot is er voor elke bewoner een plan voor een volgende woning."
    ),
    "ask": "Wij vragen de raad om kennis te nemen van deze voortgang.",
}


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


def add_report(pilot: Pilot, *, by: User) -> None:
    """A draft of the report on the quarter that the letter names."""
    report = start_report(pilot=pilot, quarter=Quarter(2021, 2), by=by)
    write_paragraphs(report=report, texts=PARAGRAPHS, by=by)
