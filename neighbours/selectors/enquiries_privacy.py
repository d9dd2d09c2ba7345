"""Whether a neighbour seems to ask who lives somewhere; nobody is told that."""

import re
from collections.abc import Iterable

from neighbours.models import Enquiry, StandardAnswer
from neighbours.standard_answers import WHO_LIVES

_ASKED = re.compile(
    r"\bwie\b[^.?!]{0,40}\b(woont|wonen|zit|zitten)\b"
    r"|\bhoe heet(en)?\b[^.?!]{0,40}\b(bewoner|man|vrouw|buur)"
    r"|\bnaam\b[^.?!]{0,30}\bbewoner",
    re.IGNORECASE,
)


def asks_who_lives(enquiry: Enquiry) -> bool:
    """Ticked when it was recorded, or so it seems by the words; a hint, which decides nothing."""
    return enquiry.asks_who_lives or bool(_ASKED.search(enquiry.text))


def answer_on_who_lives(answers: Iterable[StandardAnswer]) -> str:
    """The text for who asks that: the pilot's own among these standard answers, or what is shipped."""
    own = next((each.text for each in answers if each.about_who_lives), "")
    return own or WHO_LIVES.text
