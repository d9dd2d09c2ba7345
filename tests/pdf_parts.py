"""What a PDF holds: the elements of its tags, and where its rectangles and words are."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest


def elements_of(pdf: pikepdf.Pdf) -> list[Any]:
    """All elements of the tag tree, in the order in which they are read."""

    def walk(kids: Any) -> Iterator[Any]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid.get("/K", pikepdf.Array()))

    return list(walk(pdf.Root.StructTreeRoot.K))


def tagged(elements: list[Any], *names: str) -> list[Any]:
    return [element for element in elements if str(element.S) in names]


def right_edges(pdf: pikepdf.Pdf) -> Iterator[float]:
    """Where the rectangles on each page end, as parts of the width of the paper."""
    for page in pdf.pages:
        stack, now = [], pikepdf.Matrix()
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append(now)
                case "Q":
                    now = stack.pop()
                case "cm":
                    now = pikepdf.Matrix(*map(float, operands)) @ now
                case "re":
                    x, y, width, _height = map(float, operands)
                    yield now.transform((x + width, y))[0] / float(page.mediabox[2])


def poppler(tool: str, *options: str, content: bytes) -> bytes:
    """What a tool of poppler says of a PDF."""
    if not shutil.which(tool):
        reason = f"measuring a document needs {tool}: install poppler-utils"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return subprocess.run([tool, *options], input=content, capture_output=True, check=True).stdout


def lines_of_pages(content: bytes) -> list[list[str]]:
    """The lines of each page as one reads them, without the empty ones."""
    text = poppler("pdftotext", "-layout", "-", "-", content=content).decode()
    pages = text.split("\f")[:-1]
    return [
        [re.sub(r"\s+", " ", line).strip() for line in p.splitlines() if line.strip()]
        for p in pages
    ]


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))
