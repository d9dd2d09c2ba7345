"""Documents load only our own files, and look as the theme says."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from interwonen.core import charts
from interwonen.core.pdf import FetchRefused, is_allowed, render_pdf

STATIC = Path(settings.STATICFILES_DIRS[0])


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (f"{STATIC.as_uri()}/css/print/page.css", True),
        ("data:image/svg+xml;base64,PHN2Zy8+", True),
        ("https://example.org/style.css", False),
        ("file:///etc/hostname", False),
        (f"{STATIC.as_uri()}/../manage.py", False),
        (f"{STATIC.as_uri()}/%2e%2e/manage.py", False),
        (f"file://elsewhere{STATIC.as_uri().removeprefix('file://')}/css/print/page.css", False),
    ],
)
def test_a_document_loads_only_our_static_files(url, allowed):
    assert is_allowed(url, STATIC) is allowed


def test_a_document_that_asks_for_more_is_refused(settings, tmp_path):
    (tmp_path / "leak.html").write_text('<html lang="nl"><img alt="x" src="file:///etc/hostname">')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    with pytest.raises(FetchRefused, match="not a file of this application"):
        render_pdf("leak.html", {}, title="T", identifier="1", dated=date(2021, 6, 30), author="A")


def test_print_has_the_colours_of_the_theme():
    def colours(path):
        return dict(re.findall(r"(--[\w-]+):\s*(#\w+)", (STATIC / path).read_text()))

    theme, printed = colours("css/theme.css"), colours("css/print/colours.css")
    assert printed.items() <= theme.items()
    assert theme["--interwonen-accent"] == charts.ACCENT
    assert theme["--interwonen-ink"] == charts.INK
    assert theme["--interwonen-ink-soft"] == charts.MUTED
    assert theme["--interwonen-error"] == charts.WARNING
