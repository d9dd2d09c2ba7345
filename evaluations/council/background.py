"""The appendix: the pilot in facts, what words mean, and how the figures are made."""

from collections.abc import Iterable

from evaluations.council.cells import INDICATOR, definition_of, listed, on
from evaluations.council.material import Content, Material, quarter_name
from evaluations.council.snapshot import Fact
from interwonen.core.formatting import lower_first

TERMS = {
    "Bewoner": "iemand die in een woning van de pilot woont",
    "Plek": "ruimte voor één bewoner; in elke woning woont één persoon",
    "Capaciteit": "hoeveel mensen er tegelijk mogen wonen, volgens het laatste besluit",
    "Komen wonen": "instroom: iemand begint aan een verblijf in de pilot",
    "Vertrokken": "uitstroom: iemand verlaat de pilot",
    "Doorstroom": "verhuizen naar een volgende woning met minder hulp",
    "Maatschappelijke opvang": "onderdak en begeleiding voor mensen zonder huis",
    "Begeleiding": "hulp om zelf te wonen en het eigen leven te regelen",
    "Leefgebied": "een deel van het leven, zoals geld of gezondheid",
    "Belemmering": "wat iemand tegenhoudt om zelf een woning te huren",
    "Steunpunt": "de plek bij de woningen waar bewoners en buren met vragen terechtkunnen",
    "Toezegging": "wat in de brief aan de raad is beloofd",
    "Verplichtingen": "geld waarover met anderen een afspraak is gemaakt; wat al is uitgegeven, telt"
    " daarin mee",
    "Peildatum": "de laatste dag waarvan de gegevens meetellen",
}
FIGURES = (
    "residents",
    "places",
    "moved_in",
    "moved_out",
    "referrals",
    "empty_days",
    "dwelling_days",
    "sessions",
    "session_hours",
    "enquiries",
    "answered_in_time",
    "letters",
    "consultation_hours",
    "support_point_days",
    "cost_per_place",
    "money_granted",
    "money_committed",
    "money_spent",
)

# How every report is made, in words.
HOW = (
    Fact(
        "Bronnen",
        "de registers van de pilot: verblijven, woningen, gesprekken, vragen en meldingen,"
        " brieven, spreekuren, het dagboek van het steunpunt, toezeggingen, evaluaties en geld",
    ),
    Fact(
        "Hoe er is geteld",
        "alles is geteld uit de registers, zoals die nu zijn; niemand typt een cijfer over. “Sinds"
        " de start” telt ook wat voor de eerste dag van de pilot gebeurde, zoals een brief.",
    ),
    Fact(
        "Op schema, let op of bijsturen",
        "dat zeggen de schrijvers van dit rapport van ieder onderdeel; de cijfers doen een voorstel.",
    ),
    Fact(
        "Toegankelijkheid",
        "dit document voldoet aan PDF/UA-1 en PDF/A-2a. Dezelfde tekst en cijfers staan op een"
        " webpagina. Bij iedere tekening staat een tabel met dezelfde cijfers.",
    ),
)


def background(material: Material) -> Content:
    """The pilot and its parties."""
    pilot, parties = material.pilot, material.records.parties
    told = [
        Fact("Plaats", pilot.place),
        Fact("Periode", f"{on(pilot.starts_on)} tot en met {on(pilot.ends_on)}"),
        Fact("Gemeente", parties.municipality),
        Fact("Begeleiding", parties.care_provider),
        Fact("Verhuurder", parties.landlord),
        Fact(
            "Plekken",
            f"{pilot.base_capacity} bij de start, hoogstens {pilot.maximum_capacity}",
        ),
        Fact("Doel", pilot.goal),
        Fact("Bestemmingsplan", pilot.zoning_ground),
    ]
    if pilot.decided_on:
        told.insert(
            2,
            Fact("Besluit van het college", f"{on(pilot.decided_on)}, {pilot.decision_reference}"),
        )
    return Content(facts=tuple(each for each in told if each.words))


def terms(_material: Material) -> Content:
    """What the words of the report mean."""
    return Content(facts=tuple(Fact(name, f"{meaning}.") for name, meaning in TERMS.items()))


def method(material: Material) -> Content:
    """The period, the cut-off, the sources, and the definition of every figure."""
    quarter, is_over = material.quarter, material.as_of >= material.quarter.ends_on
    period = (
        f"het {quarter_name(quarter)}: {on(quarter.starts_on)} tot en met {on(quarter.ends_on)}"
    )
    cut_off = on(material.as_of) + ("" if is_over else "; het kwartaal is nog niet voorbij")
    told = (Fact("Periode", period), Fact("Peildatum", cut_off), *HOW)
    names = ((str(INDICATOR[code].name), definition_of(INDICATOR[code])) for code in FIGURES)
    return Content(facts=(*told, *defined_once(names)))


def defined_once(definitions: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """Names with what they mean; those that mean the same stand together."""
    names: dict[str, list[str]] = {}
    for name, meaning in definitions:
        had = names.setdefault(meaning, [])
        had.append(lower_first(name) if had else name)
    return tuple(Fact(listed(those), meaning) for meaning, those in names.items())
