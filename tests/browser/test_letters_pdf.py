"""All letters of a round as one PDF, from the button to a file that keeps to both standards."""

import io
from pathlib import Path

import pikepdf
import pytest

from tests.pdf_checker import failures

pytestmark = pytest.mark.browser


def test_the_letters_of_a_round_are_downloaded_as_one_pdf(visitor):
    visitor.enter("beleid")
    visitor.page.goto(f"{visitor.address}/interwonen-veenoord/brieven/")
    visitor.page.get_by_role("link", name="Nieuwe bewoners").click()
    visitor.go("Brief per adres", "Alle brieven als PDF")
    visitor.press("PDF maken")
    button = visitor.page.get_by_role("link", name="Bestand downloaden", exact=True)
    button.wait_for()
    with visitor.page.expect_download() as download:
        button.click()
    content = Path(download.value.path()).read_bytes()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        [letters] = pdf.Root.StructTreeRoot.K
        assert len(letters.K) > 3
        assert "Aan de bewoners van" in str(letters.K[0].T)
    assert failures(content) == []
