"""Fictional reports to the council: one that is written, and one that is being written."""

from datetime import date

from evaluations.actions.reports import write_particulars, write_section
from evaluations.actions.reports_comments import comment_on_report
from evaluations.models import CouncilReport, ReportParagraph
from interwonen.accounts.models import User
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.living import at
from interwonen.pilots.models import Pilot
from participants.rules.participants import RECOGNISABLE

Section, Rating = ReportParagraph.Section, ReportParagraph.Rating
FIRST, SECOND = Quarter(2021, 1), Quarter(2021, 2)

RATINGS = {
    FIRST: {
        Section.PROMISES: Rating.ADJUST,
        Section.PROGRESS: Rating.ON_COURSE,
        Section.FLOW: Rating.ON_COURSE,
        Section.NEIGHBOURHOOD: Rating.ON_COURSE,
        Section.SUPPORT: Rating.ATTENTION,
        Section.FINANCES: Rating.ON_COURSE,
    },
    SECOND: {Section.PROGRESS: Rating.ATTENTION, Section.NEIGHBOURHOOD: Rating.ATTENTION},
}

TEXTS_OF_FIRST = {
    Section.SUMMARY: (
        "Dit is een voorbeeld met verzonnen gegevens. De pilot is op 1 maart 2021 volgens plan "
        "begonnen. In de eerste maand kwamen er vier mensen wonen. Het is te vroeg om te zeggen of "
        "zij straks zelf kunnen huren."
    ),
    Section.GOES_WELL: (
        "De woningen waren op tijd klaar. De buurt wist van tevoren wat er kwam: eerst het besluit, "
        "dan de brief, dan het eerste spreekuur."
    ),
    Section.RISKS: (
        "Het steunpunt moest half maart open zijn, maar is dat nog niet. Wij spreken met het Leger des "
        "Heils af wanneer het opengaat. Tot dan komen begeleiders vaker bij bewoners thuis."
    ),
    Section.EVALUATION: (
        "Na een maand is het te vroeg voor een oordeel: eerst moet blijken hoe het wonen gaat."
    ),
    Section.ASK: "Wij vragen de raad om kennis te nemen van de start van de pilot.",
    Section.PROMISES: (
        "Drie toezeggingen zijn te laat, en alle drie gaan over het steunpunt. Tot het open is, "
        "kunnen buren bellen en komt de begeleiding bij bewoners thuis."
    ),
    Section.PROGRESS: (
        "Vier van de vijf plekken zijn in de eerste maand bewoond. Voor de vijfde woning is iemand "
        "gevonden; die begint in april."
    ),
    Section.FLOW: "Er kwamen vier mensen wonen. Niemand vertrok.",
    Section.NEIGHBOURHOOD: (
        "De buurt kreeg in februari een brief. Daarna was er een telefonisch spreekuur. Bij het "
        "steunpunt kunnen buren terecht zodra het open is."
    ),
    Section.SUPPORT: (
        "Elke bewoner heeft een vaste begeleider. In de eerste weken ging de begeleiding vooral over "
        "inrichten, post en vaste lasten."
    ),
    Section.FINANCES: "De uitgaven van de eerste maand blijven binnen wat is toegekend.",
    Section.PLANNING: (
        "In het tweede kwartaal komt de laatste van de eerste vijf bewoners. Daarna wegen wij of de "
        "pilot kan groeien naar zeven plekken."
    ),
    Section.AFTERWARDS: (
        "De pilot duurt tot en met 1 maart 2022. Drie maanden daarvoor is er voor elke bewoner een "
        "plan voor een volgende woning."
    ),
    Section.PARLIAMENT: (
        "De plekken zijn in een bestaand appartementencomplex. Er is dus niets gebouwd."
    ),
    Section.BACKGROUND: (
        "De pilot is een van de projecten uit het regionale plan van aanpak dak- en "
        "thuisloosheid van de regio Zuidoost-Drenthe. Het ministerie van VWS heeft hiervoor geld "
        "beschikbaar gesteld. De pilot past binnen het bestemmingsplan zolang er 1 persoon per "
        "woning woont."
    ),
}

