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
from collections.abc import Mapping
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
# What finds the libraries; a process that needs no secrets gets none.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


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


def pdf_of(document: Document) -> bytes:
    """The document as PDF, made now.

    Raises FetchRefused when it asks for anything but our own files, and NotMade.
    """
    static = Path(settings.STATICFILES_DIRS[0])
    identifier = hashlib.sha256(document.identifier.encode()).hexdigest()[:32]
    order = {"html": document.html, "identifier": identifier, "static": str(static)}
    try:
        with tempfile.TemporaryDirectory(prefix="interwonen-pdf-") as folder:
            done = subprocess.run(
                [sys.executable, "-m", "interwonen.core.pdf_process"],
                input=json.dumps(order).encode(),
                stdout=subprocess.PIPE,
                cwd=settings.BASE_DIR,
                env=_environment(folder),
                timeout=settings.PDF_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise NotMade from None
    if done.returncode == REFUSED:
        raise FetchRefused("the document asks for what is not a file of this application")
    if done.returncode:
        raise NotMade
    return done.stdout


def _environment(folder: str) -> dict[str, str]:
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**known, "TMPDIR": folder, "HOME": folder, "FONTCONFIG_FILE": str(_NO_TYPEFACES)}
