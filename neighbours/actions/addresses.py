"""Add an address to the list, correct it, withdraw it, and set the ring of a whole street."""

from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Upper

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot
from neighbours.models import Address
from neighbours.rules import addresses as rules


class AddressFacts(TypedDict):
    """What is recorded of an address."""

    street: str
    house_number: int
    postcode: str
    place: str
    house_letter: NotRequired[str]
    addition: NotRequired[str]
    ring: NotRequired[int | None]
    addressee: NotRequired[str]
    no_letters_since: NotRequired[date | None]
    no_letters_because: NotRequired[str]


@transaction.atomic
def add_address(*, pilot: Pilot, today: date, by: User, **facts: Unpack[AddressFacts]) -> Address:
    """Add an address to the list of a pilot.

    Raises RuleBroken when it is there already, and for a date after `today`.
    """
    return save_address(Address(pilot=pilot, **facts), today=today, by=by)


@transaction.atomic
def change_address(
    *,
    address: Address,
    today: date,
    by: User,
    version: int | None = None,
    **facts: Unpack[AddressFacts],
) -> Address:
    """Correct an address, or record that its residents want no letters.

    Raises RuleBroken as `add_address` does, and for one that was withdrawn; Overtaken when it is
    not `version` any more.
    """
    address = standing(address, version=version)
    for field, value in facts.items():
        setattr(address, field, value)
    return save_address(address, today=today, by=by)


def save_address(address: Address, *, today: date, by: User) -> Address:
    """Check an address as `add_address` says, and save it."""
    since, because = address.no_letters_since, address.no_letters_because.strip()
    refuse_unless((since is None) == (not because), rules.NO_LETTERS_SAYS_WHY)
    if since is not None:
        refuse_unless(since <= today, NOT_AHEAD, field="no_letters_since")
        refuse_far_from(address.pilot, since, field="no_letters_since")
    refuse_unless(not _others_at(address).exists(), rules.ADDRESS_ONCE)
    return save_as(address, by=by)


def _others_at(address: Address) -> Any:
    spelled = Upper(Concat(F("house_letter"), F("addition"), output_field=CharField()))
    suffix = Upper(Value(address.house_letter + address.addition))
    rows = Address.objects.of_pilot(address.pilot).standing().exclude(pk=address.pk)
    same = rows.filter(postcode=address.postcode, house_number=address.house_number)
    return same.alias(spelled=spelled).filter(spelled=suffix)


@transaction.atomic
def set_ring_of_street(*, pilot: Pilot, street: str, ring: int | None, by: User) -> list[Address]:
    """Put all addresses of a street in one ring, or in none; gives those that changed."""
    rows = Address.objects.of_pilot(pilot).standing().in_street(street)
    changed = [address for address in rows.select_for_update(of=("self",)) if address.ring != ring]
    for address in changed:
        address.ring = ring
        save_as(address, by=by)
    return changed
