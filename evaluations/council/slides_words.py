"""How words are made to fit on a slide: whole sentences first, and titles of two lines at most."""

import re
from textwrap import shorten

from django.utils.formats import number_format

LONGEST_TITLE = 96  # characters: two lines


def fitting(text: str, room: int) -> str:
    """The first sentences that have room, or else the first words."""
    return sentences(text, room) or shorten(text, room, placeholder=" …")


def first_sentence(text: str) -> str:
    """The first sentence, or all of a text that has no end of one."""
    return re.split(r"(?<=[.?!])\s", text, maxsplit=1)[0]


def sentences(text: str, room: int) -> str:
    """As many of the first sentences as there is room for; none when the first is too long."""
    shown = ""
    for sentence in re.split(r"(?<=[.?!])\s+", text.strip()):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > room:
            break
        shown = longer
    return shown


def titled(*candidates: str) -> str:
    """The first that there is and that has room; a last one without room is made shorter."""
    with_room = [each for each in candidates if each and len(each) <= LONGEST_TITLE]
    return with_room[0] if with_room else shorten(candidates[-1], LONGEST_TITLE, placeholder=" …")


def as_number(value: float) -> str:
    """A number to the tenth, as in Dutch."""
    return str(number_format(round(value, 1), force_grouping=True))


def joined(*words: str) -> str:
    """What there is of these, beside each other."""
    return " · ".join(each for each in words if each)


def in_lines(*lines: str) -> str:
    """What there is of these, below each other."""
    return "\n".join(line for line in lines if line)
