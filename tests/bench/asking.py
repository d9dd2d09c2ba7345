"""One request over a connection of its own, as gunicorn's sync workers answer it."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

HEADERS = {"X-Forwarded-Proto": "https"}  # as the proxy in front sets it
TOKEN = "b" * 32  # against forged requests: what stands in the cookie and in the form is the same


@dataclass(frozen=True)
class Answer:
    """What came back and in how many milliseconds."""

    status: int
    size: int
    milliseconds: float


def ask(port: int, path: str, session: str = "", data: dict[str, str] | None = None) -> Answer:
    """Get a page, or send a form, as the user of the session; measured up to the last byte."""
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: TOKEN}
    headers = {**HEADERS, "Cookie": "; ".join(map("=".join, cookies.items()))}
    body = None
    if data is not None:
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"https://127.0.0.1:{port}",
        }
        body = urlencode({**data, "csrfmiddlewaretoken": TOKEN})
    before = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST" if body else "GET", path, body, headers)
        response = connection.getresponse()
        size = len(response.read())
    finally:
        connection.close()
    return Answer(response.status, size, 1000 * (time.perf_counter() - before))
