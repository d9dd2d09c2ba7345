"""Whether the database knows what the file of issuers names: found before somebody signs in there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError, transaction

from interwonen.accounts.models import Organisation


def unknown_names() -> list[str]:
    """Organisations and pilots that the issuers in the settings name, and no row is called so."""
    issuers = settings.OPENID_ISSUERS.values()
    organisations = {issuer.organisation for issuer in issuers}
    pilots = {given.pilot for issuer in issuers for given in issuer.roles}
    unknown = organisations - _known(Organisation, "name", organisations)
    unknown |= pilots - _known(apps.get_model("pilots", "Pilot"), "slug", pilots)
    return sorted(unknown)


def _known(model: Any, field: str, names: set[str]) -> set[str]:
    if not names:
        return set()
    return set(model.objects.filter(**{f"{field}__in": names}).values_list(field, flat=True))


def issuers_are_known(now: datetime) -> bool:
    """Whether everyone who signs in at an issuer gets what its table in the file promises."""
    return not unknown_names()


def check_issuers(databases: Sequence[str] | None = None, **_more: Any) -> list[CheckMessage]:
    """A warning, and no error: a pilot is opened after the tables were made, and before its roles."""
    if not databases:
        return []
    try:
        with transaction.atomic():
            unknown = unknown_names()
    except DatabaseError:
        return []  # the tables are not there yet
    return [
        Warning(
            f"INTERWONEN_OPENID names {name!r}, which is neither an organisation nor a pilot.",
            hint="Write it as Interwonen has it: the organisation's name, the pilot's address.",
            id="accounts.W001",
        )
        for name in unknown
    ]
