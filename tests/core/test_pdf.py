"""Documents load only our own files, and look as the theme says."""

import io
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from interwonen.core import charts
from interwonen.core.pdf import Document, FetchRefused, NotMade, document_of, order_of, pdf_of
from interwonen.core.pdf_process import is_allowed

STATIC = Path(settings.STATICFILES_DIRS[0])


def document(template, context=None):
    words = {"title": "T", "identifier": "1", "dated": date(2021, 6, 30), "author": "A"}
    return document_of(template, context or {}, **words)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (f"{STATIC.as_uri()}/css/print/page.css", True),
        ("data:image/svg+xml;base64,PHN2Zy8+", False),
        ("data:text/css,p%7Bcolor:red%7D", False),
        ("http://169.254.169.254/latest/", False),
        ("ftp://example.org/style.css", False),
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
        pdf_of(document("leak.html"))


def test_a_document_has_no_typeface_of_the_machine(settings, tmp_path, monkeypatch):
    """The machine has one that is called as the document asks; still all machines make one file."""
    with TTFont(STATIC / "vendor/source-sans-3/files/source-sans-3-latin-400-normal.woff") as font:
        for name in font["name"].names:
            name.string = "Of this machine"
        font.flavor = None
        font.save(tmp_path / "machine.ttf")
    machine = tmp_path / "fonts.conf"
    machine.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    (tmp_path / "asks.html").write_text(
        '<html lang="nl"><link rel="stylesheet" href="css/print/font.css">'
        '<p style="font-family: Of this machine, Source Sans 3">Tekst &#x4e2d;</p>'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    usual = pdf_of(document("asks.html"))
    monkeypatch.setenv("FONTCONFIG_FILE", str(machine))
    assert pdf_of(document("asks.html")) == usual
    with pikepdf.open(io.BytesIO(usual)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert names
    assert all(name.startswith("Source-Sans-3") for name in names)


def test_nothing_of_a_document_stays_behind_when_it_takes_too_long(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.PDF_SECONDS = 0.01
    with pytest.raises(NotMade):
        pdf_of(Document('<html lang="nl"><p>Jan de Tester', "1"))
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_fails_makes_no_pdf(settings, tmp_path):
    settings.BASE_DIR = tmp_path  # where there is no application to run
    with pytest.raises(NotMade):
        pdf_of(Document("<p>Tekst", "1"))


def test_one_process_makes_a_pdf_and_starts_no_other():
    """Looking for libraries by the compiler and the linker once took longer than the import itself."""
    ending = "lambda event, _: event in ('subprocess.Popen', 'os.fork', 'os.posix_spawn') and os._exit(9)"
    code = f"""if True:
        import os, sys
        sys.addaudithook({ending})
        from interwonen.core.pdf_process import main
        sys.exit(main())"""
    order = order_of(Document('<html lang="nl"><p>Tekst', "1"))
    made = subprocess.run(
        [sys.executable, "-c", code], input=order, stdout=subprocess.PIPE, cwd=settings.BASE_DIR
    )
    assert made.returncode == 0
    assert made.stdout.startswith(b"%PDF")


def test_print_has_the_colours_of_the_theme():
    def colours(path):
        return dict(re.findall(r"(--[\w-]+):\s*(#\w+)", (STATIC / path).read_text()))

    theme, printed = colours("css/theme.css"), colours("css/print/colours.css")
    assert printed.items() <= theme.items()
    assert theme["--interwonen-accent"] == charts.ACCENT
    assert theme["--interwonen-ink"] == charts.INK
    assert theme["--interwonen-ink-soft"] == charts.MUTED
    assert theme["--interwonen-error"] == charts.WARNING
