"""Letters as PDF: what a sheet says, and many of them as one file. It knows no models."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import translation
from django.utils.formats import date_format

from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.core.pdf_series import joined_pdf_of

TEMPLATE = "documents/letter.html"
_HEADING, _ITEM = "# ", "- "
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Signatory:
    """Who signs, under the name of their function."""

    function: str
    name: str


@dataclass(frozen=True)
class Letterhead:
    """What all letters of a sender have in common.

    `window` is the side of the envelope that shows the address; `sender` signs ("burgemeester en
    wethouders van Emmen"), above the signatories.
    """

    municipality: str
    return_address: str
    sender: str
    signatories: tuple[Signatory, ...] = ()
    window: Literal["left", "right"] = "left"
    closing: str = "Met vriendelijke groet,"


@dataclass(frozen=True)
class Block:
    """A part of the text: a heading, a paragraph, or a list with an item a line."""

    kind: Literal["heading", "paragraph", "list"]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class LetterSheet:
    """One letter to one address; `contact` is a person or desk, with a phone number below it."""

    address_lines: tuple[str, ...]
    dated: date
    reference: str
    subject: str
    blocks: tuple[Block, ...]
    contact: str = ""
    phone: str = ""

    @property
    def date_in_words(self) -> str:
        """As a letter has it: "19 mei 2015"."""
        with translation.override(LANGUAGE):
            return date_format(self.dated, "j F Y")


def address_lines(*lines: str, postcode: str, place: str) -> tuple[str, ...]:
    """The lines as the post wants them: the place in capitals, after two spaces."""
    shown = f"{postcode[:4]} {postcode[4:].strip()}"
    return (*(line for line in lines if line), f"{shown}  {place.upper()}")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The parts of a text as someone types it.

    A blank line ends a part; "# " begins a heading, "- " each item of a list.
    """
    parts = _BLANK_LINES.split(text.replace("\r\n", "\n").strip())
    return tuple(block for part in parts if part.strip() for block in _blocks(part.split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    gathered: list[str] = []
    kind: Literal["paragraph", "list"] = "paragraph"
    for line in (line.strip() for line in lines):
        if line.startswith(_HEADING):
            if gathered:
                yield Block(kind, tuple(gathered))
            gathered, kind = [], "paragraph"
            yield Block("heading", (line.removeprefix(_HEADING).strip(),))
            continue
        line_kind: Literal["paragraph", "list"] = "list" if line.startswith(_ITEM) else "paragraph"
        if line_kind != kind and gathered:
            yield Block(kind, tuple(gathered))
            gathered = []
        kind = line_kind
        gathered.append(line.removeprefix(_ITEM))
    if gathered:
        yield Block(kind, tuple(gathered))


def letter_document(
    letterhead: Letterhead, sheet: LetterSheet, *, identifier: str, dated: date
) -> Document:
    """One letter as a page, to be shown or made into a PDF."""
    return document_of(
        TEMPLATE,
        {"letterhead": letterhead, "sheet": sheet},
        title=f"Brief: {sheet.subject}",
        identifier=identifier,
        dated=dated,
        author=letterhead.municipality,
        subject=sheet.reference,
    )


def letters_pdf(
    letterhead: Letterhead,
    sheets: Iterable[LetterSheet],
    *,
    identifier: str,
    dated: date,
    advance: Callable[[int], None] = lambda done: None,
) -> bytes:
    """All letters as one PDF, with a bookmark per address; the same letters give the same bytes.

    The sheets are taken one by one, and `advance` is told how many letters are done after each.
    Raises NotMade, FetchRefused, and ValueError when there is no sheet at all.
    """
    documents = (
        (
            letter_document(letterhead, sheet, identifier=identifier, dated=dated),
            ", ".join(sheet.address_lines),
        )
        for sheet in sheets
    )
    return joined_pdf_of(documents, advance=advance)
