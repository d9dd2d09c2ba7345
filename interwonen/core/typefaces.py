"""What the typefaces of documents can draw: a document has no others, on any machine."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.clean_text import clean_text, without_accents
from interwonen.core.rules import ActionRule, refuse_unless

_FACE = re.compile(r'url\("(?P<file>[^"]+)"\).*?unicode-range: (?P<ranges>[^;]+)', re.DOTALL)
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_WHITE_SPACE = frozenset("\n\u00a0")
_UNKNOWN = "?"
_MOST_NAMED = 3
_MILLIMETRES = 25.4 / 72  # in a point
_USUAL = 0.5  # of a character that is in another file

CAN_BE_PRINTED = ActionRule(
    name="core_text_can_be_printed",
    message=gettext_lazy("This text has a character that cannot be printed."),
    next_step=gettext_lazy("Write it in another way; your text is still in the form."),
    ground=gettext_lazy(
        "This text goes into documents. A document has letters of its own, so that everyone sees "
        "the same; it would have an empty box in this place."
    ),
)


def text_width(text: str, *, points: float, is_bold: bool = False) -> float:
    """How many millimetres the text is wide in the typeface of documents, on one line."""
    advances = _advances(600 if is_bold else 400)
    return sum(advances.get(ord(each), _USUAL) for each in text) * points * _MILLIMETRES


@cache
def _advances(weight: int) -> dict[int, float]:
    """How wide each character of Latin-1 is, as a part of the size of the typeface."""
    from fontTools.ttLib import TTFont

    name = f"source-sans-3-latin-{weight}-normal.woff"
    with TTFont(Path(settings.STATICFILES_DIRS[0], "vendor/source-sans-3/files", name)) as font:
        widths, size = font["hmtx"], font["head"].unitsPerEm
        return {code: widths[glyph][0] / size for code, glyph in font.getBestCmap().items()}


@cache
def characters() -> frozenset[str]:
    """The characters that the typeface of documents can draw."""
    from fontTools.ttLib import TTFont

    sheet = Path(settings.STATICFILES_DIRS[0], "css", "print", "font.css")
    drawn: set[str] = set()
    for face in _FACE.finditer(sheet.read_text()):
        bounds = [(int(a, 16), int(b or a, 16)) for a, b in _RANGE.findall(face["ranges"])]
        with TTFont(sheet.parent / face["file"], lazy=True) as font:
            codes = font.getBestCmap()
        drawn.update(chr(code) for code in codes if any(a <= code <= b for a, b in bounds))
    return _WHITE_SPACE | {each for each in drawn if clean_text(each) == each}


def refuse_unprintable(row: models.Model) -> None:
    """Refuse a row with a character that cannot be printed in one of its `printed_fields`."""
    for field in getattr(row, "printed_fields", ()):
        refuse_unprintable_text(getattr(row, field), field=field)


def refuse_unprintable_text(text: str, *, field: str) -> None:
    """Refuse a text with a character that cannot be printed, and say which and where."""
    found = {
        character: number
        for number, line in reversed(list(enumerate(text.split("\n"), 1)))
        for character in line
        if character not in characters()
    }
    named = sorted(found.items(), key=lambda each: each[1])[:_MOST_NAMED]
    words = [
        _("It is “%(character)s” in line %(line)d.") % {"character": character, "line": line}
        for character, line in named
    ]
    refuse_unless(not found, CAN_BE_PRINTED, " ".join(words), field=field)


def printable(text: str) -> str:
    """A text that was kept before this rule: what cannot be drawn is replaced by the letter below
    its accents, or by a question mark."""
    return "".join(_printable(character) for character in text)


@cache
def _printable(character: str) -> str:
    for instead in (character, clean_text(character), without_accents(character)):
        if characters().issuperset(instead):
            return instead
    return _UNKNOWN
