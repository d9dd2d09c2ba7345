"""The blocks on the neighbourhood: what it was told, what it asked, and how it fares."""

from collections.abc import Iterator
from datetime import date

from evaluations.council.cells import figure_row, hours, listed, number, on, words
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Fact, Row, Table
from evaluations.indicators.neighbourhood import received_in
from evaluations.selectors.council_records import AnnouncementRecord, LetterRecord
from interwonen.core.spans import Span
from neighbours.selectors.enquiries_counts import CountedEnquiry, Timeliness
from neighbours.selectors.surveys_published import PublishedRound

START, GROWTH = "start", "growth"
ABOUT = {START: " over de start", GROWTH: " over de groei"}
STATES = {
    Timeliness.IN_TIME: "op tijd beantwoord",
    Timeliness.LATE: "te laat beantwoord",
    Timeliness.OPEN_IN_TIME: "open, nog op tijd",
    Timeliness.OPEN_OVERDUE: "open en te laat",
}
AUDIENCES = {
    "neighbours": "de buurt",
    "council": "de raad",
    "press": "de pers",
    "residents": "de bewoners",
    "partners": "partners",
}
ENQUIRIES_TITLE = "Vragen en meldingen dit kwartaal, en of het antwoord op tijd kwam"
MOST_STEPS = 14


def informed(material: Material) -> Content:
    """The steps by which the neighbourhood was told, in order, and how much was done."""
    steps = sorted(_steps(material))[-MOST_STEPS:]
    rows = tuple(Row(on(day), (words(what),)) for day, what in steps)
    tables = [
        Table("informed", "Wat de buurt hoorde, en wanneer", ("Datum", "Wat"), rows),
        _effort(material),
    ]
    return Content(paragraphs=(in_order_words(material),), tables=tuple(tables))


def in_order(material: Material) -> bool | None:
    """Whether the letter on the start came before the first hour, and both before the start.

    None as long as one of them has yet to come while the pilot has not begun.
    """
    letter, hour = _first_letter(material), _first_hour(material)
    start = material.pilot.starts_on
    if letter and hour:
        return letter <= hour < start
    return False if material.as_of >= start else None


def in_order_words(material: Material) -> str:
    """The order of letter, hour and start, in words."""
    letter, hour = _first_letter(material), _first_hour(material)
    parts = [
        f"de brief ging op {on(letter)}" if letter else "er ging nog geen brief over de start",
        f"het eerste spreekuur was op {on(hour)}" if hour else "er was nog geen spreekuur",
        f"de pilot begon op {on(material.pilot.starts_on)}"
        if material.as_of >= material.pilot.starts_on
        else f"de pilot begint op {on(material.pilot.starts_on)}",
    ]
    beginning = {
        True: "Eerst de brief, toen het spreekuur, toen de start",
        False: "Niet in de volgorde brief, spreekuur, start",
        None: "Nog niet alles is gebeurd",
    }[in_order(material)]
    return f"{beginning}: {listed(parts)}."


def enquiries(material: Material) -> Content:
    """The questions and reports of the quarter by kind and by term."""
    received = received_in(material.facts, material.days)
    ever = len(material.facts.enquiries)
    came = "kwam 1 vraag of melding" if ever == 1 else f"kwamen {ever} vragen en meldingen"
    told = (f"Sinds de start {came} binnen.",)
    if not received:
        return Content(paragraphs=(*told, "In dit kwartaal kwamen er geen."))
    kinds = list(dict.fromkeys(row.kind for row in received))
    by_kind = {kind: [row for row in received if row.kind == kind] for kind in kinds}
    rows = [Row(kind, _by_state(those)) for kind, those in by_kind.items()]
    total = Row("Samen", _by_state(received), kind="total")
    head = ("Soort", *STATES.values(), "ontvangen")
    table = Table("enquiries", ENQUIRIES_TITLE, head, (*rows, total))
    return Content(paragraphs=told, tables=(table,))


