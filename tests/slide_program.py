"""Slides as another program than ours reads them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pdf_parts import poppler


def shown_by_libreoffice(slides: bytes, folder: Path) -> list[str]:
    """The text of each slide, as LibreOffice prints it; skips where it is not installed."""
    if not shutil.which("soffice"):
        reason = "this needs LibreOffice: install libreoffice-impress"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    (folder / "slides.pptx").write_bytes(slides)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "slides.pptx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    printed = (folder / "slides.pdf").read_bytes()
    return poppler("pdftotext", "-raw", "-", "-", content=printed).decode().split("\f")[:-1]
