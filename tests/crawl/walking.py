"""Follows links, filters and searches, and says of each answer which marks it holds and what it does."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import resolve
from openpyxl import load_workbook

from interwonen.core.spreadsheets import WORKBOOK
from tests.crawl.crawling import LINK
from tests.crawl.planting import HARMFUL, OBEYED, SEARCHED
from tests.pdf_parts import lines_of_pages, opened

MARK = re.compile(r"Mk\d{3}k")
SEARCH = re.compile(r'<form[^>]*method="get"[^>]*>.*?name="(q|woorden)"', re.S)
SENT = re.compile(r'<form[^>]*method="post"[^>]*>(.*?)</form>', re.S)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EXPECTED = {200, 403, 404, 405, 409, 410}
WORDS = {"text/html", "text/csv", "text/calendar", "text/plain", "image/svg+xml"}
WORDS |= {"application/json", "application/ld+json"}


@dataclass(frozen=True)
class Met:
    """What an address answered: which kind of file, the marks in it, and what stored text did there."""

    address: str
    kind: str
    marks: frozenset[str]
    harm: str


class Walk:
    """What one person meets; of each kind of page one row."""

    def __init__(self, client: Client, *, sends_forms: bool = False) -> None:
        self.client, self.sends_forms = client, sends_forms
        self.met: list[Met] = []
        self.known: set[str] = set()
        self.kinds: set[str] = set()

    def go(self, starts: Iterable[str]) -> None:
        """Visit these addresses and what they lead to."""
        waiting = [address for address in starts if address not in self.known]
        self.known |= set(waiting)
        self.kinds |= {kind_of(address) for address in waiting}
        while waiting:
            waiting += [url for url in self._visit(waiting.pop(0)) if self._is_new(url)]

    def go_to_the_rest(self, addresses: Iterable[str]) -> None:
        """Visit those to whose kind of page no link led."""
        for address in addresses:
            if kind_of(address) not in self.kinds:
                self.go([address])

    def _visit(self, address: str) -> list[str]:
        answer = self.client.get(address)
        if answer.status_code == 302:
            return [urljoin(address, answer["Location"])]
        assert answer.status_code in EXPECTED, f"{address}: {answer.status_code}"
        met, text = read(address, answer)
        self.met.append(met)
        if met.kind != "text/html":
            return []
        for form in SENT.findall(text) if self.sends_forms else ():
            self._send(address, dict(HIDDEN.findall(form)))
        return list(links_in(text, address))

    def _send(self, address: str, fields: dict[str, str]) -> None:
        """Send a form as it stands; what comes of it is undone."""
        with transaction.atomic():
            answer = self.client.post(address, fields)
            transaction.set_rollback(True)
        self.met.append(read(address, answer)[0])

    def _is_new(self, url: str) -> bool:
        if url in self.known or (kind := kind_of(url)) in self.kinds:
            return False
        self.known.add(url)
        self.kinds.add(kind)
        return True


def links_in(html: str, address: str) -> Iterator[str]:
    """The addresses of ours to which a page leads, with a search for a word that is everywhere."""
    links = [link.replace("&amp;", "&") for link in LINK.findall(html)]
    if search := SEARCH.search(html):
        links.append(f"?{search[1]}={SEARCHED}")
    for link in links:
        parts = urlsplit(url := urljoin(address, link))
        if not parts.scheme and not parts.netloc and not parts.path.startswith("/static/"):
            yield url


def kind_of(address: str) -> str:
    """The route of an address, and what is asked of it."""
    parts = urlsplit(address)
    asks = "&".join(sorted(name.partition("=")[0] for name in parts.query.split("&")))
    return f"{resolve(parts.path).view_name}?{asks}"


def read(address: str, answer: Any) -> tuple[Met, str]:
    """What was met, and its words; of a table they are its cells, one a line."""
    kind = answer.headers.get("Content-Type", "text/plain").partition(";")[0]
    text, name = words_of(kind, answer), answer.headers.get("Content-Disposition", "")
    marks = frozenset(MARK.findall(f"{text}\n{name}"))
    return Met(address, kind, marks, harm_in(kind, text, name)), text


def words_of(kind: str, answer: HttpResponse | StreamingHttpResponse) -> str:
    """The words of a page or a file, also those about the file itself."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if kind == "application/pdf":
        with opened(content) as pdf:
            about = pdf.Root.Metadata.read_bytes().decode()
        return "\n".join([about, *(line for page in lines_of_pages(content) for line in page)])
    if kind == WORKBOOK:
        return "\n".join(cells_of(content))
    if kind == SLIDES:
        with ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(n).decode() for n in parts.namelist() if n.endswith("xml"))
    assert kind in WORDS, f"whether {kind} holds a mark is not looked at"
    text = content.decode()
    return re.sub(r"\r?\n[ \t]", "", text) if kind == "text/calendar" else text


def cells_of(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content)):
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{cell.coordinate} is a formula"
                yield str(cell.value or "")


def harm_in(kind: str, text: str, name: str) -> str:
    """What stored text does in an answer that text must not do; "" when it is text only."""
    if kind in ("text/html", "image/svg+xml"):
        for harm in (HARMFUL.partition('"')[0], 'src="file:', OBEYED):
            if harm in text:
                return harm
    if MARK.search(name):
        return "a download that is called after what somebody typed"
    if kind == "text/csv":
        rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
        if any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row):
            return "a formula"
    return ""
