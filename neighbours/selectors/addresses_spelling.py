"""How people write a Dutch address, and the one way in which it is kept."""

import re
from dataclasses import dataclass
from typing import Any

from participants.models.dwellings import POSTCODE

_NUMBER = re.compile(r"0*([1-9][0-9]{0,4})(?![0-9])(.*)", re.S)
_LETTER_THEN_ADDITION = re.compile(r"([A-Za-z])(?:[\s\-/.]+([A-Za-z0-9]{1,4})|([0-9]{1,4}))")
_ADDITION = re.compile(r"[A-Za-z0-9]{1,4}")
_STREET = re.compile(r"[\w'’].*\w.*")
_AROUND = " -/.,"


@dataclass(frozen=True)
class HouseNumber:
    """A house number taken apart."""

    number: int
    letter: str = ""
    addition: str = ""

    def facts(self) -> dict[str, Any]:
        """As the fields of an address."""
        return {
            "house_number": self.number,
            "house_letter": self.letter,
            "addition": self.addition,
        }


def house_number(text: str) -> HouseNumber | None:
    """The number, letter and addition in a text such as "12", "12A", "12-2" or "12 A bis"."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    number, rest = int(found[1]), found[2].strip(_AROUND)
    parts = suffix(rest)
    return None if parts is None else HouseNumber(number, *parts)


def suffix(text: str) -> tuple[str, str] | None:
    """The letter and the addition after a number; two empty ones when there is nothing."""
    text = text.strip(_AROUND)
    if not text:
        return "", ""
    if len(text) == 1 and text.isascii() and text.isalpha():
        return text.upper(), ""
    if found := _LETTER_THEN_ADDITION.fullmatch(text):
        return found[1].upper(), spelled_addition(found[2] or found[3])
    if _ADDITION.fullmatch(text):
        return "", spelled_addition(text)
    return None


def spelled_addition(text: str) -> str:
    """An addition in one spelling: a word such as "bis" is small, what holds a digit is capital."""
    is_word = text.isalpha() and len(text) > 1
    return text.lower() if is_word else text.upper()


def street_and_number(text: str) -> tuple[str, HouseNumber] | None:
    """Street and number out of one text; "1e Dwarslaan 12 A" begins its number at the 12."""
    for space in re.finditer(r"[\s,]+(?=[0-9])", text):
        number = house_number(text[space.end() :])
        street = text[: space.start()]
        if number is not None and is_street(street):
            return street.strip(), number
    return None


def is_street(text: str) -> bool:
    """Whether a text can be the name of a street: it begins with a letter, digit or apostrophe."""
    return bool(_STREET.fullmatch(text.strip())) and any(each.isalpha() for each in text)


def postcode(text: str) -> str | None:
    """A postcode as it is kept, 1234AB; None when it is none."""
    plain = re.sub(r"[\s\-]", "", text).upper()
    return plain if POSTCODE.fullmatch(plain) else None
