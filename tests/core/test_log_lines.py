"""The server's log: no secrets of addresses, one line for each request that was refused."""

import logging
from io import StringIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from interwonen.core.log_lines import HideSecrets
from tests.factories import make_user


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/uitnodiging/wXLVOW-_q/", "/uitnodiging/***/"),
        ("/toegang/password/reset/key/1-abc-def/", "/toegang/password/reset/key/***/"),
        ("/toegang/agenda/wXLVOW-_q.ics", "/toegang/agenda/***"),
        ("/buurt/proef/stand/wXLVOW-_q/", "/buurt/proef/stand/***/"),
        ("/proef/deelnemers/7/", "/proef/deelnemers/7/"),
    ],
)
def test_a_secret_is_replaced_and_other_addresses_are_kept(address, shown):
    line = logging.makeLogRecord({"msg": "%s: %s", "args": ("Unprocessable Entity", address)})
    assert HideSecrets().filter(line)
    assert line.getMessage() == f"Unprocessable Entity: {shown}"


@pytest.fixture
def lines(settings):
    """A function that gives what the server wrote to its log so far, line by line."""
    (console,) = (h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    written = StringIO()
    before = console.setStream(written)
    yield lambda: written.getvalue().splitlines()
    console.setStream(before)


def test_each_refusal_is_one_line_without_what_was_typed(client, pilot, lines):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    client.get(reverse("accounts:person-list", args=[pilot.slug]))
    client.get("/jan-jansen/deelnemers/7/")
    client.get("/Jan%0AJansen/")
    client.get("/", headers={"Host": "bad host"})
    assert lines() == [
        "403 Forbidden (Permission denied): /<slug:pilot>/mensen/",
        "404 Not Found: /<slug:pilot>/deelnemers/<int:pk>/",
        "400 Bad Request: an unknown address",
        "400 Invalid HTTP_HOST header: 'bad host'. The domain name provided is not valid"
        " according to RFC 1034/1035.: /",
    ]


def test_what_is_broken_keeps_its_traceback(client, db, lines, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("interwonen.core.component_samples.STATS", property)
    monkeypatch.setattr("interwonen.core.views.Paginator", None)
    monkeypatch.setattr("django.conf.settings.DEBUG", True)
    assert client.get("/onderdelen/").status_code == 500
    assert "Traceback (most recent call last):" in lines()


def test_a_broken_page_tells_no_values_of_the_database(db, lines):
    wilhelmina = make_user(name="Wilhelmina Voorbeeld")
    statements = [
        ("INSERT INTO accounts_user SELECT (u).* FROM (SELECT u FROM accounts_user u) x", []),
        ("UPDATE accounts_user SET is_active = NULL, email = %s", ["nina\n\n@test.example"]),
        ("SELECT nothing, %s FROM accounts_user", [wilhelmina.email]),
    ]
    for statement, values in statements:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
        except DatabaseError:
            logging.getLogger(__name__).exception("broken")
    said = "\n".join(lines())
    assert "duplicate key value violates" in said
    assert 'null value in column "is_active"' in said
    assert 'column "nothing" does not exist' in said
    assert "Voorbeeld" not in said
    assert "@test.example" not in said
    assert said.count("django.db.utils.") == 3  # what Django makes of each is still told
