"""By what a text may make someone recognisable: a name, a telephone number, an address.

A name is found by how it is written, and not by who takes part: else a doubt would tell somebody who
may not know it that a person of this name does. Only names that the writer may know are looked up.
"""

import re
from collections.abc import Iterable, Iterator

from interwonen.accounts.models import Organisation
from interwonen.pilots.models import Pilot
from participants.models import Dwelling
from participants.selectors.participants_likeness import PARTICLES, folded_name

# Ten digits from 0 on, or nine after +31; what looks like a date is taken out before.
_PHONE = re.compile(
    r"(?<![\w+-])(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?:[ ().-]{0,2}\d){9}(?!\d)"
)
_DATE = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?![-/.]?\d)")
_MAIL = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[a-z]{2,}", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:huisnummer|huisnr|nummer|nr)\.?:? ?(\d{1,5})(?!\d)[a-z]?\b"
    r"|\b(?:woont|woonde|wonen) (?:op|in|aan|naast) (\d{1,5})\b"
    r"|\bop (\d{1,5}) (?:woon|woont|woonde|wonen|zit|leeft|verblijft)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(dhr|hr|mw|mevr|fam|dr|drs|ir|ing|mr|ds|[A-Z])\.", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:;]\s+|\n")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORT_NAME = 4  # letters: as a plain word, such as "bos", it counts with a capital only
_OF_ALL = (
    "nederland nederlands drenthe interwonen housing first wmo wlz awb avg kerst pasen pinksteren "
    "hemelvaart koningsdag"
)
_KNOWN = frozenset(_OF_ALL.split())


def recognisable(text: str, *, pilot: Pilot, names: Iterable[str] = ()) -> list[str]:
    """What may point at a person, in the words of the text; `names` are looked for wherever."""
    dwellings = list(Dwelling.objects.filter(pilot=pilot))
    public = {pilot.name, pilot.place, *Organisation.objects.values_list("name", flat=True)}
    public.update(part for home in dwellings for part in (home.street, home.place))
    known = _KNOWN.union(*map(_folded_words, public))
    undated = _DATE.sub(" - ", text)
    found = [
        *(_without_loose_bracket(match[0].strip()) for match in _PHONE.finditer(undated)),
        *(match[0] for match in _MAIL.finditer(text)),
        *_addresses(text, dwellings),
        *_names(_MAIL.sub(" ", text), known, _surnames(names)),
    ]
    return list(dict.fromkeys(found))


def _without_loose_bracket(number: str) -> str:
    return number if ")" in number else number.lstrip("(")


def _addresses(text: str, dwellings: Iterable[Dwelling]) -> Iterator[str]:
    numbers = {str(home.house_number) for home in dwellings}
    streets = {rf"{re.escape(home.street)} \d+\w?" for home in dwellings}
    names = {re.escape(home.name) for home in dwellings}
    for known in sorted(streets | names):
        for match in re.finditer(rf"\b{known}(?!\w)", text, re.IGNORECASE):
            yield match[0]
    for match in _NUMBER.finditer(text):
        if numbers.intersection(filter(None, match.groups())):
            yield match[0]


def _names(text: str, known: frozenset[str], surnames: set[str]) -> Iterator[str]:
    for sentence in _SENTENCE.split(_ABBREVIATED.sub(r"\1 ", text)):
        for place, word in enumerate(_WORD.findall(sentence)):
            folded = folded_name(word)
            has_capital = word[0].isupper() and not word.isupper()
            is_looked_for = folded in surnames and (has_capital or len(folded) > _SHORT_NAME)
            is_new = has_capital and place > 0 and len(word) > 2 and folded not in known
            if is_looked_for or is_new:
                yield word


def _surnames(names: Iterable[str]) -> set[str]:
    """The words of these names without their particles."""
    return {word for name in names for word in _folded_words(name) if len(word) > 1} - PARTICLES


def _folded_words(text: str) -> set[str]:
    return {folded_name(word) for word in _WORD.findall(text)}
