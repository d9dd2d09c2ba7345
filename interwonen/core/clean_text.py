"""Text that comes in is made clean here: what remains can be seen, compared, searched and printed.

Every form cleans what is sent to it (core/form_renderer.py); a command does so with what it stores.
"""

import re
import unicodedata

# Form feed, vertical tab, next line and the separators of a line, paragraph or record.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_AROUND_LINE_BREAKS = re.compile(r" *\n[ \n]*")
# Nobody sees these, but for Unicode they are letters or marks: Default_Ignorable_Code_Point.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
_WRITTEN_PLAINLY = {
    "\t": " ",
    "\n": "\n",
    "\u2010": "-",  # hyphen
    "\u2011": "-",  # no-break hyphen
    "\u2012": "–",  # figure dash
    "\u2015": "—",  # horizontal bar
    "\u0132": "IJ",
    "\u0133": "ij",
}
_LIGATURES = range(0xFB00, 0xFB07)  # ff, fi, fl, ffi, ffl, st: what copying from a PDF gives


class _Plain(dict[int, str]):
    """What stands in the place of a character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_PLAIN = _Plain()


def clean_text(text: str) -> str:
    r"""The text of one or more lines in normal form C, with "\n" between the lines.

    Control and invisible characters are gone; no-break and other spaces are plain spaces,
    typographic hyphens plain ones, and ligatures the letters they join. A character for private use
    is the bullet that Word pastes as one.
    """
    return unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", text).translate(_PLAIN))


def clean_line(text: str) -> str:
    """As `clean_text`, on one line: a line break becomes a space."""
    return _AROUND_LINE_BREAKS.sub(" ", clean_text(text))


def without_accents(text: str) -> str:
    """The letters below their accents; `renée` is `renee`."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _plain(character: str) -> str:
    if character in _WRITTEN_PLAINLY:
        return _WRITTEN_PLAINLY[character]
    if ord(character) in _LIGATURES:
        return unicodedata.normalize("NFKC", character)
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cf", "Cs") or _UNSEEN.match(character) or _is_none(character):
        return ""
    return {"Zs": " ", "Co": "•"}.get(kind, character)


def _is_none(character: str) -> bool:
    """Whether Unicode sets this number apart as one that will never be a character."""
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
