"""Letters as PDF: what a sheet says, and many of them as one file. It knows no models."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from django.utils import translation
from django.utils.formats import date_format

from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.core.pdf_series import joined_pdf_of

TEMPLATE = "documents/letter.html"
Kind = Literal["heading", "list", "paragraph"]
_MARKS: dict[Kind, str] = {"heading": "# ", "list": "- ", "paragraph": ""}
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

    kind: Kind
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
    parts = [part.split("\n") for part in _BLANK_LINES.split(text.replace("\r\n", "\n").strip())]
    return tuple(
        Block(kind, tuple(line.strip().removeprefix(_MARKS[kind]).strip() for line in lines))
        for part in parts
        for kind, lines in groupby(part, key=_kind_of)
        if any(part)
    )


def _kind_of(line: str) -> Kind:
    return next(kind for kind, mark in _MARKS.items() if line.strip().startswith(mark))


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
            ", ".join(" ".join(line.split()) for line in sheet.address_lines),
        )
        for sheet in sheets
    )
    return joined_pdf_of(documents, advance=advance)
