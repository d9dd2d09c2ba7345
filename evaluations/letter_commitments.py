"""What the letter to the council of Emmen promises and limits, sentence by sentence, in our own words.

A register belongs to one pilot: these become rows only when someone takes them over for it. The
words are data, as the choice lists are, so they stay out of the catalogue. Where the letter names no
day, a promise about the start is due on the first day of the pilot, by our reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from evaluations.models import Commitment, Evidence
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

LETTER = "Brief aan de raad over de pilot Interwonen"

INTRODUCTION = "Inleiding"  # above the first heading
PILOT = "Pilot Interwonen"
TARGET_GROUP = "Doelgroep pilot Interwonen"
COMMUNICATION = "Communicatie"
CLOSING = "Tot slot"

Due = Callable[[Pilot], date] | None
Owner = Commitment.Owner


def at_the_start(pilot: Pilot) -> date:
    """The first day of the pilot."""
    return pilot.starts_on


def in_the_next_quarter(pilot: Pilot) -> date:
    """The last day of the quarter after that in which the pilot begins, as of the presentation."""
    return Quarter.containing(pilot.starts_on).next.ends_on


@dataclass(frozen=True)
class Line:
    """A commitment of the letter: the place of its sentence, what proves it, who keeps it, and by
    when; None is throughout the pilot."""

    code: str
    heading: str
    sentence: int
    words: str
    evidence: Evidence
    owner: Owner
    due: Due = None


LINES = (
    Line(
        "funding", INTRODUCTION, 3, "Rijksmiddelen voor het regionale plan betalen de pilot.",
        Evidence.FUNDING, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "start_soon", INTRODUCTION, 4, "De pilot begint op korte termijn.",
        Evidence.MOVED_IN, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "from_shelter", PILOT, 1,
        "De pilot helpt mensen vanuit de maatschappelijke opvang een stap verder.",
        Evidence.SHELTER, Owner.MUNICIPALITY,
    ),
    Line(
        "practise", PILOT, 1, "Bewoners oefenen met zelfstandig wonen.",
        Evidence.GOALS, Owner.CARE_PROVIDER,
    ),
    Line(
        "support", PILOT, 2, "Het Leger des Heils ondersteunt en begeleidt de bewoners.",
        Evidence.SESSIONS, Owner.CARE_PROVIDER,
    ),
    Line(
        "vacant_dwellings", PILOT, 3, "De pilot gebruikt leegstaande woningen van Woonservice.",
        Evidence.DWELLINGS, Owner.LANDLORD, at_the_start,
    ),
    Line(
        "support_point", PILOT, 4, "In het complex komt naast de woningen een steunpunt.",
        Evidence.SUPPORT_POINT, Owner.CARE_PROVIDER,
    ),
    Line(
        "capacity", PILOT, 5, "De pilot begint met 5 deelnemers en groeit tot hoogstens 7.",
        Evidence.CAPACITY, Owner.MUNICIPALITY,
    ),
    Line(
        "period", PILOT, 6, "De pilot duurt van 1 maart 2021 tot en met 1 maart 2022.",
        Evidence.PERIOD, Owner.MUNICIPALITY,
    ),
    Line(
        "place", PILOT, 7, "De woningen van de pilot staan in Veenoord.",
        Evidence.DWELLINGS, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "planning_frame", PILOT, 8, "De plek past binnen de regels voor ruimtelijke ordening.",
        Evidence.LOCATION, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "assessed", PILOT, 9,
        "De pilot is getoetst aan het afwegingskader voor bijzondere doelgroepen.",
        Evidence.LOCATION, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "one_person", PILOT, 10,
        "In elke woning woont 1 persoon, dus 1 huishouden: zo past het in het bestemmingsplan.",
        Evidence.ONE_PERSON, Owner.MUNICIPALITY,
    ),
    Line(
        "target_group", TARGET_GROUP, 1,
        "De pilot is alleen voor mensen die elders geen plek vinden.",
        Evidence.TARGET_GROUP, Owner.MUNICIPALITY,
    ),
    Line(
        "neighbourhood", COMMUNICATION, 2, "De buurt hoort op tijd wat de plannen zijn.",
        Evidence.LETTERS, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "letter", COMMUNICATION, 3,
        "Omwonenden krijgen een brief over de pilot nadat het college heeft besloten.",
        Evidence.LETTERS, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "phone_hour", COMMUNICATION, 4,
        "Omwonenden kunnen hun vragen stellen in een telefonisch spreekuur.",
        Evidence.HOURS, Owner.MUNICIPALITY, at_the_start,
    ),
    Line(
        "guidance", COMMUNICATION, 5, "De begeleiding van de bewoners ligt bij het Leger des Heils.",
        Evidence.SESSIONS, Owner.CARE_PROVIDER,
    ),
    Line(
        "office_hours", COMMUNICATION, 5,
        "Bewoners kunnen in kantoortijd met vragen bij het steunpunt terecht.",
        Evidence.SUPPORT_POINT, Owner.CARE_PROVIDER,
    ),
    Line(
        "support_point_neighbours", COMMUNICATION, 6,
        "Ook omwonenden kunnen met vragen bij het steunpunt terecht.",
        Evidence.SUPPORT_POINT, Owner.CARE_PROVIDER,
    ),
    Line(
        "small_group", COMMUNICATION, 7, "De groep deelnemers blijft klein.",
        Evidence.CAPACITY, Owner.MUNICIPALITY,
    ),
    Line(
        "at_home", CLOSING, 1, "Mensen krijgen hulp waar zij wonen, en doen mee in de samenleving.",
        Evidence.SESSIONS, Owner.CARE_PROVIDER,
    ),
    Line(
        "inclusion", CLOSING, 2, "De pilot maakt werk van sociale inclusie.",
        Evidence.MOVED_IN, Owner.MUNICIPALITY,
    ),
    Line(
        "own_surroundings", CLOSING, 3,
        "Mensen met een psychische kwetsbaarheid wonen zo veel mogelijk in hun eigen omgeving.",
        Evidence.MOVED_IN, Owner.MUNICIPALITY,
    ),
    Line(
        "recovery", CLOSING, 3,
        "De begeleiding is gericht op herstel en zelfredzaamheid.",
        Evidence.ASSESSMENTS, Owner.CARE_PROVIDER,
    ),
    Line(
        "flow", CLOSING, 4,
        "Wonen met ondersteuning voorkomt dat mensen in de opvang komen, en helpt hen eruit.",
        Evidence.EXITS, Owner.MUNICIPALITY,
    ),
    Line(
        "evaluations", CLOSING, 5, "Tijdens de pilot zijn er regelmatig evaluaties.",
        Evidence.EVALUATIONS, Owner.MUNICIPALITY,
    ),
    Line(
        "judgements", CLOSING, 6,
        "Elke evaluatie weegt de voortgang, en of de pilot een vaste plek krijgt.",
        Evidence.EVALUATIONS, Owner.MUNICIPALITY,
    ),
    Line(
        "council", CLOSING, 7,
        "De raad hoort in het tweede kwartaal van 2021 hoe de pilot verloopt.",
        Evidence.COUNCIL, Owner.MUNICIPALITY, in_the_next_quarter,
    ),
)  # fmt: skip

# How many sentences stand under each heading.
SENTENCES = {INTRODUCTION: 5, PILOT: 11, TARGET_GROUP: 4, COMMUNICATION: 7, CLOSING: 8}

# Sentences that promise and limit nothing, and why.
NOTHING_PROMISED = {
    (INTRODUCTION, 1): "what the ministry did",
    (INTRODUCTION, 2): "what the council was told before",
    (INTRODUCTION, 5): "why the letter is written",
    (PILOT, 11): "sentence 10 is what was meant anyway",
    (TARGET_GROUP, 2): "describes the target group, as the questions of the intake do",
    (TARGET_GROUP, 3): "describes the target group, as the questions of the intake do",
    (TARGET_GROUP, 4): "describes the target group, as the questions of the intake do",
    (COMMUNICATION, 1): "how neighbours may feel about it",
    (CLOSING, 8): "closes the letter",
}
