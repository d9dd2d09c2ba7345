"""Fictional addresses around the pilot."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from neighbours.actions.addresses import add_address, change_address

KNOWN_SINCE = date(2021, 2, 15)
# Street, postcode, ring, and the house numbers in it.
STREETS = (
    ("Voorbeeldhof", "7844ZZ", 1, (8, 9, 10, 11, 12)),
    ("Voorbeeldlaan", "7844ZY", 2, (1, 2, 3, 4, 5, 6, 7, 8)),
    ("Proefweg", "7844ZX", 3, (21, 23, 25, 27, 29, 31, 33)),
)


def add_addresses(pilot: Pilot, by: User) -> None:
    """Add twenty addresses, of which one gets no letters."""
    for street, postcode, ring, numbers in STREETS:
        for number in numbers:
            address = add_address(
                pilot=pilot,
                street=street,
                house_number=number,
                postcode=postcode,
                place=pilot.place,
                ring=ring,
                today=KNOWN_SINCE,
                by=by,
            )
    change_address(
        address=address,
        street=address.street,
        house_number=address.house_number,
        postcode=address.postcode,
        place=address.place,
        no_letters_since=date(2021, 4, 12),
        no_letters_because="Fictief: wil geen post over de pilot.",
        today=date(2021, 4, 12),
        by=by,
    )
