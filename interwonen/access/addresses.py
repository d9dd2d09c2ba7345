"""Check which addresses a user may open, without opening them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import Resolver404, resolve

from interwonen.access.members import Member, roles_in
from interwonen.access.roles import granted


def open_addresses(addresses: Iterable[str], user: Member, *, on: date) -> set[str]:
    """Those of these addresses in a pilot that the guard would open to `user` on the date `on`.

    An unknown address counts as closed. One query per kind of record, permission and pilot, however
    many addresses there are.
    """
    opened = set()
    memberships = user.memberships_on(on)
    of_rows: dict[tuple[Any, Any, Any], dict[str, int]] = defaultdict(dict)
    for address in addresses:
        try:
            view, _args, kwargs = resolve(address)
        except Resolver404:
            continue
        roles = roles_in(memberships, kwargs.get("pilot", ""))
        permission, model = getattr(view, "guard", None), getattr(view, "guarded_model", None)
        if not any(permission in granted(role.role) for role in roles):
            continue
        if model is None:
            opened.add(address)
        else:
            of_rows[model, permission, roles[0].pilot][address] = kwargs["pk"]
    for (model, permission, pilot), keys in of_rows.items():
        rows = model._default_manager
        seen = rows.visible_to(user, on=on).of_pilot(pilot).granting(user, permission, on=on)
        known = set(seen.filter(pk__in=keys.values()).values_list("pk", flat=True))
        opened |= {address for address, key in keys.items() if key in known}
    return opened
