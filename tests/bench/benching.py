"""The whole of a bench, from an empty database to what was found."""

import os
import statistics
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.core.management import call_command

from evaluations.council.compose import compose_report
from evaluations.council.documents import report_document
from evaluations.council.material import material_of
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.cast import ACTORS
from interwonen.home.demonstration.scale import scale_demonstration
from interwonen.home.demonstration.story import SLUG
from interwonen.pilots.models import Pilot
from tests.bench import installation, measuring
from tests.bench.installation import FLOOR, OURS, Server, served
from tests.bench.measuring import Times
from tests.bench.pages import QUARTER, Kind, Page, pages, report
from tests.bench.plan import Plan
from tests.bench.processor import ProcessorTime
from tests.bench.tables import Found, PageFound, Run

FLOOR_PATH, SIGN_IN = "/floor/", "/toegang/login/"
AT_ONCE = (10, 50)
PAGES_PER_FLOOR = 8
THRONGED = ("dashboard-policy-officer", "list-case-manager", "participant-brief")


def bench(plan: Plan) -> Found:
    """Install, and measure at one pilot and at as many as the plan says."""
    floor_session = _installed()
    found = Found([], _starts(plan), {})
    accounts = User.objects.filter(email__in=[actor.email for actor in ACTORS])
    sessions = measuring.sessions(accounts)
    measured = [page for page in pages() if plan.wants(page.name)]
    numbers = sorted({1, plan.pilots})
    for done, pilots in enumerate(numbers):
        if pilots > 1:
            _say(f"Copying the pilot {pilots - 1} times")
            scale_demonstration(pilots)
        with served(FLOOR, FLOOR_PATH) as floor, served(OURS, SIGN_IN) as ours:
            found.seconds_to_start["gunicorn, up to its first page"] = ours.seconds_to_answer
            run = _Run(plan, measured, floor, ours, {**sessions, measuring.FLOOR: floor_session})
            seconds = plan.rounds_may_take(len(numbers) - done)
            found.runs.append(run.measured(pilots, seconds))
            if pilots == 1 and plan.pdfs:
                found.pdf = run.pdf()
    return found


def _say(text: str) -> None:
    print(text, flush=True)


def _installed() -> str:
    """Fill the databases; gives the session of the floor."""
    _say("Filling the demonstration and the floor")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("seed_demo", stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    _keep_html()
    return installation.run("-m", "django", "fill_floor", **installation.settings_of(FLOOR))


def _keep_html() -> None:
    """Keep the HTML of the report where the floor finds it."""
    pilot, quarter = Pilot.objects.get(slug=SLUG), Quarter.parse(QUARTER)
    material = material_of(pilot, quarter, as_of=clock.today(), now=clock.now())
    report = compose_report(material)
    Path(os.environ["BENCH_HTML"]).write_text(report_document(report).html)


def _starts(plan: Plan) -> dict[str, float]:
    """Seconds to import the application, in new processes, ours and the floor's in turn."""
    _say("Starting web processes")
    seconds: dict[str, list[float]] = {OURS: [], FLOOR: []}
    for _ in range(plan.starts):
        for module, taken in seconds.items():
            taken.append(installation.seconds_to_import(module))
    return {
        "import": statistics.median(seconds[OURS]),
        "import of the floor": statistics.median(seconds[FLOOR]),
    }


class _Run:
    """The measurements at one number of pilots."""

    def __init__(
        self,
        plan: Plan,
        pages: list[Page],
        floor: Server,
        ours: Server,
        sessions: dict[str, str],
    ) -> None:
        self.plan, self.pages, self.floor, self.ours = plan, pages, floor, ours
        self.sessions = sessions
        self.asks = {measuring.FLOOR: self._asked_of_floor(FLOOR_PATH)}
        self.asks |= {page.name: self._asked(page) for page in self.pages}
        workers = [*floor.workers(), *ours.workers()]
        self.processor = ProcessorTime([worker.pid for worker in workers])

    def measured(self, pilots: int, seconds: float) -> Run:
        """Rounds, throughput, memory."""
        _say(f"{len(self.pages)} pages at {pilots} pilot(s)")
        times = measuring.rounds(
            list(self._turns()),
            seconds=seconds,
            at_most=self.plan.most_rounds,
            processor=self.processor,
        )
        floor = times.pop(measuring.FLOOR)
        return Run(
            pilots=pilots,
            floor_median=floor.median,
            floor_p95=floor.p95,
            floor_work=floor.work,
            rounds=len(next(iter(times.values())).milliseconds),
            pages=[self._found(page, times[page.name], floor) for page in self.pages],
            throughput=self._throughput(),
            megabytes=self.ours.memory(),
        )

    def _turns(self) -> Iterator[tuple[str, measuring.Asked]]:
        """Each page once and, because all is compared to it, the floor before every few of them."""
        for number, page in enumerate(self.pages):
            if number % PAGES_PER_FLOOR == 0:
                yield measuring.FLOOR, self.asks[measuring.FLOOR]
            yield page.name, self.asks[page.name]

    def _found(self, page: Page, times: Times, floor: Times) -> PageFound:
        return PageFound(
            name=page.name,
            kind=page.kind,
            queries=measuring.queries(page, self.sessions[page.account]),
            median=times.median,
            p95=times.p95,
            work=times.work,
            ratio=times.median / floor.median,
            work_ratio=times.work / floor.work if floor.work else None,
        )

    def _throughput(self) -> dict[str, dict[int, float]]:
        if not self.plan.seconds_of_throughput:
            return {}
        _say("  many at once")
        return {
            name: {
                at_once: measuring.throughput(
                    self.asks[name], at_once=at_once, seconds=self.plan.seconds_of_throughput
                )
                for at_once in AT_ONCE
            }
            for name in (measuring.FLOOR, *THRONGED)
            if name in self.asks
        }

    def pdf(self) -> dict[str, float]:
        """The report beside WeasyPrint alone, in turn, and the memory of a worker afterwards."""
        _say("  the report as PDF")
        times = measuring.rounds(
            [("alone", self._asked_of_floor("/pdf/")), ("ours", self._made_anew(report()))],
            seconds=60,
            at_most=self.plan.pdfs,
        )
        alone, ours = times["alone"].median, times["ours"].median
        memory = {f"worker after a PDF, MB {k}": v for k, v in self.ours.memory().items()}
        return {"report / alone": ours / alone, "report, ms": ours, "alone, ms": alone, **memory}

    def _asked(self, page: Page) -> measuring.Asked:
        return measuring.asking(self.ours.port, page, self.sessions[page.account])

    def _made_anew(self, page: Page) -> measuring.Asked:
        """Without what is kept of an earlier time."""
        asked = self._asked(page)

        def ask() -> Any:
            cache.clear()
            return asked()

        return ask

    def _asked_of_floor(self, path: str) -> measuring.Asked:
        page = Page(measuring.FLOOR, Kind.OTHER, "", path)
        return measuring.asking(self.floor.port, page, self.sessions[measuring.FLOOR])
