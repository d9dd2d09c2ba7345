"""HTML templates as tagged, archival PDF, each made by a process of its own (pdf_process.py).

A file claims PDF/A-2a and PDF/UA-1. The same arguments give the same bytes, on every machine:
identifier and dates come from the caller, and nothing is read but our own style sheets and fonts.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from interwonen.core.pdf_process import REFUSED
from interwonen.core.typefaces import printable

LANGUAGE = "nl"
_NO_TYPEFACES = Path(__file__).with_name("pdf_fonts.conf")
# The moment that an unpacked typeface is given; else it has that of now, and every PDF differs.
_UNPACKED = "0"
# What finds the libraries; a process that needs no secrets gets none.
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class FetchRefused(ValueError):
    """A document asked for something outside the static folder."""


class NotMade(Exception):
    """There is no PDF: it took too long, or its process failed, which the server's log explains."""


@dataclass(frozen=True)
class Document:
    """A page as HTML that is to be a PDF; `identifier` names it and its version for good."""

    html: str
    identifier: str

    @cached_property
    def digest(self) -> str:
        """Differs when the PDF would: by its text, its identifier or our print style."""
        style = sorted(Path(settings.STATICFILES_DIRS[0], "css", "print").iterdir())
        parts = [self.html.encode(), self.identifier.encode(), *(f.read_bytes() for f in style)]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def document_of(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    identifier: str,
    dated: date,
    author: str,
    subject: str = "",
) -> Document:
    """The Dutch template as a page; what our typefaces cannot draw is replaced in it."""
    metadata = {"title": title, "dated": dated, "author": author, "subject": subject}
    with translation.override(LANGUAGE):
        html = render_to_string(template, {**context, "document": metadata})
    return Document(printable(html), identifier)


def pdf_of(document: Document, *, seconds: float | None = None) -> bytes:
    """The document as PDF, made now; it may take so many seconds, by default what a page can wait.

    Raises FetchRefused when it asks for anything but our own files, and NotMade.
    """
    try:
        with process_of("interwonen.core.pdf_process") as process:
            content, _ = process.communicate(order_of(document), seconds or settings.PDF_SECONDS)
    except subprocess.TimeoutExpired:
        raise NotMade from None
    raise_if_failed(process.returncode)
    return content


def order_of(document: Document) -> bytes:
    """What the process that makes the PDF has to know."""
    static = Path(settings.STATICFILES_DIRS[0])
    identifier = hashlib.sha256(document.identifier.encode()).hexdigest()[:32]
    order = {"html": document.html, "identifier": identifier, "static": str(static)}
    return json.dumps(order).encode()


@contextmanager
def process_of(module: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs this module, with a folder and no secrets; it ends with the block."""
    with (
        tempfile.TemporaryDirectory(prefix="interwonen-pdf-") as folder,
        subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
            env=_environment(folder),
            bufsize=0,
        ) as process,
    ):
        try:
            yield process
        except BaseException:
            process.kill()
            raise


def raise_if_failed(exit_status: int) -> None:
    """Raises FetchRefused or NotMade unless the process ended well."""
    if exit_status == REFUSED:
        raise FetchRefused("the document asks for what is not a file of this application")
    if exit_status:
        raise NotMade


def _environment(folder: str) -> dict[str, str]:
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    own = {"FONTCONFIG_FILE": str(_NO_TYPEFACES), "SOURCE_DATE_EPOCH": _UNPACKED}
    return {**known, **own, "TMPDIR": folder, "HOME": folder}
