"""The bench itself: its pages open, its rounds are fair, its verdict is right. Nothing is timed."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from interwonen.accounts.models import User
from tests.bench import measuring, processor, tables
from tests.bench.asking import Answer
from tests.bench.pages import Kind, Page, pages, report
from tests.bench.plan import Plan
from tests.bench.tables import Found, PageFound, Run


@pytest.fixture(scope="module")
def demonstration(shared_rows):
    call_command("seed_demo", stdout=StringIO())


def test_every_page_opens_outside_a_demonstration(db, demonstration, settings):
    settings.SECOND_FACTOR, settings.SESSION_COOKIE_NAME = True, "__Host-sessionid"
    sessions = measuring.sessions(User.objects.filter(is_active=True))
    asked = [*pages(), report()]
    assert len({page.name for page in asked}) == len(asked) > 40
    assert {page.kind for page in asked} == set(Kind)
    for page in asked:
        assert measuring.queries(page, sessions[page.account]) >= 4, page.name


def test_rounds_ask_in_turn_and_leave_out_the_first(capsys):
    order = []

    def asked(name, milliseconds):
        def ask():
            order.append(name)
            return Answer(200, 0, milliseconds)

        return ask

    turns = [("floor", asked("floor", 1.0)), ("list", asked("list", 3.0))]
    found = measuring.rounds(turns, seconds=60, at_most=3, warm_up=1)
    assert order == ["floor", "list"] * 4
    assert found["list"].milliseconds == [3.0] * 3


def test_a_page_that_does_not_open_ends_the_bench():
    page = Page("list", Kind.LIST, "wmo", "/")
    with pytest.raises(SystemExit, match="list answers 302 instead of 200"):
        measuring.refuse_other(page, 302)  # to the sign-in page


def test_the_later_it_is_the_shorter_the_rounds():
    plan = Plan(seconds=200, seconds_of_rounds=75)
    assert 30 < plan.rounds_may_take(runs_to_come=2) < 75
    assert plan.rounds_may_take(runs_to_come=1) == 75
    late = Plan(seconds=0)
    assert late.rounds_may_take(runs_to_come=1) == 15


def test_some_pages_only():
    plan = Plan(only=("list", "team"))
    assert [plan.wants(name) for name in ("list-counsellor", "team", "people")] == [
        True,
        True,
        False,
    ]


def run(pilots, ratio):
    page = PageFound("list", Kind.LIST, 7, 10 * ratio, 20 * ratio, 9 * ratio, ratio, ratio)
    return Run(pilots, 10.0, 20.0, 9.0, 30, [page], megabytes={"rss": 100.0})


@pytest.fixture
def found():
    """A list that is fast enough at one pilot and too slow at many."""
    return Found([run(1, 0.5), run(1000, 1.5)], {"import": 1.0}, {})


def test_the_verdict(found):
    verdicts = {aim.what: aim.is_reached for aim in found.aims()}
    assert verdicts == {
        "slowest list / floor": False,
        "1000 pilots / 1": False,
        "start of a web process": True,
        "memory of a worker": True,
    }


def test_the_table_for_the_readme(found):
    lines = list(tables.markdown(found))
    assert lines[0] == "| | 1 pilot | 1,000 pilots | aim |"
    assert "| slowest list / floor | 0.50 | **1.50** | 1.0 |" in lines
    assert "| start of a web process |  | 1.00 s | 1.5 s |" in lines
    assert "| memory of a worker | 100 MB | 100 MB | 130 MB |" in lines


def test_the_figures_as_json(found, tmp_path):
    tables.write_json(found, tmp_path / "bench.json")
    content = json.loads((tmp_path / "bench.json").read_text())
    assert content["runs"][1]["pages"][0]["ratio"] == 1.5
    assert [aim["is_reached"] for aim in content["aims"]] == [False, False, True, True]


def test_work_is_that_of_processes_that_are_still_there(monkeypatch):
    spent = {1: 5_000_000, 2: 9_000_000}
    monkeypatch.setattr(processor, "_nanoseconds", lambda pid: spent.get(pid, 0))
    watched = processor.ProcessorTime([1, 2])
    before = watched.now()
    spent[1] += 3_000_000
    del spent[2]
    assert watched.milliseconds_since(before) == 3.0
