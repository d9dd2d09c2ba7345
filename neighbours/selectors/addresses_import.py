"""What reading in a file would do: which rows are new, which are there, which are refused and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from interwonen.core.clean_text import without_accents
from interwonen.core.rules import RuleBroken
from interwonen.core.spreadsheets import Table
from interwonen.core.typefaces import refuse_unprintable_text
from interwonen.pilots.models import Pilot
from neighbours.models import Address
from neighbours.selectors.addresses_columns import (
    ADDITION,
    ADDRESSEE,
    LETTER,
    NO_LETTERS,
    NUMBER,
    PLACE,
    POSTCODE,
    RING,
    STREET,
    STREET_AND_NUMBER,
)
from neighbours.selectors.addresses_spelling import (
    HouseNumber,
    house_number,
    is_street,
    postcode,
    street_and_number,
    suffix,
)

Key = tuple[str, int, str]
_YES = {"ja", "j", "x", "1", "waar", "true", "yes"}
_NO = {"nee", "n", "", "-", "0", "onwaar", "false", "no"}


class RowRefused(Exception):
    """A row is no address; the message says in words why."""


@dataclass(frozen=True)
class Refused:
    """A row of the file that is not read in: its number, as in a spreadsheet, and why."""

    number: int
    cells: list[str]
    reason: str

    @property
    def words(self) -> str:
        """What stands in the row."""
        return " · ".join(filter(None, self.cells))


@dataclass(frozen=True)
class Known:
    """A row whose postcode and number the list has already, perhaps in a street of another name."""

    number: int
    cells: list[str]
    facts: dict[str, Any]
    street_in_list: str

    @property
    def address(self) -> Address:
        """What the row says, as an address that is not saved."""
        return Address(**self.facts)

    @property
    def other_street(self) -> str:
        """The street in the list, when that is another one."""
        same = _plain(self.street_in_list) == _plain(self.facts[STREET])
        return "" if same else self.street_in_list

    @property
    def reason(self) -> str:
        """Why it is not read in."""
        if not self.other_street:
            return _("It is in the list already.")
        return _("It is in the list already, in %(street)s.") % {"street": self.other_street}


@dataclass
class Plan:
    """What would come of a file."""

    new: list[dict[str, Any]] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def import_plan(rows: Iterable[Sequence[str]], columns: Sequence[str], *, pilot: Pilot) -> Plan:
    """Sort the rows of a file by what reading them in would do, beside the list of a pilot."""
    there = {_key(facts): facts[STREET] for facts in _there(pilot)}
    met: dict[Key, int] = {}
    plan = Plan()
    for number, cells in enumerate(rows, start=2):  # the heading is row 1
        try:
            facts = _facts(dict(zip(columns, cells, strict=False)), place=pilot.place)
            _refuse_met(met.setdefault(_key(facts), number), number)
        except RowRefused as refusal:
            plan.refused.append(Refused(number, list(cells), str(refusal)))
        else:
            street = there.get(_key(facts))
            if street is None:
                plan.new.append(facts)
            else:
                plan.known.append(Known(number, list(cells), facts, street))
    return plan


def _there(pilot: Pilot) -> Iterable[dict[str, Any]]:
    rows = Address.objects.of_pilot(pilot).standing()
    return rows.values(STREET, POSTCODE, NUMBER, LETTER, ADDITION)


def _plain(street: str) -> str:
    return without_accents(street).casefold()


def _key(facts: dict[str, Any]) -> Key:
    """By what two addresses are the same: 12 A is one, whether the A is a letter or an addition."""
    return facts[POSTCODE], facts[NUMBER], (facts[LETTER] + facts[ADDITION]).upper()


def _refuse_met(first: int, number: int) -> None:
    if first != number:
        raise RowRefused(_("The same address stands in row %(row)d already.") % {"row": first})


def _facts(cells: dict[str, str], *, place: str) -> dict[str, Any]:
    """The facts of an address, in one spelling. Raises RowRefused with all that is wrong."""
    facts: dict[str, Any] = {}
    wrong: list[str] = []
    for part in (_street, _postcode, _ring, _texts, _no_letters):
        try:
            facts |= part({**cells, PLACE: cells.get(PLACE) or place})
        except RowRefused as refusal:
            wrong.append(str(refusal))
    if wrong:
        raise RowRefused(" ".join(wrong))
    return facts


def _street(cells: dict[str, str]) -> dict[str, Any]:
    if STREET_AND_NUMBER in cells:
        street, number = _together(cells[STREET_AND_NUMBER])
    else:
        street, number = _apart(cells.get(STREET, ""), cells.get(NUMBER, ""))
    _refuse_unfit(STREET, street)
    return {STREET: street, **_with_suffix(number, cells).facts()}


def _together(text: str) -> tuple[str, HouseNumber]:
    if not text:
        raise RowRefused(_("The street and the house number are missing."))
    found = street_and_number(text)
    if found is None:
        raise RowRefused(
            _("There is no street with a house number in “%(text)s”.") % {"text": text}
        )
    return found


def _apart(street: str, text: str) -> tuple[str, HouseNumber]:
    number = house_number(text)
    wrong = []
    if not is_street(street):
        no_street = _("“%(text)s” is no name of a street.") % {"text": street}
        wrong.append(no_street if street else _("The street is missing."))
    if number is None:
        no_number = _("“%(text)s” is no house number from 1 to 99999.") % {"text": text}
        wrong.append(no_number if text else _("The house number is missing."))
    if wrong or number is None:
        raise RowRefused(" ".join(wrong))
    return street, number


def _postcode(cells: dict[str, str]) -> dict[str, Any]:
    text = cells.get(POSTCODE, "")
    if not text:
        raise RowRefused(_("The postcode is missing."))
    code = postcode(text)
    if code is None:
        raise RowRefused(_("“%(text)s” is no Dutch postcode, such as 1234 AB.") % {"text": text})
    return {POSTCODE: code}


def _with_suffix(number: HouseNumber, cells: dict[str, str]) -> HouseNumber:
    """The number with the letter and the addition of columns of their own."""
    more = " ".join(filter(None, (cells.get(LETTER, ""), cells.get(ADDITION, ""))))
    before = " ".join(filter(None, (number.letter, number.addition)))
    if not more:
        return number
    parts = suffix(f"{before} {more}")
    if parts is None:
        raise RowRefused(
            _("“%(text)s” is no letter with an addition of at most four characters.")
            % {"text": f"{before} {more}".strip()}
        )
    return HouseNumber(number.number, *parts)


def _ring(cells: dict[str, str]) -> dict[str, Any]:
    text = cells.get(RING, "")
    if text in ("", "-"):
        return {RING: None}
    if text.lower().removeprefix("ring").strip() not in ("1", "2", "3"):
        raise RowRefused(_("“%(text)s” is no ring: 1, 2 or 3.") % {"text": text})
    return {RING: int(text[-1])}


def _no_letters(cells: dict[str, str]) -> dict[str, Any]:
    """Why an address gets no letters, when the file says that it wants none."""
    text = cells.get(NO_LETTERS, "")
    if text.lower() in _NO:
        return {}
    if text.lower() not in _YES:
        raise RowRefused(_("“%(text)s” is not yes or no for letters.") % {"text": text})
    return {"no_letters_because": _("The file with addresses says so.")}


def _texts(cells: dict[str, str]) -> dict[str, Any]:
    facts = {name: cells.get(name, "") for name in (PLACE, ADDRESSEE)}
    for name, text in facts.items():
        _refuse_unfit(name, text)
    return facts


def _refuse_unfit(name: str, text: str) -> None:
    """Refuse a text that does not fit in its field, or that a letter cannot print."""
    longest = Address._meta.get_field(name).max_length or 0  # type: ignore[union-attr]
    if len(text) > longest:
        raise RowRefused(_("A text is longer than %(longest)d characters.") % {"longest": longest})
    try:
        refuse_unprintable_text(text, field=name)
    except RuleBroken as refusal:
        raise RowRefused(refusal.message) from refusal


def not_read_in(header: Sequence[str], plan: Plan) -> Table:
    """The rows that are refused, then those that are known, as they were sent, with why."""
    rows: list[Refused | Known] = [*plan.refused, *plan.known]
    return Table(
        _("Not read in"),
        [*header, _("Row"), _("Why it is not read in")],
        [[*row.cells, row.number, row.reason] for row in rows],
    )
