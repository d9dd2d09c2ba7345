"""The questions of members of parliament about this programme, answered for this pilot.

Van den Hil and Koerhuis asked them on 3 May 2021 (Aanhangsel Handelingen 2020-2021, nr. 2848).
"""

from collections.abc import Iterator
from datetime import date

from evaluations.council.cells import dwellings, listed, on, words
from evaluations.council.material import Content, Material
from evaluations.council.places import level, why_empty
from evaluations.council.snapshot import Row, Table

ASKED_ON = date(2021, 5, 3)
SOURCE = (
    "De Kamerleden Van den Hil en Koerhuis stelden op 3 mei 2021 vragen over dit programma:"
    " “Plannen voor daklozenwoningen belanden te vaak in ijskast” (Aanhangsel Handelingen"
    " 2020-2021, nr. 2848; antwoord ontvangen op 22 juni 2021;"
    " https://zoek.officielebekendmakingen.nl/ah-tk-20202021-2848.html). De vijf onderwerpen"
    " zijn onze samenvatting."
)


def parliament(material: Material) -> Content:
    """The five questions with the answer for this pilot, and the source of each answer."""
    if material.as_of < ASKED_ON:
        return Content(note="Op de peildatum waren deze vragen nog niet gesteld.")
    rows = tuple(
        Row(question, (words(f"{answer} Bron: {source}."),))
        for question, answer, source in _answers(material)
    )
    head = ("Vraag", "Deze pilot, met de bron")
    caption = "Vijf vragen uit de Tweede Kamer, beantwoord voor deze pilot"
    return Content(tables=(Table("parliament", caption, head, rows),), note=SOURCE)


def _answers(material: Material) -> Iterator[tuple[str, str, str]]:
    pilot, records = material.pilot, material.records
    steps = [step for step in records.steps if step.effective_from <= material.as_of]
    decided = [f"besluit {step.reference} van {on(step.effective_from)}" for step in steps]
    yield (
        "Hoeveel plekken zijn gepland, en hoeveel zijn er?",
        _places(material),
        listed(["plan van de pilot", *decided, "register van verblijven"]),
    )
    yield (
        "Waar zijn de plekken?",
        f"In {pilot.place} ({records.parties.municipality}).",
        "plan van de pilot",
    )
    yield (
        "Is bestaand vastgoed opnieuw gebruikt?",
        f"De woningen zijn van {records.parties.landlord}. {_dwellings(material)}",
        "register van woningen",
    )
    yield (
        "Zijn de plekken tijdelijk?",
        f"Ja: van {on(pilot.starts_on)} tot en met {on(pilot.ends_on)}. Wat er daarna komt, staat"
        " bij “Na de laatste dag van de pilot”.",
        _decision(material),
    )
    yield (
        "Wat staat in de weg?",
        _obstacles(material),
        "leegstand naar oorzaak, toets van de plek",
    )


def _places(material: Material) -> str:
    pilot, latest = material.pilot, level(material)
    return (
        f"Gepland: {pilot.base_capacity}, met groei tot {pilot.maximum_capacity}. Op"
        f" {on(min(material.as_of, pilot.ends_on))}: {latest.places} plekken, waarvan"
        f" {latest.residents} bewoond."
    )


def _dwellings(material: Material) -> str:
    let = {row.dwelling for row in material.facts.lets if row.starts_on <= material.as_of}
    return f"De verhuurder stelde tot nu toe {dwellings(len(let))} beschikbaar."


def _decision(material: Material) -> str:
    pilot = material.pilot
    if not pilot.decided_on:
        return "plan van de pilot"
    return f"besluit van het college van {on(pilot.decided_on)} ({pilot.decision_reference})"


def _obstacles(material: Material) -> str:
    why = why_empty(material)
    empty = (
        f"Lege dagen dit kwartaal, naar oorzaak: {why}."
        if why
        else "Er stond dit kwartaal niets leeg."
    )
    locations = material.records.locations
    if not locations:
        return empty
    last = locations[-1]
    return f"{empty} De plek is op {on(last.assessed_on)} getoetst: {last.outcome.lower()}."
