"""Rows of the table of routes about addresses."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from tests.address_factories import make_address, make_upload

_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}
_READ = {*_WRITE, Role.COUNSELLOR, Role.TEAM_LEAD}
_OWN = {Role.CONTACT_OFFICER}  # a file that waits is seen by who sent it only

ADDRESS_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:address-list": ("", _READ),
    "neighbours:address-create": ("", _WRITE),
    "neighbours:address-ring": ("", _WRITE),
    "neighbours:address-change": ("address", _WRITE),
    "neighbours:address-withdraw": ("address", _WRITE),
    "neighbours:address-upload": ("", _WRITE),
    "neighbours:address-upload-show": ("address_upload", _OWN),
    "neighbours:address-upload-columns": ("address_upload", _OWN),
    "neighbours:address-refused-csv": ("address_upload", _OWN),
    "neighbours:address-refused-xlsx": ("address_upload", _OWN),
}
ADDRESS_HISTORIES: dict[str, tuple[str, set[Role]]] = {"adressen": ("address", _READ)}


def address_rows(pilot: Pilot, officer: User) -> dict[str, Any]:
    """An address, and a file that the officer sent."""
    return {"address": make_address(pilot), "address_upload": make_upload(pilot, officer)}
