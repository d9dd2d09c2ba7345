"""Follows every link of the demonstration, as each of its people."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')
ROWS = 2  # of one kind of page, so many rows each


@dataclass(frozen=True)
class CrawledPage:
    """A page as it was sent."""

    address: str
    html: str


def crawl(client: Client, start: str) -> list[CrawledPage]:
    """The HTML pages that links lead to from `start`, each address once, some rows of each kind.

    Raises AssertionError when a link leads to nothing, or to what this person may not see.
    """
    waiting, known, of_a_kind, pages = [start], {start}, Counter(), []
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
        html = answer.content.decode()
        pages.append(CrawledPage(address, html))
        for link in LINK.findall(html):
            found = urljoin(address, link.replace("&amp;", "&"))
            if found in known or not _is_ours(found):
                continue
            known.add(found)
            kind = kind_of(found)
            if kind and of_a_kind[kind] < ROWS:
                of_a_kind[kind] += 1
                waiting.append(found)
    return pages


def _is_ours(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc and not parts.path.startswith("/static/")


def kind_of(address: str) -> str:
    """The route of an address, and whether it asks for something; "" for what is not looked at."""
    parts = urlsplit(address)
    route = resolve(parts.path).view_name
    asks = "&".join(sorted(name.partition("=")[0] for name in parts.query.split("&")))
    return "" if route.endswith(("logout", "pdf", "export")) else f"{route}?{asks}"
