"""Someone in every role follows every link and filter, and meets no mark that is not for this role.

The same walk looks for what stored markup and formulas would do: no page, file or document carries
any of it other than as text.
"""

import csv
import io
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse
from openpyxl import load_workbook

from interwonen.access.roles import Role
from interwonen.core.spreadsheets import WORKBOOK
from participants.models import Participant
from tests.access.test_routes import make_scene
from tests.crawl.crawling import LINK
from tests.crawl.markers import HARMFUL, NOBODYS, SEARCHED, SEES, Planted, written_models
from tests.factories import (
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_session,
    make_user,
)
from tests.pdf_parts import lines_of_pages
from tests.plan_factories import make_goal

pytestmark = pytest.mark.django_db
MARK = re.compile(r"Mk\d{3}k")
SEARCH = re.compile(r'<form[^>]*method="get"[^>]*>.*?name="(q|woorden)"', re.S)


@dataclass(frozen=True)
class Met:
    """What an address answered, as text, as which kind of file, and how a download is named."""

    address: str
    kind: str
    text: str
    name: str = ""


@pytest.fixture(scope="module")
def scene(shared_rows):
    """A pilot with a row of everything, its texts marked, and a file of a colleague."""
    pilot, people, rows = make_scene(make_pilot(base_capacity=60, maximum_capacity=60))
    colleague = make_user(role=Role.COUNSELLOR, pilot=pilot)
    theirs = make_participant(pilot, counsellor=colleague)
    make_placement(pilot, participant=theirs)
    make_session(theirs, by=colleague)
    make_incident(theirs, by=colleague)
    make_goal(theirs)
    own = Participant.objects.filter(assignments__counsellor=people[Role.COUNSELLOR])
    planted = Planted()
    planted.plant(list(own.values_list("pk", flat=True)))
    return pilot, people, rows, planted


def test_every_kind_of_record_says_who_may_meet_it():
    assert {model._meta.label for model in written_models()} == set(SEES)
    assert not {label for label in SEES if {label, label.split(".")[0]} & NOBODYS}


def test_a_mark_stands_in_every_column_that_says_something(scene):
    *_, planted = scene
    assert planted.refused == []


def followed(client: Client, start: list[str]):
    """What links, filters and searches lead to from these addresses."""
    waiting, known, kinds = [*start], set(start), set()
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code in (200, 404, 409, 410), f"{address}: {answer.status_code}"
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
        found = as_text(address, answer)
        yield found
        if found.kind != "text/html":
            continue
        links = [
            link.replace("&amp;", "&")
            for link in LINK.findall(found.text)
            if not link.startswith(("tel:", "mailto:"))
        ]
        if search := SEARCH.search(found.text):
            links.append(f"?{search[1]}={SEARCHED}")
        for link in links:
            url = urljoin(address, link)
            parts = urlsplit(url)
            if (
                parts.scheme
                or parts.netloc
                or url in known
                or parts.path.startswith(("/static/", "/accounts/"))
            ):
                continue
            known.add(url)
            kind = kind_of(parts)
            if kind not in kinds:  # one row of each kind of page
                kinds.add(kind)
                waiting.append(url)


def kind_of(parts) -> str:
    asks = "&".join(sorted(name.partition("=")[0] for name in parts.query.split("&")))
    return f"{resolve(parts.path).view_name}?{asks}"


def as_text(address: str, answer) -> Met:
    """The words of a page or file; of a table they are its cells, one a line."""
    kind = answer["Content-Type"].partition(";")[0]
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "application/pdf":
        text = "\n".join(line for page in lines_of_pages(content) for line in page)
    elif kind == WORKBOOK:
        text = "\n".join(cells_of(content))
    else:
        text = content.decode(errors="replace")
    header = answer.headers.get("Content-Disposition", "")
    return Met(address, kind, f"{text}\n{header}", header)


def cells_of(content: bytes):
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{cell.coordinate} is a formula"
                yield str(cell.value or "")


def harms(met: Met) -> str:
    """What stored text does in this answer that text must not do; "" when it is text only."""
    if met.kind in ("text/html", "image/svg+xml") and HARMFUL.partition('"')[0] in met.text:
        return "a script"
    if met.kind in ("text/html", "image/svg+xml") and 'src="file:' in met.text:
        return "an address"
    if MARK.search(met.name):
        return "a download that is called after what somebody typed"
    if met.kind == "text/csv":
        rows = csv.reader(io.StringIO(met.text.lstrip("\ufeff")), delimiter=";")
        if any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row):
            return "a formula"
    return ""


@pytest.mark.parametrize("role", Role)
def test_nobody_meets_what_is_not_for_them(scene, role):
    pilot, people, _rows, planted = scene
    client = Client()
    client.force_login(people[role])
    forbidden = planted.forbidden_to(role)
    leaks, harmed, seen = {}, {}, set()
    for met in followed(client, [reverse("home:dashboard", args=[pilot.slug])]):
        marks = set(MARK.findall(met.text))
        seen |= marks
        for mark in marks & forbidden:
            leaks.setdefault(planted.column[mark], met.address)
        if harm := harms(met):
            harmed.setdefault(harm, met.address)
    faults = "\n".join(f"{what}: {where}" for what, where in {**leaks, **harmed}.items())
    assert not faults, f"{role} meets:\n{faults}"
    assert seen, "the walk met nothing at all"
