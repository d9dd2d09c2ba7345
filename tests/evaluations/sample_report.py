"""A made-up report with something in every block, to look at and to test with without records."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from evaluations.council.blocks import CHAPTERS, PLANNED, BlockPlan, chapter_number, room_of
from evaluations.council.disclosure import Disclosure, HiddenFigure
from evaluations.council.snapshot import (
    Block,
    Cell,
    Chapter,
    Fact,
    Front,
    KeyFigure,
    Particulars,
    Picture,
    Report,
    ReportPilot,
    Row,
    Series,
    Table,
    ThemeStatus,
)
from tests.pdf_parts import lines_of_pages

PRIVACY = "Te weinig mensen: anders is te zien om wie het gaat."
MONTHS = ("mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "jan", "feb", "mrt")
LIVED_IN, PLACES = (2, 3, 5, 5), (5, 5, 5, 7)
LATER = (None,) * (len(MONTHS) - len(LIVED_IN))
CAUSES = ("klaarmaken of herstellen", "klaar en toegezegd", "klaar, nog geen kandidaat")
EMPTY = (("april", (12, 8, 0)), ("mei", (5, 10, 0)), ("juni", (0, 4, 26)))
ENQUIRIES = (
    ("Vraag", (6, 1, 1, 0)),
    ("Melding (overlast of zorg)", (2, 1, 0, 1)),
    ("Compliment", (1, 0, 0, 0)),
)
STATES = ("op tijd beantwoord", "te laat beantwoord", "open, nog op tijd", "open en te laat")
LONG = (
    "Voorbeeldtekst van een lange alinea, zoals iemand die kan schrijven. De pilot loopt sinds de"
    " eerste dag van het kwartaal. De woningen worden stap voor stap bewoond. De begeleiders zien de"
    " bewoners elke week, thuis of op het steunpunt. Omwonenden weten waar zij terecht kunnen.",
    "Een tweede alinea, met een opsomming in woorden: eerst de brief, dan het spreekuur, dan de start."
    " Deze tekst is verzonnen en gaat over niemand. Hij is zo lang dat hij over meer regels loopt,"
    " en dat een blok met een tabel erbij soms niet meer op dezelfde bladzijde past.",
)


NORMAL = "Voorbeeldtekst van gewone lengte, verzonnen en over niemand. " * 9


def sample_report(**changes: Any) -> Report:
    """The second quarter of 2021 of a made-up pilot: a draft with every block."""
    report = Report(
        pilot=ReportPilot(
            name="Voorbeeldpilot",
            slug="voorbeeldpilot",
            place="Voorbeelddorp",
            municipality="Gemeente Voorbeeld",
            care_provider="Zorgaanbieder Voorbeeld",
            landlord="Woonstichting Voorbeeld",
            starts_on=date(2021, 3, 1),
            ends_on=date(2022, 3, 1),
        ),
        quarter="2021-Q2",
        quarter_name="tweede kwartaal 2021",
        as_of=date(2021, 6, 30),
        is_over=True,
        front=_front(),
        chapters=tuple(_chapters()),
        disclosure=Disclosure(
            hidden=(HiddenFigure("destinations", "Waar mensen na hun vertrek wonen", PRIVACY),),
            worlds=1_284,
            fewest=3,
        ),
        particulars=Particulars("Wethouder Voorbeeld", "Z-2021-000123", "pilot@voorbeeld.example"),
    )
    return replace(report, **changes)


def published_report(**changes: Any) -> Report:
    """The same report as it is published."""
    published: dict[str, Any] = {
        "published_on": date(2021, 7, 8),
        "approvers": (
            "Beleidsmedewerker, Gemeente Voorbeeld, 7 juli 2021",
            "Teamleider, Zorgaanbieder Voorbeeld, 8 juli 2021",
        ),
    }
    return sample_report(**published | changes)


def with_blocks(report: Report, change: Callable[[Block], Block]) -> Report:
    """The report with each block as `change` makes it."""
    chapters = tuple(
        replace(each, blocks=tuple(map(change, each.blocks))) for each in report.chapters
    )
    return replace(report, chapters=chapters)


def with_full_texts(report: Report) -> Report:
    """The report with every text that people write as long as a document has room for."""
    return with_blocks(
        report,
        lambda each: (
            replace(each, paragraphs=(NORMAL[: room_of(PLANNED[each.code])],))
            if PLANNED[each.code].section
            else each
        ),
    )


def pages_of_story(report: Report, content: bytes) -> list[int]:
    """On which page of its PDF each block before the appendix begins; page one names later blocks too."""
    pages = [" ".join(lines) for lines in lines_of_pages(content)]
    front, *chapters, _appendix = report.chapters
    return [
        next(
            at
            for at in range(first, len(pages) + 1)
            if f"{each.number} {each.title}" in pages[at - 1]
        )
        for first, blocks in ((1, front.blocks), (2, [b for c in chapters for b in c.blocks]))
        for each in blocks
    ]


def _front() -> Front:
    return Front(
        aim="Mensen uit de opvang oefenen met zelfstandig wonen en stromen door naar een woning.",
        result="Op 30 juni 2021 wonen 5 mensen in de pilot, in 5 van de 7 plekken. Sinds de start"
        " kwamen 6 mensen wonen en vertrok 1 mens.",
        key_figures=(
            KeyFigure("5 van 7", "plekken bewoond", "2 plekken zijn er sinds 1 juni bij"),
            KeyFigure("6 en 1", "mensen kwamen wonen en vertrokken", "sinds de start"),
            KeyFigure("9 van 13", "vragen en meldingen op tijd beantwoord", "dit kwartaal"),
            KeyFigure("18 van 21", "toezeggingen nagekomen", "van wat nu gedaan moest zijn"),
            KeyFigure("€ 91.000", "uitgegeven van € 120.000", "tot en met dit kwartaal"),
        ),
        themes=(
            ThemeStatus("Toezeggingen uit de brief", "attention", "18 van 21 nagekomen"),
            ThemeStatus("Plekken, en waarom er leegstaan", "attention", "5 van 7 plekken bewoond"),
            ThemeStatus("In- en uitstroom", "on_course", "6 kwamen wonen, 1 vertrok"),
            ThemeStatus("De buurt geïnformeerd", "on_course", "Brief, spreekuur en toen de start"),
            ThemeStatus("Begeleiding", "on_course", "64 gesprekken, 50,5 uur"),
            ThemeStatus("Geld", "adjust", "€ 91.000 van € 120.000 uitgegeven"),
        ),
        picture=_occupancy(),
        hidden="Waar mensen na hun vertrek wonen, tonen wij nog niet: het gaat om te weinig mensen.",
        open_questions=("Vraag 2 (blok 1.2): Waarom staan er twee plekken leeg?",),
    )


def _chapters() -> list[Chapter]:
    return [
        Chapter(
            plan.code,
            chapter_number(place),
            plan.title,
            tuple(
                _block(each, f"{chapter_number(place)}.{number}")
                for number, each in enumerate(plan.blocks, 1)
            ),
        )
        for place, plan in enumerate(CHAPTERS, 1)
    ]


def _block(plan: BlockPlan, number: str) -> Block:
    content = _CONTENT.get(plan.code, {"facts": (Fact("Voorbeeld", "Een feit, verzonnen."),)})
    text = LONG if plan.section else ()
    return Block(code=plan.code, number=number, title=plan.title, paragraphs=text, **content)


def _occupancy() -> Picture:
    return Picture(
        code="occupancy",
        kind="steps",
        title="Bewoonde plekken en capaciteit, per maand",
        description="Stand aan het eind van elke maand. maart: 2 van 5; april: 3 van 5; mei: 5 van 5;"
        " juni: 5 van 7.",
        labels=MONTHS,
        notes=("2021", *[""] * 9, "2022", "", ""),
        series=(
            Series("bewoonde plekken", (*LIVED_IN, *LATER)),
            Series("capaciteit", (*PLACES, *LATER)),
        ),
        table="occupancy",
    )


def table(
    code: str,
    caption: str,
    head: Sequence[str],
    lines: Sequence[tuple[str, Sequence[float]]],
    **more: Any,
) -> Table:
    """A table of whole numbers."""
    rows = tuple(
        Row(label, tuple(Cell(str(each), each) for each in numbers)) for label, numbers in lines
    )
    return Table(code, caption, tuple(head), rows, **more)


def _bars(code: str, kind: Any, title: str, lines: Any, names: Sequence[str], unit: str) -> Picture:
    """Bars by label, with a series for each name."""
    return Picture(
        code=code,
        kind=kind,
        title=title,
        description="; ".join(f"{label}: {', '.join(map(str, each))}" for label, each in lines),
        labels=tuple(label for label, _numbers in lines),
        series=tuple(
            Series(name, tuple(numbers[place] for _label, numbers in lines))
            for place, name in enumerate(names)
        ),
        unit=unit,
        table=code,
    )


_EMPTY_TITLE = "Lege dagen per maand, naar oorzaak"
_MONEY = (("Rijk (voorbeeld)", (90_000, 80_000, 61_000)), ("Regio", (30_000, 30_000, 30_000)))
_CONTENT: dict[str, dict[str, Any]] = {
    "places": {
        "facts": (Fact("Van 5 naar 7 plekken", "Besluit VB-7 van 1 juni 2021: er is vraag."),),
        "tables": (
            table(
                "occupancy",
                "Bewoonde plekken en capaciteit, aan het eind van elke maand",
                ("Maand", "Bewoonde plekken", "Capaciteit"),
                [
                    (f"{month} 2021", pair)
                    for month, pair in zip(MONTHS, zip(LIVED_IN, PLACES, strict=True), strict=False)
                ],
            ),
            table("empty_days", _EMPTY_TITLE, ("Maand", *CAUSES), EMPTY),
        ),
        "pictures": (
            _occupancy(),
            _bars("empty_days", "stacked", _EMPTY_TITLE, EMPTY, CAUSES, "dagen"),
        ),
    },
    "flow": {
        "tables": (
            Table(
                "flow",
                "In- en uitstroom (aantal mensen)",
                ("Wat", "Dit kwartaal", "Sinds de start"),
                (
                    Row("Komen wonen", (Cell("4", 4), Cell("6", 6)), definition="Wie kwam wonen."),
                    Row("Vertrokken", (Cell("1", 1), Cell("1", 1))),
                    Row(
                        "waarvan naar een passende woning",
                        (
                            Cell("niet getoond", None, PRIVACY),
                            Cell("niet getoond", None, PRIVACY),
                        ),
                        kind="part",
                    ),
                ),
                note="Wie binnen de pilot verhuist, telt niet mee.",
            ),
        )
    },
    "enquiries": {
        "tables": (
            table(
                "enquiries",
                "Vragen en meldingen van omwonenden dit kwartaal",
                ("Soort", *STATES),
                ENQUIRIES,
            ),
        ),
        "pictures": (
            _bars(
                "enquiries",
                "stacked",
                "Vragen en meldingen dit kwartaal, en of het antwoord op tijd kwam",
                ENQUIRIES,
                STATES,
                "",
            ),
        ),
    },
    "money": {
        "tables": (
            table(
                "money",
                "Geld per bron, sinds de start, in euro’s",
                ("Bron", "Toegekend", "Verplichtingen", "Uitgegeven"),
                _MONEY,
            ),
        ),
        "pictures": (
            _bars(
                "money",
                "grouped",
                "Geld per bron, sinds de start",
                _MONEY,
                ("toegekend", "verplichtingen", "uitgegeven"),
                "€",
            ),
        ),
    },
    "words": {"note": "Verzonnen namen. De bewoners keurden deze teksten goed."},
    "method": {"note": "De cijfers volgen de gegevens op de laatste dag van het kwartaal."},
}
