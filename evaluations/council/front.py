"""Page one: the aim beside the result, how the themes stand, and the figures that tell it."""

from collections.abc import Iterator

from evaluations.council import council_questions, money, neighbourhood, places, promised
from evaluations.council.blocks import PLANNED
from evaluations.council.cells import came_and_left, on, people
from evaluations.council.cells import money as euros
from evaluations.council.material import Material
from evaluations.council.privacy import hidden_in_words
from evaluations.council.ratings import proposed_ratings
from evaluations.council.snapshot import Front, KeyFigure, ThemeStatus


def front(material: Material) -> Front:
    """Page one."""
    return Front(
        aim=material.pilot.goal,
        result=result(material),
        key_figures=tuple(key_figures(material)),
        themes=tuple(themes(material)),
        picture=places.occupancy(material),
        hidden=hidden_in_words(material.disclosure),
        open_questions=council_questions.open_questions(material),
    )


def result(material: Material) -> str:
    """What came of the aim so far, in a few sentences."""
    pilot, latest = material.pilot, places.level(material)
    if material.as_of < pilot.starts_on:
        return f"De pilot begint op {on(pilot.starts_on)}."
    is_over = material.as_of > pilot.ends_on
    live = "woonde" if latest.residents < 2 else "woonden"
    if not is_over:
        live = "woont" if latest.residents < 2 else "wonen"
    day = f"{on(min(material.as_of, pilot.ends_on))}{', de laatste dag,' if is_over else ''}"
    parts = [
        f"Op {day} {live} {people(latest.residents)} in de pilot; er"
        f" {'waren' if is_over else 'zijn'} {latest.places} plekken."
    ]
    if since_start := _since_start(material):
        parts.append(f"Sinds de start op {on(pilot.starts_on)} {came_and_left(*since_start)}.")
    return " ".join(parts)


def key_figures(material: Material) -> Iterator[KeyFigure]:
    """The figures that page one begins with: five at most."""
    why = places.why_empty_in_short(material)
    yield KeyFigure(places.lived_in_words(material), "plekken bewoond", why)
    if since_start := _since_start(material):
        came, left = since_start
        yield KeyFigure(f"{came} en {left}", "kwamen wonen en vertrokken", "sinds de start")
    yield _answered(material)
    yield _kept(material)
    yield _spent(material)


def _answered(material: Material) -> KeyFigure:
    in_time, due = neighbourhood.in_time_of_due(material, material.days)
    if not due:
        return KeyFigure("geen", "vragen die beantwoord moesten zijn", "dit kwartaal")
    return KeyFigure(
        f"{in_time} van {due}", "vragen en meldingen op tijd beantwoord", "dit kwartaal"
    )


def _kept(material: Material) -> KeyFigure:
    kept, due = promised.kept_of_due(material)
    if not due:
        return KeyFigure("nog geen", "toezegging nagekomen of te laat", "tot nu toe")
    return KeyFigure(f"{kept} van {due}", "toezeggingen nagekomen", "tot nu toe")


def _spent(material: Material) -> KeyFigure:
    granted, spent = (
        money.total(material.facts, kind, material.since_start) for kind in ("granted", "spent")
    )
    if not granted:
        return KeyFigure(euros(spent).words, "uitgegeven", "nog niets toegekend")
    among = f"uitgegeven van {euros(granted).words}"
    return KeyFigure(euros(spent).words, among, "toegekend tot en met dit kwartaal")


def themes(material: Material) -> Iterator[ThemeStatus]:
    """How each theme stands by what people said, with the figure that carries it."""
    for code, proposal in proposed_ratings(material).items():
        plan = PLANNED[code]
        given = material.ratings.get(plan.section or "", "")
        yield ThemeStatus(plan.title, given, proposal.words)  # type: ignore[arg-type]


def _since_start(material: Material) -> tuple[int, int] | None:
    """How many moved in and out since the start; None when the report does not say so."""
    totals = material.disclosure.since_start
    if totals is None or totals.moved_in is None or totals.moved_out is None:
        return None
    return totals.moved_in, totals.moved_out
