"""A PDF is made once, one at a time, and kept for a day."""

import itertools

import pytest

from interwonen.core import pdf_kept
from interwonen.core.pdf import Document, NotMade
from interwonen.core.pdf_kept import MadeElsewhere, kept_pdf_of
from tests.pdf_turn import made_elsewhere

REPORT = Document("<p>Rapport", "1")


@pytest.fixture(autouse=True)
def keeping(settings, db):
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pdf"}
    settings.CACHES = {"default": memory}
    yield
    pdf_kept.cache.clear()


@pytest.fixture
def numbered(monkeypatch):
    """PDFs that are made at once and say how many were made before."""
    numbers = itertools.count()
    monkeypatch.setattr(pdf_kept, "pdf_of", lambda document: b"%%PDF %d" % next(numbers))


def test_the_same_document_is_made_once(numbered):
    assert [kept_pdf_of(REPORT), kept_pdf_of(REPORT)] == [b"%PDF 0", b"%PDF 0"]
    assert kept_pdf_of(Document(REPORT.html, "2")) == b"%PDF 1"
    assert kept_pdf_of(Document("<p>Ander rapport", "1")) == b"%PDF 2"


@pytest.mark.django_db(transaction=True)  # a turn lasts as long as its transaction
def test_one_is_made_at_a_time_and_what_is_kept_needs_no_turn(numbered):
    kept = kept_pdf_of(REPORT)
    other = Document("<p>Ander rapport", "2")
    with made_elsewhere():
        assert kept_pdf_of(REPORT) == kept
        with pytest.raises(MadeElsewhere):
            kept_pdf_of(other)
    assert kept_pdf_of(other) == b"%PDF 1"


def test_what_takes_too_long_is_not_kept_and_gives_the_turn_back(settings, monkeypatch):
    settings.PDF_SECONDS = 0.01
    with pytest.raises(NotMade):
        kept_pdf_of(REPORT)
    monkeypatch.setattr(pdf_kept, "pdf_of", lambda document: b"%PDF")
    assert kept_pdf_of(REPORT) == b"%PDF"


def test_another_print_style_is_another_document(settings, tmp_path):
    before = REPORT.digest
    (tmp_path / "css" / "print").mkdir(parents=True)
    (tmp_path / "css" / "print" / "page.css").write_text("p { color: red }")
    settings.STATICFILES_DIRS = [tmp_path]
    assert Document(REPORT.html, REPORT.identifier).digest != before
