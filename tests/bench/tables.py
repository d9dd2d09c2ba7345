"""What was found as a table for the screen, as JSON, and as ratios for the README."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.bench import aims
from tests.bench.pages import Kind


@dataclass
class PageFound:
    """What one page takes at one number of pilots; times in milliseconds."""

    name: str
    kind: Kind
    queries: int
    median: float
    p95: float
    ratio: float

    @property
    def aim(self) -> float | None:
        return aims.RATIOS.get(self.kind)


@dataclass
class Run:
    """What was found at one number of pilots."""

    pilots: int
    floor_median: float
    floor_p95: float
    rounds: int
    pages: list[PageFound]
    # Responses a second, by page and by how many asked at once.
    throughput: dict[str, dict[int, float]] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)


@dataclass
class Aim:
    """One line of the verdict."""

    what: str
    found: float
    at_most: float
    of: str = ""

    @property
    def is_reached(self) -> bool:
        return round(self.found, 2) <= self.at_most


@dataclass
class Found:
    """All that a bench found."""

    runs: list[Run]
    seconds_to_start: dict[str, float]
    pdf: dict[str, float]

    def aims(self) -> list[Aim]:
        return [*self._page_aims(), *self._scale_aims(), *self._other_aims()]

    def _page_aims(self) -> Iterator[Aim]:
        run = self.runs[-1]
        for kind, at_most in aims.RATIOS.items():
            of_kind = [page for page in run.pages if page.kind == kind]
            if of_kind:
                worst = max(of_kind, key=lambda page: page.ratio)
                what = f"slowest {kind} / floor, {run.pilots} pilot(s)"
                yield Aim(what, worst.ratio, at_most, worst.name)

    def _scale_aims(self) -> Iterator[Aim]:
        if len(self.runs) > 1:
            growths = growth(self.runs[0], self.runs[-1])
            name = max(growths, key=lambda name: growths[name])
            what = f"{self.runs[-1].pilots} pilots / 1 pilot"
            yield Aim(what, growths[name], aims.AT_SCALE, name)

    def _other_aims(self) -> Iterator[Aim]:
        if self.pdf:
            yield Aim("report as PDF / WeasyPrint alone", self.pdf["report / alone"], aims.PDF)
        if self.seconds_to_start:
            seconds = self.seconds_to_start["import"]
            yield Aim("start of a web process, s", seconds, aims.SECONDS_TO_START)
        megabytes = [run.megabytes["rss"] for run in self.runs]
        yield Aim("memory of a worker, MB", max(megabytes), aims.MEGABYTES)
        if self.pdf:
            after = self.pdf["worker after a PDF, MB rss"]
            yield Aim("the same after a PDF, MB", after, aims.MEGABYTES)


def growth(one: Run, many: Run) -> dict[str, float]:
    """How each page's ratio at many pilots compares to that at one."""
    before = {page.name: page.ratio for page in one.pages}
    return {page.name: page.ratio / before[page.name] for page in many.pages}


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
        verdict = "reached" if aim.is_reached else "NOT REACHED"
        yield f"  {aim.what:<44}{aim.found:9.2f}  at most {aim.at_most:<5} {verdict}  {aim.of}"


def _run_lines(run: Run) -> Iterator[str]:
    yield f"\n{run.pilots} pilot(s), {run.rounds} rounds"
    yield f"  {'page':<34}{'queries':>8}{'median ms':>11}{'p95 ms':>9}{'/ floor':>9}{'aim':>6}"
    yield f"  {'floor':<34}{'':>8}{run.floor_median:11.1f}{run.floor_p95:9.1f}{1:9.2f}"
    for page in run.pages:
        missed = page.aim is not None and round(page.ratio, 2) > page.aim
        yield (
            f"  {page.name:<34}{page.queries:>8}{page.median:11.1f}{page.p95:9.1f}"
            f"{page.ratio:9.2f}{page.aim or '-':>6}{'  *' if missed else ''}"
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
    """The ratios for the README; an aim that was missed stands in bold."""
    yield "| what | found | aim |"
    yield "|---|---|---|"
    for aim in found.aims():
        value = f"{aim.found:.2f}" if aim.at_most < 10 else f"{aim.found:.0f}"
        value = value if aim.is_reached else f"**{value}**"
        yield f"| {aim.what}{f' ({aim.of})' if aim.of else ''} | {value} | {aim.at_most} |"


def write_json(found: Found, path: Path) -> None:
    """All figures, and the verdict on each aim."""
    verdicts = [{**asdict(aim), "is_reached": aim.is_reached} for aim in found.aims()]
    content = {**asdict(found), "aims": verdicts}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
