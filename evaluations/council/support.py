"""The blocks on support: what was done, and what changed for all residents together."""

from collections.abc import Iterator
from math import floor

from evaluations.council.cells import figure, figure_row, hours, number, tenths
from evaluations.council.hidden_figures import compares_with_before
from evaluations.council.material import Content, Material
from evaluations.council.neighbourhood import open_minutes
from evaluations.council.snapshot import Cell, Row, Table
from evaluations.indicators.places import month_ends
from evaluations.selectors.facts_rows import BarrierFact, LevelFact
from interwonen.core.spans import Span
from participants.selectors.assessments_progress import trend_of
from participants.selectors.goals_progress import Trend

HIDDEN = "In dit kwartaal woonden er te weinig mensen: een getal zou over enkelen gaan."
HIDDEN_BEFORE = (
    "Niet getoond: uit wat openbaar is, blijkt niet dat genoeg van deze mensen er al voor het kwartaal"
    " woonden."
)
# The lines that can only be about who lived there before the quarter, for a part at least.
COMPARED = (
    "Belemmeringen die terugkwamen",
    "Leefgebieden vooruit",
    "Leefgebieden gelijk gebleven",
    "Leefgebieden achteruit",
)
NOTE = (
    "Veranderingen in dit kwartaal, van alle bewoners samen. Ieder doel, iedere belemmering en ieder"
    " leefgebied telt apart."
)


def support(material: Material) -> Content:
    """Sessions and hours of support, by the week too."""
    facts, spans = material.facts, (material.days, material.since_start)
    rows = (
        figure_row("sessions", facts, *spans),
        Row("Uren begeleiding", tuple(_hours(material, days) for days in spans)),
        Row(
            "Uren begeleiding per week",
            tuple(
                tenths(float(_minutes(material, days)) / 60 / _weeks(material, days))
                for days in spans
            ),
        ),
        Row(
            "Uren dat het steunpunt open was per week",
            tuple(
                tenths(open_minutes(material, days) / 60 / _weeks(material, days)) for days in spans
            ),
        ),
    )
    head = ("Wat", "Dit kwartaal", "Sinds de start")
    table = Table("support", "Begeleiding en steunpunt", head, rows)
    return Content(tables=(table,))


def sessions_in_words(material: Material) -> str:
    """The sessions of the quarter, also for each resident and week, rounded down: the bounds of a
    rating are whole and half numbers, and 0.97 is not 1."""
    held = figure("sessions", material.facts, material.days)
    talks = f"{'1 gesprek' if held.value == 1 else f'{held.words} gesprekken'} dit kwartaal"
    each_week = sessions_a_week(material)
    if each_week is None:
        return talks
    return f"{talks}, {tenths(floor(each_week * 10) / 10).words} per bewoner per week"


def sessions_a_week(material: Material) -> float | None:
    """Sessions in the quarter for each week and each resident, of whom there are as many as at the
    ends of its months on average; None when nobody lived there then.

    The exact days of residents would give away the days on which people moved.
    """
    months = [row.residents for row in month_ends(material.facts) if material.days.holds(row.month)]
    held = figure("sessions", material.facts, material.days).value or 0
    if not any(months):
        return None
    return held / _weeks(material, material.days) / (sum(months) / len(months))


def progress(material: Material) -> Content:
    """Goals, barriers and life domains that changed in the quarter, of all residents together."""
    disclosure = material.disclosure
    why = "" if disclosure.shows_the_whole_group else HIDDEN
    before = why or ("" if compares_with_before(disclosure) else HIDDEN_BEFORE)
    rows = tuple(
        Row(label, (_shown(count, before if label in COMPARED else why),))
        for label, count in _changes(material)
    )
    head = ("Wat er veranderde", "Dit kwartaal")
    table = Table("progress", "Doelen, belemmeringen en leefgebieden", head, rows, note=NOTE)
    return Content(tables=(table,), note=before)


def _shown(count: int, why_not: str) -> Cell:
    return Cell("niet getoond", None, why_not) if why_not else number(count)


def _changes(material: Material) -> Iterator[tuple[str, int]]:
    goals, days = material.facts.goals, material.days
    closed = [row for row in goals if row.closed_on and days.holds(row.closed_on)]
    yield "Doelen gesteld", sum(days.holds(row.set_on) for row in goals)
    yield "Doelen behaald", sum(row.outcome == "achieved" for row in closed)
    yield "Doelen gestopt of veranderd", sum(row.outcome != "achieved" for row in closed)
    changed = list(_barriers(material))
    yield "Belemmeringen opgelost", changed.count("resolved")
    yield "Belemmeringen waarvoor een plan begon", changed.count("plan")
    yield "Belemmeringen die terugkwamen", changed.count("back")
    trends = list(_trends(material))
    yield "Leefgebieden vooruit", trends.count(Trend.FORWARD)
    yield "Leefgebieden gelijk gebleven", trends.count(Trend.SAME)
    yield "Leefgebieden achteruit", trends.count(Trend.BACK)


def _barriers(material: Material) -> Iterator[str]:
    """How each barrier stands otherwise at the end of the quarter than before it."""
    by_barrier: dict[int, list[BarrierFact]] = {}
    for row in material.facts.barriers:
        by_barrier.setdefault(row.barrier, []).append(row)
    for rows in by_barrier.values():
        before = [row for row in rows if row.since < material.days.first]
        last = rows[-1]
        if not material.days.holds(last.since) or (before and before[-1].status == last.status):
            continue
        was_resolved = bool(before) and before[-1].meaning == "resolved"
        if last.meaning == "resolved":
            yield "resolved"
        elif was_resolved:
            yield "back"
        elif "plan" in last.status:
            yield "plan"


def _trends(material: Material) -> Iterator[Trend]:
    """How each life domain went that was assessed in the quarter, beside the time before the quarter,
    or else the first time in it."""
    by_domain: dict[tuple[int, str, str], list[LevelFact]] = {}
    for row in material.facts.levels:
        if row.meaning:
            by_domain.setdefault((row.participant, row.instrument, row.domain), []).append(row)
    for rows in by_domain.values():
        inside = [row for row in rows if material.days.holds(row.assessed_on)]
        before = [row for row in rows if row.assessed_on < material.days.first]
        compared = [*before[-1:], *inside]
        if inside and len(compared) > 1:
            trend = trend_of([compared[0].position, compared[-1].position])
            if trend is not None:
                yield trend


def _minutes(material: Material, days: Span) -> float:
    return figure("session_hours", material.facts, days).value or 0


def _hours(material: Material, days: Span) -> Cell:
    return hours(_minutes(material, days))


def _weeks(material: Material, days: Span) -> float:
    """How many weeks of the pilot these days have; one when they have none."""
    within = material.facts.pilot.within(days)
    return within.days / 7 if within else 1
