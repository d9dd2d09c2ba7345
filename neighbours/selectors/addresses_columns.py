"""What the columns of a file with addresses hold: guessed from their headings."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from interwonen.core.clean_text import without_accents

UNUSED = ""
STREET, STREET_AND_NUMBER, NUMBER = "street", "street_and_number", "house_number"
LETTER, ADDITION = "house_letter", "addition"
POSTCODE, PLACE, RING, ADDRESSEE = "postcode", "place", "ring", "addressee"
NO_LETTERS = "no_letters"
# What a column may hold, as the form offers it.
COLUMNS = (
    (UNUSED, _("Not used")),
    (STREET, _("Street")),
    (STREET_AND_NUMBER, _("Street and house number")),
    (NUMBER, _("House number, perhaps with letter and addition")),
    (LETTER, _("House letter")),
    (ADDITION, _("Addition")),
    (POSTCODE, _("Postcode")),
    (PLACE, _("Place")),
    (RING, _("Ring")),
    (ADDRESSEE, _("Addressee")),
    (NO_LETTERS, _("Wants no letters (yes or no)")),
)
_HEADINGS = {
    STREET: "straat straatnaam openbareruimte openbareruimtenaam street weg",
    STREET_AND_NUMBER: "adres straatennummer straatenhuisnummer straatnummer straathuisnummer adresregel adresregel1",
    NUMBER: "huisnummer nummer nr huisnr number huisnummerentoevoeging huisnummermettoevoeging huisnummervolledig",
    LETTER: "huisletter letter",
    ADDITION: "toevoeging toev huisnummertoevoeging huisnrtoev toevoeginghuisnummer",
    POSTCODE: "postcode pc postcode6 pc6",
    PLACE: "plaats woonplaats woonplaatsnaam plaatsnaam place",
    RING: "ring schil",
    ADDRESSEE: "geadresseerde tav terattentievan aanhef adressering",
    NO_LETTERS: "nietaanschrijven geenbrieven geenbrief geenpost nietaanschrijfbaar nietschrijven",
}
_MEANT = {heading: field for field, known in _HEADINGS.items() for heading in known.split()}


def guessed_columns(header: Sequence[str]) -> list[str]:
    """For each heading what its column probably holds; nothing is guessed twice."""
    guessed: list[str] = []
    for heading in header:
        meant = _meant(heading)
        guessed.append(meant if meant not in guessed else UNUSED)
    return guessed


def _meant(heading: str) -> str:
    several = re.search(r"[+/&]|\ben\b|\bmet\b", heading.lower())
    plain = re.sub(r"[^a-z0-9]", "", without_accents(heading.lower()))
    if several and plain.startswith(("huisnummer", "nummer", "nr", "huisnr")):
        return NUMBER
    return _MEANT.get(plain, UNUSED)


def missing(columns: Sequence[str]) -> list[str]:
    """What must be in a column and is in none: a street, a number or a postcode."""
    has_street = STREET in columns or STREET_AND_NUMBER in columns
    has_number = NUMBER in columns or STREET_AND_NUMBER in columns
    known = {STREET: has_street, NUMBER: has_number, POSTCODE: POSTCODE in columns}
    return [field for field, is_there in known.items() if not is_there]
