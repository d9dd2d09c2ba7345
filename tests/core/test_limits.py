"""How much may come in: in a field, in an address, in a form, and how slowly."""

import re
import socket
import time
from contextlib import suppress
from http.client import HTTPConnection
from importlib import import_module

import pytest
from django import forms
from django.apps import apps
from django.db import connection
from django.db.models import TextField
from django.urls import reverse

from interwonen.core.forms import BaseForm, FilterForm
from tests.factories import make_user
from tests.house.sources import APPS
from tests.served_by_gunicorn import served

OURS = [config for config in apps.get_app_configs() if config.name.startswith(tuple(APPS))]


def kinds_of(form):
    import_module("interwonen.urls")  # it brings all forms along
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_every_search_box_is_bounded():
    unbounded = [
        (kind.__name__, name)
        for kind in kinds_of(FilterForm)
        for name, field in kind.base_fields.items()
        if isinstance(field, forms.CharField) and not field.max_length
        if kind.__module__ != "interwonen.core.component_samples"  # for who builds
    ]
    assert unbounded == []


def test_the_database_bounds_every_text(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype = 'c'"
        )
        checks = [(table.strip('"'), text) for table, text in cursor.fetchall()]
    unbounded = {
        f"{model._meta.label}.{field.name}"
        for config in OURS
        for model in config.get_models()
        if model._meta.managed and not model.__name__.startswith("Historical")
        for field in model._meta.get_fields()
        if isinstance(field, TextField) and not _is_bounded(model, field, checks)
    }
    assert unbounded == MADE_BY_THE_APPLICATION | BOUNDED_BY_THEIR_FORMS


MADE_BY_THE_APPLICATION = {
    *(f"accounts.UnsentMail.{name}" for name in ("to", "cc", "bcc", "message", "html_message")),
    "core.LongWork.failed",
    "core.LongWork.outcome",
    "evaluations.MomentFigure.definition",
    "neighbours.LetterCopy.lines",
    # Texts that stand elsewhere; nothing but marks can be put in them (rights_copytext_only_marked).
    *(f"rights.CopyText.{name}" for name in ("original", "marked")),
}
BOUNDED_BY_THEIR_FORMS = {
    "evaluations.CouncilReport.what_changed",
    *(f"evaluations.EvaluationMoment.{name}" for name in ("decision", "embedding", "progress")),
    "evaluations.PublishedReport.what_changed",
    "pilots.CapacityStep.reason",
    "pilots.Pilot.goal",
    "pilots.Pilot.zoning_ground",
}

FORMS_OF_THESE = (
    "evaluations.forms.moments",
    "evaluations.forms.reports_publishing",
    "interwonen.pilots.forms",
)


def test_what_the_database_does_not_bound_its_forms_do():
    names = {label.rpartition(".")[2] for label in BOUNDED_BY_THEIR_FORMS}
    fields = [
        (name, kind.base_fields[name])
        for kind in kinds_of(BaseForm)
        if kind.__module__.startswith(FORMS_OF_THESE)
        for name in names & kind.base_fields.keys()
    ]
    assert {name for name, _field in fields} == names
    assert [name for name, field in fields if not field.max_length] == []


def _is_bounded(model, field, checks):
    told = rf"length\(+\"?{field.column}\"?\)"
    return bool(field.max_length) or any(
        table == model._meta.db_table and re.search(told, text) for table, text in checks
    )


@pytest.fixture
def page(client, pilot):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    return reverse("participants:participant-list", args=[pilot.slug])


def test_a_search_that_is_too_long_finds_nothing_and_breaks_nothing(
    client, page, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        answer = client.get(page, {"q": "x" * 3_000})
    assert answer.status_code == 200
    assert "IW-" not in answer.content.decode()


def test_the_last_of_two_values_counts_and_none_is_mixed_in(client, page):
    twice = client.get(f"{page}?q=zonneschijn&q=regenwater").content.decode()
    assert 'value="regenwater"' in twice
    assert "zonneschijn" not in twice


@pytest.fixture(scope="module")
def port():
    with served() as port:
        yield port


class TestTheWebServer:
    def ask(self, port, path, headers=()):
        asking = HTTPConnection("127.0.0.1", port, timeout=20)
        asking.request("GET", path, headers=dict(headers))
        status = asking.getresponse().status
        asking.close()
        return status

    def test_it_answers(self, port):
        assert self.ask(port, "/healthz") == 200

    def test_an_address_of_more_than_4_kb_is_refused(self, port):
        assert self.ask(port, "/?q=" + "x" * 5_000) in (400, 414)

    def test_a_header_of_more_than_8_kb_is_refused(self, port):
        assert self.ask(port, "/healthz", {"Cookie": "x" * 9_000}) in (400, 431)

    def test_more_than_60_headers_are_refused(self, port):
        assert self.ask(port, "/healthz", {f"X-{n}": "x" for n in range(70)}) in (400, 431)

    def test_a_length_and_chunks_at_once_are_not_two_requests(self, port):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as asking:
            asking.sendall(
                b"POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"
            )
            said = b""
            with suppress(TimeoutError, ConnectionError):
                while more := asking.recv(4096):
                    said += more
        assert said.count(b"HTTP/1.1") == 1

    def test_who_sends_slowly_or_nothing_holds_up_nobody_else(self, port):
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
        for each in slow:
            each.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        time.sleep(1)
        try:
            assert [self.ask(port, "/healthz") for _ in range(5)] == [200] * 5
        finally:
            for each in [*silent, *slow]:
                each.close()
