"""Each request has a number: in the log, in the answer and on a page about something that went wrong."""

import json
import logging
import re
from io import StringIO
from uuid import UUID

import pytest
from django.urls import reverse

from interwonen.core.log_lines import JsonLines
from tests.factories import make_user

TYPED = "Wilhelmina Voorbeeld"
CHOSEN = "0b8c2f6e-7a0d-4d7e-9a53-1f1f6f0e2b11"


@pytest.fixture
def lines():
    """A function that gives what an installation writes to its log, line by line."""
    (console,) = (h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    requests, written = logging.getLogger("interwonen.requests"), StringIO()
    stream, plain, level = console.setStream(written), console.formatter, requests.level
    console.setFormatter(JsonLines())
    requests.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    console.setStream(stream)
    console.setFormatter(plain)
    requests.setLevel(level)


def test_a_number_of_its_own_for_every_request(client, db):
    numbers = {client.get("/robots.txt").headers["X-Request-ID"] for _ in range(5)}
    assert len({UUID(number) for number in numbers}) == 5


@pytest.mark.parametrize(
    ("proxies", "sent", "believed"),
    [
        (0, CHOSEN, False),
        (1, CHOSEN, True),
        (1, CHOSEN.upper(), True),
        (1, f"{{{CHOSEN}}}", False),
        (1, CHOSEN.replace("-", ""), False),
        (1, "jan-jansen", False),
        (1, "", False),
    ],
)
def test_only_a_proxy_of_our_own_chooses_a_number(client, db, settings, proxies, sent, believed):
    settings.TRUSTED_PROXIES = proxies
    given = client.get("/robots.txt", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert (given == CHOSEN) is believed
    assert str(UUID(given)) == given


def test_a_line_says_which_page_and_how_it_ended_and_no_address(client, pilot, lines):
    client.force_login(make_user(role="administrator", pilot=pilot))
    page = reverse("accounts:person-list", args=[pilot.slug])
    answer = client.get(f"{page}?q=Wilhelmina", headers={"User-Agent": "Wilhelmina"})
    (line,) = lines()
    assert isinstance(line.pop("milliseconds"), int)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "interwonen.requests",
        "message": "answered",
        "request": answer.headers["X-Request-ID"],
        "method": "GET",
        "route": "accounts:person-list",
        "status": 200,
    }


def test_all_lines_of_a_request_have_its_number(client, pilot, lines):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    answer = client.get(reverse("accounts:person-list", args=[pilot.slug]))
    shown = re.search(r"nummer <strong>(\w{8})</strong>", answer.content.decode())[1]
    assert answer.status_code == 403
    assert len(lines()) == 2
    assert {line["request"] for line in lines()} == {answer.headers["X-Request-ID"]}
    assert answer.headers["X-Request-ID"].startswith(shown)


def test_what_broke_is_in_the_log_without_the_value_that_broke_it(client, db, lines, monkeypatch):
    def broken(*_args):
        {"known": 1}[TYPED]

    client.raise_request_exception = False
    monkeypatch.setattr("interwonen.core.well_known_views.full_address", broken)
    monkeypatch.setattr("django.conf.settings.SECURITY_CONTACT", "mailto:veilig@interwonen.example")
    answer = client.get("/.well-known/security.txt")
    body = answer.content.decode()
    assert answer.status_code == 500
    told = next(line for line in lines() if "error" in line)
    assert told["message"] == "500 Internal Server Error: /.well-known/security.txt"
    assert "in security_txt" in told["error"]
    assert "KeyError: (values left out)" in told["error"]
    assert TYPED not in json.dumps(lines())
    for detail in ("Traceback", "KeyError", "security_txt", TYPED):
        assert detail not in body
    assert f"<strong>{answer.headers['X-Request-ID'][:8]}</strong>" in body
