"""How long each kind of record is kept, as the product comes; `migrate` adds what is missing."""

from typing import Any

from django.db import connection

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.retention.models import OWN_CHOICE, Kind, RetentionPeriod

# Months, months at the least, and where that comes from. What an installation changed is kept.
PERIODS: dict[str, tuple[int, int, str]] = {
    Kind.CASE: (180, 180, "Wmo 2015, artikel 5.3.4: 15 jaar na het einde van de ondersteuning."),
    Kind.NOT_ADMITTED: (
        60,
        60,
        "Selectielijst gemeenten: plannen zonder voorziening, 5 jaar. Korter dan een dossier, omdat"
        " er geen ondersteuning was.",
    ),
    Kind.NEIGHBOUR_CONTACT: (
        12,
        1,
        f"{OWN_CHOICE}: een jaar nadat de vraag is gesloten en de pilot is geëindigd. Wie het vroeg is"
        " dan al verwijderd.",
    ),
    Kind.ADDRESSES: (
        12,
        1,
        f"{OWN_CHOICE}: een jaar na de laatste dag van de pilot. Daarna gaat er geen brief meer uit.",
    ),
    Kind.CONSULTATION_HOURS: (
        12,
        1,
        f"{OWN_CHOICE}: een jaar na de laatste dag van de pilot, als een vraag. Naam en nummer van wie"
        " belde zijn een jaar na het spreekuur al verwijderd.",
    ),
    Kind.SOUNDING_BOARD: (
        12,
        1,
        f"{OWN_CHOICE}: een jaar na de laatste dag van de pilot. Naam en gegevens van een lid zijn een"
        " jaar na het vertrek al verwijderd.",
    ),
    Kind.PILOT: (
        60,
        12,
        f"{OWN_CHOICE}: vijf jaar na de laatste dag van de pilot, zo lang als de verantwoording wordt"
        " nagelezen.",
    ),
    Kind.ACCOUNT: (
        12,
        1,
        f"{OWN_CHOICE}: een jaar na de laatste rol, en niet eerder dan dat geen dossier, geschiedenis of"
        " logboek meer zegt wat iemand deed.",
    ),
    Kind.ACCESS_LOG: (60, 60, "Staatscourant 2019, 38007: ten minste 5 jaar na het schrijven."),
}


def load_periods(**_signal: Any) -> None:
    """Add the periods that are not there yet; changes nothing that is."""
    if RetentionPeriod._meta.db_table not in connection.introspection.table_names():
        return  # migrated back to before this app
    known = set(RetentionPeriod.objects.values_list("kind", flat=True))
    for kind, (months, at_least, why) in PERIODS.items():
        if kind not in known:
            row = RetentionPeriod(kind=kind, months=months, at_least=at_least, why=why)
            save_as(row, by=User.system())
