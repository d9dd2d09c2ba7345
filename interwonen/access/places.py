"""Which addresses someone may open, without opening them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import Resolver404, resolve

from interwonen.access.members import Member


def open_places(places: Iterable[str], user: Member, *, on: date) -> set[str]:
    """Those of these addresses whose record `user` may open on the date `on`.

    An address without a record counts as open, an unknown one as closed. One query per kind of
    record and permission, however many addresses there are.
    """
    opened = set()
    of_rows: dict[tuple[Any, Any], dict[str, int]] = defaultdict(dict)
    for place in places:
        try:
            match = resolve(place)
        except Resolver404:
            continue
        model = getattr(match.func, "guarded_model", None)
        if model is None:
            opened.add(place)
        else:
            of_rows[model, match.func.guard][place] = match.kwargs["pk"]  # type: ignore[attr-defined]
    for (model, permission), keys in of_rows.items():
        rows = model._default_manager.granting(user, permission, on=on)
        known = set(rows.filter(pk__in=keys.values()).values_list("pk", flat=True))
        opened |= {place for place, key in keys.items() if key in known}
    return opened