# What is written in the second quarter, of which this is ready.
READY_IN_SECOND = {Section.BACKGROUND, Section.PROGRESS, Section.NEIGHBOURHOOD, Section.ASK}
TEXTS_OF_SECOND = {
    Section.BACKGROUND: TEXTS_OF_FIRST[Section.BACKGROUND],
    Section.SUMMARY: (
        "Dit is een voorbeeld met verzonnen gegevens. Mensen die uit de opvang komen, oefenen hier "
        "met zelfstandig wonen. Het Leger des Heils begeleidt hen."
    ),
    Section.EVALUATION: (
        "De eerste evaluatie was op 25 mei 2021. Daarin is besloten dat de pilot doorgaat en vanaf 1 "
        "juni 2021 kan groeien van 5 naar 7 plekken."
    ),
    Section.PROGRESS: (
        "De eerste vijf woningen zijn volgens plan in gebruik genomen. Sinds 1 juni 2021 mag de "
        "pilot uit zeven plekken bestaan. In elke woning woont 1 persoon."
    ),
    Section.SUPPORT: (
        "Elke bewoner heeft een vaste begeleider. In het complex is een steunpunt. Bewoners "
        "kunnen daar tijdens kantoortijd terecht met hun vragen."
    ),
    Section.NEIGHBOURHOOD: (
        "Voor buren is er een telefonisch spreekuur. Ook bij het steunpunt kunnen zij terecht. "
        "Vragen en meldingen worden geregistreerd, zodat duidelijk is wanneer er antwoord moet zijn."
    ),
    Section.PLANNING: (
        "De volgende evaluatie staat gepland op 1 september 2021. Drie maanden voor het einde van "
        "de pilot is er voor elke bewoner een plan voor een volgende woning."
    ),
    Section.AFTERWARDS: (
        "Het is te vroeg om te zeggen of deze woonvorm blijvend wordt. Daarvoor zijn afspraken over "
        "geld en over de woningen na 1 maart 2022 nodig."
    ),
    Section.ASK: "Wij vragen de raad om kennis te nemen van deze voortgang.",
}


def write_first_report(pilot: Pilot, *, by: User) -> CouncilReport:
    """The whole report on the first quarter, with nothing missing."""
    for section, text in TEXTS_OF_FIRST.items():
        _write(pilot, FIRST, section, text, is_ready=True, by=by)
    return write_particulars(
        pilot=pilot,
        quarter=FIRST,
        portfolio_holder="Verzonnen wethouder voor wonen en zorg",
        case_number="DEMO-2021-0412",
        contact="Team wonen en zorg, telefoon 0591 00 00 00, wonen@voorbeeld.example",
        by=by,
    )


def write_second_report(pilot: Pilot, people: dict[str, User]) -> CouncilReport:
    """The report on the second quarter as far as it is, with a comment of the team lead."""
    by = people["beleid"]
    for section, text in TEXTS_OF_SECOND.items():
        _write(pilot, SECOND, section, text, is_ready=section in READY_IN_SECOND, by=by)
    comment = comment_on_report(
        pilot=pilot,
        quarter=SECOND,
        block="support",
        text="Noem ook dat het steunpunt op zaterdag dicht is. Daar vroegen buren naar.",
        now=at(date(2021, 6, 29)),
        by=people["teamleider"],
    )
    return comment.report


def _write(
    pilot: Pilot, quarter: Quarter, section: str, text: str, *, is_ready: bool, by: User
) -> None:
    write_section(
        pilot=pilot,
        quarter=quarter,
        section=section,
        text=text,
        rating=RATINGS[quarter].get(Section(section), ""),
        is_ready=is_ready,
        now=at(quarter.ends_on),
        by=by,
        confirmed={RECOGNISABLE.name},  # it names the region, not a person
    )
