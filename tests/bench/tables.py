"""What was found as a table for the screen, as JSON, and as ratios for the README."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench import aims
from tests.bench.pages import Kind


@dataclass
class PageFound:
    """What one page takes at one number of pilots; times in milliseconds.

    `work` is the time that web process and database spent on a processor, the rest is waiting. The
    ratios are to those of the floor; on a machine that others use too, that of work wavers less.
    """

    name: str
    kind: Kind
    queries: int
    median: float
    p95: float
    work: float
    ratio: float
    work_ratio: float | None  # None where the system does not tell

    @property
    def aim(self) -> float | None:
        return aims.RATIOS.get(self.kind)


@dataclass
class Run:
    """What was found at one number of pilots."""

    pilots: int
    floor_median: float
    floor_p95: float
    floor_work: float
    rounds: int
    pages: list[PageFound]
    # Responses a second, by page and by how many asked at once.
    throughput: dict[str, dict[int, float]] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)


@dataclass
class Aim:
    """One line of the verdict: the worst that was found, per run or for all of them at once."""

    what: str
    at_most: float
    found: list[float]
    worst: list[str] = field(default_factory=list)  # the pages that it was found on
    unit: str = ""

    @property
    def is_reached(self) -> bool:
        return all(round(value, 2) <= self.at_most for value in self.found)


@dataclass
class Found:
    """All that a bench found."""

    runs: list[Run]
    seconds_to_start: dict[str, float]
    pdf: dict[str, float]

    def aims(self) -> list[Aim]:
        """What was aimed for and what was found, of the parts that were measured."""
        found = [*self._page_aims(), *self._scale_aims(), *self._other_aims()]
        return [aim for aim in found if aim.found]

    def _page_aims(self) -> Iterator[Aim]:
        for kind, at_most in aims.RATIOS.items():
            of_kind = [[page for page in run.pages if page.kind == kind] for run in self.runs]
            worst = [max(pages, key=lambda page: page.ratio) for pages in of_kind if pages]
            ratios = [page.ratio for page in worst]
            names = [page.name for page in worst]
            yield Aim(f"slowest {kind} / floor", at_most, ratios, names)

    def _scale_aims(self) -> Iterator[Aim]:
        for many in self.runs[1:]:
            growths = growth(self.runs[0], many)
            name = max(growths, key=lambda name: growths[name])
            yield Aim(f"{many.pilots} pilots / 1", aims.AT_SCALE, [growths[name]], [name])

    def _other_aims(self) -> Iterator[Aim]:
        pdf = [self.pdf["report / alone"]] if self.pdf else []
        after_pdf = [self.pdf["worker after a PDF, MB rss"]] if self.pdf else []
        start = [self.seconds_to_start["import"]]
        memory = [run.megabytes["rss"] for run in self.runs]
        yield Aim("report as PDF / WeasyPrint alone", aims.PDF, pdf)
        yield Aim("start of a web process", aims.SECONDS_TO_START, start, unit=" s")
        yield Aim("memory of a worker", aims.MEGABYTES, memory, unit=" MB")
        yield Aim("the same after a PDF", aims.MEGABYTES, after_pdf, unit=" MB")


def growth(one: Run, many: Run) -> dict[str, float]:
    """How each page's ratio at many pilots compares to that at one.

    It compares two moments, between which a machine that others use gets busier or quieter; so by
    the time on a processor, where that is known.
    """
    before = {page.name: page for page in one.pages}
    return {page.name: _growth(before[page.name], page) for page in many.pages}


def _growth(before: PageFound, after: PageFound) -> float:
    if before.work_ratio and after.work_ratio:
        return after.work_ratio / before.work_ratio
    return after.ratio / before.ratio


def lines(found: Found) -> Iterator[str]:
    """The tables for the screen."""
    for run in found.runs:
        yield from _run_lines(run)
    if len(found.runs) > 1:
        yield from _growth_lines(found)
    yield "\nOther"
    for name, value in {**found.seconds_to_start, **found.pdf}.items():
        yield f"  {name:<44}{value:9.2f}"
    yield "\nAims"
    for aim in found.aims():
        values = " ".join(f"{value:8.2f}" for value in aim.found)
        verdict = "reached" if aim.is_reached else f"NOT REACHED {', '.join(aim.worst)}"
        yield f"  {aim.what:<34}{values:<20} at most {aim.at_most:<5} {verdict}"


def _run_lines(run: Run) -> Iterator[str]:
    yield f"\n{run.pilots} pilot(s), {run.rounds} rounds"
    yield (
        f"  {'page':<34}{'queries':>8}{'median ms':>11}{'p95 ms':>9}{'work ms':>9}"
        f"{'/ floor':>9}{'work /':>8}{'aim':>6}"
    )
    yield (
        f"  {'floor':<34}{'':>8}{run.floor_median:11.1f}{run.floor_p95:9.1f}"
        f"{run.floor_work:9.1f}{1:9.2f}{1:8.2f}"
    )
    for page in run.pages:
        missed = page.aim is not None and round(page.ratio, 2) > page.aim
        yield (
            f"  {page.name:<34}{page.queries:>8}{page.median:11.1f}{page.p95:9.1f}"
            f"{page.work:9.1f}{page.ratio:9.2f}{page.work_ratio or 0:8.2f}"
            f"{page.aim or '-':>6}{'  *' if missed else ''}"
        )
    for name, by_number in run.throughput.items():
        rates = ", ".join(f"{rate:.0f} at {at_once}" for at_once, rate in by_number.items())
        yield f"  responses a second, {name}: {rates} at once"
    yield "  megabytes: " + ", ".join(f"{name} {mb:.0f}" for name, mb in run.megabytes.items())


def _growth_lines(found: Found) -> Iterator[str]:
    growths = growth(found.runs[0], found.runs[-1])
    slower = {name: ratio for name, ratio in growths.items() if ratio > aims.AT_SCALE}
    yield f"\nSlower at {found.runs[-1].pilots} pilots than at one"
    for name, ratio in sorted(slower.items(), key=lambda item: -item[1]):
        yield f"  {name:<44}{ratio:9.2f}"


def markdown(found: Found) -> Iterator[str]:
    """The verdict for the README; what does not reach its aim stands in bold."""
    pilots = [f"{run.pilots:,} pilot{'s' if run.pilots > 1 else ''}" for run in found.runs]
    yield f"| | {' | '.join(pilots)} | aim |"
    yield f"|---|{'---|' * len(pilots)}---|"
    for aim in found.aims():
        cells = [_cell(value, aim) for value in aim.found]
        cells = [""] * (len(pilots) - len(cells)) + cells
        yield f"| {aim.what} | {' | '.join(cells)} | {aim.at_most}{aim.unit} |"


def _cell(value: float, aim: Aim) -> str:
    text = f"{value:.0f}{aim.unit}" if aim.at_most >= 10 else f"{value:.2f}{aim.unit}"
    return text if round(value, 2) <= aim.at_most else f"**{text}**"


def write_json(found: Found, path: Path) -> None:
    """All figures, and the verdict on each aim."""
    verdicts = [{**asdict(aim), "is_reached": aim.is_reached} for aim in found.aims()]
    content = {**asdict(found), "aims": verdicts}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
