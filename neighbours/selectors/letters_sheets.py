"""A letter as it is printed: the letterhead, and a sheet for each address."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from interwonen.core.phone_numbers import readable
from interwonen.pilots.models import Pilot
from neighbours.letters_pdf import Letterhead, LetterSheet, Signatory, address_lines, blocks_of
from neighbours.models import Address, ContactPoint, LetterRound
from neighbours.selectors.contact_points import contact_point_of
from neighbours.selectors.letters_fields import ADDRESSEE, filled, values_of
from neighbours.selectors.letters_versions import body_of

TO_RESIDENTS = "Aan de bewoners van"


def recipients_of(round: LetterRound) -> Any:
    """The addresses to which a letter goes: in its rings, without who wants no letters.

    Of a letter that was sent these are the addresses that got it, whatever became of them since.
    """
    if round.is_sent:
        return Address.objects.filter(letters__round=round)
    rows = Address.objects.of_pilot(round.pilot).for_letters()
    return rows if round.furthest_ring is None else rows.filter(ring__lte=round.furthest_ring)


def silent_in(round: LetterRound) -> int:
    """How many addresses in the rings of a letter are left out, because they want no letters."""
    rows = Address.objects.of_pilot(round.pilot).standing().filter(no_letters_since__isnull=False)
    rows = rows if round.furthest_ring is None else rows.filter(ring__lte=round.furthest_ring)
    return int(rows.count())


def lines_of(address: Address) -> tuple[str, ...]:
    """The lines of an address as the post wants them."""
    first = address.addressee or TO_RESIDENTS
    return address_lines(first, str(address), postcode=address.postcode, place=address.place)


def head_of(pilot: Pilot) -> dict[str, str] | None:
    """What stands at the head and foot of every letter, as it is kept; None without a contact point."""
    point = contact_point_of(pilot)
    return head_from(point) if point else None


def head_from(point: ContactPoint) -> dict[str, str]:
    """The same of a contact point in hand."""
    return {
        "return_address": point.return_address,
        "signatory_name": point.signatory_name,
        "signatory_function": point.signatory_function,
        "window": point.window,
        "contact": point.desk_name,
        "phone": readable(point.phone),
    }


def letterhead_of(round: LetterRound, head: Mapping[str, str]) -> Letterhead:
    """The head and foot, in the words of the renderer."""
    municipality = str(round.pilot.municipality)
    return Letterhead(
        municipality=municipality,
        return_address=head["return_address"],
        sender=municipality,
        signatories=(Signatory(head["signatory_function"], head["signatory_name"]),),
        window="left" if head["window"] == "left" else "right",
    )


def sheets_of(
    round: LetterRound,
    head: Mapping[str, str],
    *,
    on: date,
    address: Address | None = None,
    point: ContactPoint | None = None,
) -> Iterator[LetterSheet]:
    """A sheet for each address, or for one: of a sent letter exactly as it was sent.

    The contact point is read, unless it is given as `point`.
    """
    if round.is_sent:
        copies = round.copies.filter(address=address) if address else round.copies.all()
        for copy in copies.iterator():
            yield sheet_of(round, round.sent_text, tuple(copy.lines.split("\n")), head)
        return
    text = filled(body_of(round), values_of(round, on=on, point=point))
    for each in [address] if address else recipients_of(round).iterator():
        yield sheet_of(round, text, lines_of(each), head)


def sheet_of(
    round: LetterRound, text: str, lines: tuple[str, ...], head: Mapping[str, str]
) -> LetterSheet:
    """One letter, with to whom it is addressed filled in."""
    first = "" if lines[0] != TO_RESIDENTS else "de bewoners van "
    addressee = f"{first}{lines[1]}" if first else lines[0]
    return LetterSheet(
        address_lines=lines,
        dated=round.dated_on or date.max,
        reference=round.reference,
        subject=round.subject,
        blocks=blocks_of(filled(text, {ADDRESSEE: addressee})),
        contact=head["contact"],
        phone=head["phone"],
    )
