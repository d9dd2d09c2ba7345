"""Keyword functions for addresses in the neighbourhood and files with them."""

from typing import Any

from interwonen.accounts.models import User
from interwonen.core.tables_read import read_table
from interwonen.pilots.models import Pilot
from neighbours.actions.addresses import add_address
from neighbours.actions.addresses_uploads import receive_addresses
from neighbours.models import Address, AddressUpload
from tests.factories import TODAY, system

_numbers = iter(range(1, 99_999))


def make_address(pilot: Pilot, **facts: Any) -> Address:
    """The next number in the Voorbeeldlaan."""
    defaults: dict[str, Any] = {
        "street": "Voorbeeldlaan",
        "house_number": facts.get("house_number") or next(_numbers),
        "postcode": "7844AB",
        "place": "Veenoord",
        "today": TODAY,
        "by": system(),
    }
    return add_address(pilot=pilot, **{**defaults, **facts})


def make_upload(pilot: Pilot, by: User, text: str = "") -> AddressUpload:
    """A file with one good and one bad row that waits for confirmation."""
    lines = text or "Straat;Huisnummer;Postcode\nProefweg;1;7844 AB\nProefweg;2;0000 AB\n"
    sheet = read_table(lines.encode())
    return receive_addresses(pilot=pilot, file_name="adressen.csv", sheet=sheet, by=by)
