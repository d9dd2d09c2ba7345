"""Whether a neighbour seems to ask who lives somewhere; nobody is told that."""

import re

from neighbours.models import Enquiry

_ASKED = re.compile(
    r"\bwie\b[^.?!]{0,40}\b(woont|wonen|zit|zitten)\b"
    r"|\bhoe heet(en)?\b[^.?!]{0,40}\b(bewoner|man|vrouw|buur)"
    r"|\bnaam\b[^.?!]{0,30}\bbewoner",
    re.IGNORECASE,
)


def asks_who_lives(enquiry: Enquiry) -> bool:
    """Ticked when it was recorded, or so it seems by the words; a hint, which decides nothing."""
    return enquiry.asks_who_lives or bool(_ASKED.search(enquiry.text))
