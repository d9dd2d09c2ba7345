"""Which participants may be the same person, by name and date of birth.

Accents, capitals, spelling, particles and the order of names make no difference. What is unknown
of a date of birth, and a name that someone has not, is like everything. When both dates are whole,
and both have two names or both have one, nor do a day and a month that changed places, or one
typing error in the date when the names are almost equal.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from interwonen.core.clean_text import without_accents
from interwonen.core.partial_dates import PartialDate
from participants.models import Participant

# Small words of family names that are often left out or forgotten; core/guards/names.sql has those
# after which Dutch lists are sorted.
_PARTICLES = (
    "aan al bij bin ben binti d da de del den der di do dos du el en het ibn in la le of op s t te "
    "ten ter tot und v van vd vom von zu zum"
)
PARTICLES = frozenset(_PARTICLES.split())
# Letters that Unicode normalisation does not take apart.
_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
# Spellings of the same sound, replaced in this order.
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
SHORT = 3  # names of at most this length are compared exactly


@dataclass(frozen=True)
class Identity:
    """The facts by which participants are compared."""

    first_name: str
    last_name: str
    birth_date: PartialDate

    @property
    def has_one_name(self) -> bool:
        return not (self.first_name and self.last_name)


@dataclass(frozen=True)
class Sound:
    """A name as it sounds: its words without particles, and the whole written together."""

    words: tuple[str, ...]
    whole: str


def participants_like(participant: Participant) -> list[Participant]:
    """The other participants of the pilot who may be the same person."""
    others = Participant.objects.of_pilot(participant.pilot).exclude(pk=participant.pk)
    identity = _identity(participant)
    return [other for other in others if may_be_same(identity, _identity(other))]


def _identity(participant: Participant) -> Identity:
    return Identity(participant.first_name, participant.last_name, participant.birth_date)


def may_be_same(one: Identity, other: Identity) -> bool:
    """Whether the two may be the same person, so that a user should check."""
    likeness = _likeness_of_names(one, other)
    born, also = one.birth_date, other.birth_date
    if _digits(born, also) == _digits(also, born):
        return likeness >= ALIKE
    # One name of two, or a part of the date, leaves too little to suspect a mistake.
    if one.has_one_name != other.has_one_name or not (born.whole and also.whole):
        return False
    if (born.year, born.day, born.month) == (also.year, also.month, also.day):
        return likeness >= ALIKE
    # One wrong digit, or two that changed places.
    slips = DamerauLevenshtein.distance(_digits(born, also), _digits(also, born))
    return likeness >= ALMOST_EQUAL and slips <= 1


def _digits(one: PartialDate, other: PartialDate) -> str:
    """The day, month and year of `one`, without what is not known of the `other`."""
    known = [one.day if other.day else None, one.month if other.month else None]
    return "".join(f"{part:02}" for part in known if part) + str(one.year)


def _likeness_of_names(one: Identity, other: Identity) -> float:
    """The lower likeness, 0 to 1, of first and family name, in the order in which it is higher."""
    first, last = _sound(one.first_name), _sound(one.last_name)
    other_first, other_last = _sound(other.first_name), _sound(other.last_name)
    if not all(name.words for name in (first, last, other_first, other_last)):
        return max(
            _alike(mine, yours) for mine in (first, last) for yours in (other_first, other_last)
        )
    straight = min(_first_alike(first, other_first), _alike(last, other_last))
    swapped = min(_alike(first, other_last), _alike(last, other_first))
    return max(straight, swapped)


def sounds_like(name: str, words: str) -> bool:
    """Whether each of the words sounds like the beginning of a word of the name, or all written
    together like a part of it: Meyer finds Meijer, "v.d. Berg" Van den Berg, OBrien O'Brien.
    """
    asked, there = _sound(words), _sound(name)
    if not asked.whole:
        return False
    each_found = all(any(own.startswith(word) for own in there.words) for word in asked.words)
    return each_found or (len(asked.whole) > SHORT and asked.whole in there.whole)


def _first_alike(one: Sound, other: Sound) -> float:
    """As `_alike`, but an initial is like every first name that begins with it."""
    if one.whole and other.whole and 1 in (len(one.whole), len(other.whole)):
        return float(one.whole[0] == other.whole[0])
    return _alike(one, other)


def _alike(one: Sound, other: Sound) -> float:
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
    consonants = {re.sub("[aeiou]", "", word) for word in (one, other)}
    if len(consonants) == 1 and len(consonants.pop()) > SHORT:
        return max(ALIKE, float(JaroWinkler.similarity(one, other)))
    return float(JaroWinkler.similarity(one, other))


def folded_name(name: str) -> str:
    """A name without capitals and accents."""
    return without_accents(name.casefold().translate(_LETTERS))


def _sound(name: str) -> Sound:
    """A name as it sounds, without signs."""
    every = re.findall(r"[^\W_]+", folded_name(name))
    words = [word for word in every if word not in PARTICLES] or every
    return Sound(tuple(map(_sound_of_word, words)), _sound_of_word("".join(every)))


def _sound_of_word(word: str) -> str:
    for spelling, sound in SOUNDS:
        word = re.sub(spelling, sound, word)
    return word
