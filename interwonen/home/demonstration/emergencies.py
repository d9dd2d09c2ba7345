"""A file that a colleague opened in an emergency, which waits for the review of the team lead."""

from datetime import date, datetime, time

from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import FICTIONAL
from participants.actions.emergency_accesses import open_in_emergency, review_emergency
from participants.models import Participant

EVENING, NIGHT = time(20, 15), time(2, 40)


def add_emergencies(residents: list[Participant], people: dict[str, User]) -> None:
    """One that was reviewed, and one of last evening."""
    file = next(each for each in residents if each.last_name == "Dadel")
    reviewed = open_in_emergency(
        participant=file,
        reason=f"{FICTIONAL} De huismeester belt: de bewoner is buitengesloten.",
        now=_at(date(2021, 5, 14), NIGHT),
        by=people["collega"],
    )
    review_emergency(
        access=reviewed,
        review_note=f"{FICTIONAL} Terecht: de sleutelafspraak stond in het dossier.",
        now=_at(date(2021, 5, 17), time(9, 5)),
        by=people["teamleider"],
    )
    open_in_emergency(
        participant=file,
        reason=f"{FICTIONAL} De bewoner belt in paniek en Lies is niet bereikbaar.",
        now=_at(date(2021, 6, 29), EVENING),
        by=people["collega"],
    )


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
