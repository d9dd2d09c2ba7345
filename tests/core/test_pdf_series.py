"""Many documents in one PDF: what is refused, and what is left when it fails."""

import io
import tempfile

import pikepdf
import pytest

from interwonen.core.pdf import Document, FetchRefused, NotMade
from interwonen.core.pdf_series import joined_pdf_of

FONT = '<html lang="nl"><title>T</title><link rel="stylesheet" href="css/print/font.css">'
STYLE = '<body style="font-family: Source Sans 3, Source Sans 3 Extended">'


def page(text):
    return Document(f"{FONT}{STYLE}<p>{text}", "1")


def joined(*documents):
    done = []
    content = joined_pdf_of(
        ((document, f"Nummer {number}") for number, document in enumerate(documents, 1)),
        advance=done.append,
    )
    assert done == list(range(1, len(documents) + 1))
    return content


def test_a_typeface_that_comes_later_is_in_it_too():
    with pikepdf.open(io.BytesIO(joined(page("Een"), page("Čeština"), page("Drie č")))) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) == 2
        assert all(each.Resources.Font.keys() == fonts.keys() for each in pdf.pages)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Nummer 1", "Nummer 2", "Nummer 3"]


def test_a_document_of_more_pages_keeps_them_together():
    two = page("Een<p style='break-before: page'>Twee")
    with pikepdf.open(io.BytesIO(joined(page("Nul"), two, page("Drie")))) as pdf:
        [whole] = pdf.Root.StructTreeRoot.K
        pages = [each.obj.objgen for each in pdf.pages]
        assert [[kid.Pg.objgen for kid in part.K] for part in whole.K] == [
            [pages[0]],
            [pages[1], pages[2]],
            [pages[3]],
        ]


def test_a_document_that_asks_for_more_is_refused():
    leak = Document('<html lang="nl"><img alt="x" src="file:///etc/hostname">', "1")
    with pytest.raises(FetchRefused):
        joined(page("Een"), leak)


def test_nothing_of_it_stays_behind_when_one_takes_too_long(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.PDF_SECONDS = 0.01
    with pytest.raises(NotMade):
        joined(page("Jan de Tester"))
    assert list(tmp_path.iterdir()) == []


def test_without_documents_there_is_no_file():
    with pytest.raises(ValueError, match="a document at least"):
        joined()