def in_time_of_due(material: Material, days: Span) -> tuple[int, int]:
    """How many that came in on these days were answered in time, and of how many that had to be."""
    received = received_in(material.facts, days)
    due = [row for row in received if row.timeliness != Timeliness.OPEN_IN_TIME]
    return sum(row.timeliness == Timeliness.IN_TIME for row in due), len(due)


def open_minutes(material: Material, days: Span) -> int:
    """How long the support point was open on these days."""
    return sum(row.minutes for row in material.facts.open_days if days.holds(row.day))


def survey(material: Material) -> Content:
    """What the neighbourhood answered in each completed round, as far as it may be shown."""
    tables = tuple(
        _survey_table(each, number)
        for number, each in enumerate(reversed(material.records.surveys), 1)
        if each.shows_answers
    )
    told = tuple(
        Fact(
            each.name,
            f"{each.returned} formulieren ingevuld, van {on(each.opens_on)} tot en met {on(each.closes_on)}"
            + ("" if each.shows_answers else "; te weinig om te tonen"),
        )
        for each in reversed(material.records.surveys)
    )
    return Content(facts=told, tables=tables)


def _survey_table(found: PublishedRound, place: int) -> Table:
    rows = tuple(
        Row(
            question.label,
            (words("; ".join(f"{label}: {count}" for label, count in question.counts)),),
        )
        for question in found.questions
        if question.counts
    )
    return Table(f"survey_{place}", found.name, ("Vraag", "Antwoorden (formulieren)"), rows)


def _steps(material: Material) -> Iterator[tuple[date, str]]:
    pilot, records = material.pilot, material.records
    if pilot.decided_on and pilot.decided_on <= material.as_of:
        yield pilot.decided_on, "Besluit van het college"
    for letter in records.letters:
        yield letter.sent_on, _letter_words(letter)
    for told in records.told:
        yield told.told_on, _told_words(told)
    if hour := _first_hour(material):
        yield hour, "Eerste telefonisch spreekuur"
    if material.facts.open_days:
        yield min(row.day for row in material.facts.open_days), "Dagboek van het steunpunt begint"
    if pilot.starts_on <= material.as_of:
        yield pilot.starts_on, "Start van de pilot"
    for step in records.steps:
        if step.effective_from <= material.as_of:
            yield step.effective_from, f"{step.capacity} plekken ({step.reference})"


def _letter_words(letter: LetterRecord) -> str:
    about = ABOUT.get(letter.about, "")
    return f"Brief{about} aan {letter.addresses} adressen: {letter.subject}"


def _told_words(told: AnnouncementRecord) -> str:
    """Who were told, and about what; in which way was written for colleagues (internal_words.py)."""
    return f"Verteld aan {AUDIENCES[told.audience]}{ABOUT.get(told.about, '')}"


def _first_letter(material: Material) -> date | None:
    sent = (row.sent_on for row in material.records.letters if row.about == START)
    return min(sent, default=None)


def _first_hour(material: Material) -> date | None:
    return min((row.day for row in material.facts.hours), default=None)


def _effort(material: Material) -> Table:
    facts, spans = material.facts, (material.days, material.since_start)
    rows = (
        figure_row("letters", facts, *spans),
        figure_row("consultation_hours", facts, *spans),
        Row("Telefoontjes in het spreekuur", tuple(_calls(material, days) for days in spans)),
        figure_row("support_point_days", facts, *spans),
        Row(
            "Uren dat het steunpunt open was",
            tuple(hours(open_minutes(material, days)) for days in spans),
        ),
    )
    head = ("Wat", "Dit kwartaal", "Sinds de start")
    return Table("informed_effort", "Wat er is gedaan voor de buurt", head, rows)


def _calls(material: Material, days: Span) -> Cell:
    return number(sum(len(row.calls) for row in material.facts.hours if days.holds(row.day)))


def _by_state(rows: list[CountedEnquiry]) -> tuple[Cell, ...]:
    counts = [sum(row.timeliness == state for row in rows) for state in STATES]
    return tuple(number(each) for each in (*counts, len(rows)))
