"""An address on an envelope, as PostNL asks for it."""

from neighbours.models import Address

TO_THE_RESIDENTS = "Aan de bewoners van"


def address_lines(address: Address) -> tuple[str, ...]:
    """The lines in the window: for whom, street and number, postcode and PLACE.

    One space stands in the postcode and two before the place, which is in capitals.
    """
    return (
        address.addressee or TO_THE_RESIDENTS,
        str(address),
        f"{address.shown_postcode}  {address.place.upper()}",
    )
