"""Requests that no page of ours sends: one answer, whatever page they are for."""

import pytest
from django.test.client import FakePayload
from django.urls import reverse

from interwonen.wsgi import application
from tests.factories import make_user

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def page(client, pilot):
    """The address of a form, opened by someone who may send it."""
    client.force_login(make_user(role="administrator", pilot=pilot))
    return reverse("accounts:person-invite", args=[pilot.slug])


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_another_method_runs_no_page(client, page, method):
    answer = client.generic(method, page)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert "Uw browser stuurde iets" in answer.content.decode()


@pytest.mark.parametrize(
    "content_type",
    [
        f"{FORM}; charset=utf-16",
        f"{FORM}; charset=klingon",
        f"{FORM}; charset=rot13",
        "multipart/form-data; boundary=x; charset=latin-1",
        "application/json",
        "text/plain",
        "",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_kind_of_text_is_not_read(client, page, method, content_type):
    answer = client.generic(method, page, b"name=x", content_type)
    expected = 200 if method == "GET" and "charset" not in content_type else 415
    assert answer.status_code == expected


def test_a_form_in_utf_8_is_read_however_that_is_written(client, page):
    for content_type in (FORM, f"{FORM}; charset=UTF-8", f'{FORM}; charset="utf-8"'):
        assert client.generic("POST", page, b"name=x", content_type).status_code == 422


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, b"a%00b=name"),
        (FORM, b"name=caf%E9"),
        (FORM, b"name=caf\xe9"),
        (FORM, b"&".join(b"name=x" for _ in range(1001))),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=", b"--x--"),
        ("multipart/form-data; boundary=" + 300 * "x", b"--x--"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\ncaf\xe9\r\n--x--\r\n',
        ),
    ],
)
def test_a_form_that_is_broken_is_refused(client, page, content_type, body):
    assert client.generic("POST", page, body, content_type).status_code == 400


def test_a_length_that_is_no_number_is_refused(client, page):
    assert client.post(page, {"name": "x"}, CONTENT_LENGTH="abc").status_code == 400


def test_nul_in_what_was_pasted_is_left_out_and_the_rest_kept(client, page):
    answer = client.post(page, {"name": "Wilhelmina\0 Voorbeeld"})
    assert answer.status_code == 422
    assert "Wilhelmina Voorbeeld" in answer.content.decode()


def test_percent_signs_in_a_form_of_parts_are_text(client, page):
    answer = client.post(page, {"name": "100%FF"})
    assert answer.status_code == 422
    assert "100%FF" in answer.content.decode()


def test_too_much_text_says_so(client, page):
    answer = client.post(page, {"name": "x" * 2_700_000})
    assert answer.status_code == 413
    assert "maak uw tekst korter" in answer.content.decode()


@pytest.mark.parametrize("query", ["q=a%00b", "a%00b=q", "q=%E9", "q=%ED%A0%80"])
def test_a_query_that_is_broken_is_refused(client, page, query):
    assert client.get(page, QUERY_STRING=query).status_code == 400


@pytest.mark.parametrize("path", ["/a%00b/", "/uitnodiging/a%00b/", "/toegang/agenda/a%0Ab.ics"])
def test_a_control_character_in_an_address_is_refused(client, db, path):
    assert client.get(path).status_code == 400


def test_a_cookie_with_nul_is_refused(client, page):
    for name in ("sessionid", "csrftoken"):
        assert client.get(page, HTTP_COOKIE=rf'{name}="abcdefghijkl\000"').status_code == 400


def test_an_unknown_encoding_in_a_header_is_an_answer_too(db):
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": "text/plain; charset*=klingon'nl'x",
        "wsgi.input": FakePayload(),
        "wsgi.url_scheme": "http",
    }
    answered = []
    application(environ, lambda status, headers: answered.append(status))
    assert answered == ["415 Unsupported Media Type"]
