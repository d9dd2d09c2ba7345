"""Who may well be one person, by name and date of birth.

Accents, capitals, spelling, tussenvoegsels and the order of names do not count; nor do a day and a
month that changed places, or one slip in the date when the names are all but equal.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from participants.models import Participant

# Small words of family names: they are left out, written together or forgotten all the time.
PARTICLES = frozenset(
    [
        "aan",
        "al",
        "bij",
        "bin",
        "ben",
        "binti",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "en",
        "het",
        "ibn",
        "in",
        "la",
        "le",
        "of",
        "op",
        "s",
        "t",
        "te",
        "ten",
        "ter",
        "tot",
        "und",
        "van",
        "vd",
        "vom",
        "von",
        "zu",
        "zum",
    ]
)
# Letters that no decomposition takes apart.
LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
# Spellings of one sound, in this order.
SOUNDS = (
    (r"eij|ij|ey|ei", "y"),
    (r"dj|dsj|dzj", "j"),
    (r"tsj|tch|ch|sj|sh", "s"),
    (r"ou|oe|ue", "u"),
    (r"ck|q|c", "k"),
    (r"kh|gh", "g"),
    (r"ph", "f"),
    (r"th|dt", "t"),
    (r"z", "s"),
    (r"w", "v"),
    (r"ie|y", "i"),
    (r"(.)\1+", r"\1"),
)
ALIKE, ALMOST_EQUAL = 0.87, 0.96
SHORT = 3  # so short a name is like another only when it is the same


@dataclass(frozen=True)
class Identity:
    """By what people tell each other apart."""

    first_name: str
    last_name: str
    birth_date: date


@dataclass(frozen=True)
class Heard:
    """A name as it sounds: its words without the small ones, and all of it written together."""

    words: tuple[str, ...]
    whole: str


def participants_like(someone: Participant) -> list[Participant]:
    """Who in the pilot's register may well be this person."""
    others = Participant.objects.of_pilot(someone.pilot).exclude(pk=someone.pk)
    return [other for other in others if may_be_one(_identity(someone), _identity(other))]


def _identity(person: Participant) -> Identity:
    return Identity(person.first_name, person.last_name, person.birth_date)


def may_be_one(one: Identity, other: Identity) -> bool:
    """Whether the two may well be one person, so that someone should look."""
    names = _names_alike(one, other)
    if _same_date(one.birth_date, other.birth_date):
        return names >= ALIKE
    return names >= ALMOST_EQUAL and _slip(one.birth_date, other.birth_date)


def _same_date(one: date, other: date) -> bool:
    """Whether two dates are equal, or have day and month in another order."""
    turned = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    return one == other or turned


def _slip(one: date, other: date) -> bool:
    """Whether one wrong or two exchanged digits tell two dates apart."""
    return DamerauLevenshtein.distance(f"{one:%d%m%Y}", f"{other:%d%m%Y}") <= 1


def _names_alike(one: Identity, other: Identity) -> float:
    """How alike the less alike of first and family name are, 0 to 1, also when exchanged."""
    first, last = _heard(one.first_name), _heard(one.last_name)
    their_first, their_last = _heard(other.first_name), _heard(other.last_name)
    straight = min(_first_alike(first, their_first), _alike(last, their_last))
    crossed = min(_alike(first, their_last), _alike(last, their_first))
    return max(straight, crossed)


def _first_alike(one: Heard, other: Heard) -> float:
    """As names; an initial is like every first name that begins with it."""
    if one.whole and other.whole and 1 in (len(one.whole), len(other.whole)):
        return float(one.whole[0] == other.whole[0])
    return _alike(one, other)


def _alike(one: Heard, other: Heard) -> float:
    """How alike two names of several words are, 0 to 1; one may be a part of the other."""
    if not one.words or not other.words:
        return 0.0
    few, many = sorted((one.words, other.words), key=len)
    in_parts = min(max(_word_alike(word, each) for each in many) for word in few)
    joined = _word_alike("".join(one.words), "".join(other.words))
    return max(in_parts, joined, float(one.whole == other.whole))


def _word_alike(one: str, other: str) -> float:
    if min(len(one), len(other)) <= SHORT or any(map(str.isdigit, one + other)):
        return float(one == other)
    bones = {re.sub("[aeiou]", "", word) for word in (one, other)}
    if len(bones) == 1 and len(bones.pop()) > SHORT:
        return max(ALIKE, float(JaroWinkler.similarity(one, other)))
    return float(JaroWinkler.similarity(one, other))


def _heard(name: str) -> Heard:
    """A name as it sounds, without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    every = re.findall(r"[^\W_]+", plain)
    words = [word for word in every if word not in PARTICLES] or every
    return Heard(tuple(map(_sound, words)), _sound("".join(every)))


def _sound(word: str) -> str:
    for spelling, sound in SOUNDS:
        word = re.sub(spelling, sound, word)
    return word
