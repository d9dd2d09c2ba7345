"""Fictional demand for places, and causes by hand of days on which a dwelling stood empty."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.core.withdrawals import withdraw
from interwonen.home.demonstration.living import LAST_DAY, refer_fictional, term
from interwonen.pilots.models import Pilot
from participants.actions.referrals import decide_referral
from participants.actions.unmet_requests import record_unmet_request
from participants.actions.vacancies import correct_vacancy
from participants.models import Dwelling, Referral, UnmetRequest

# On which day, who asked, where from, for how many, why there was no referral, and in other words.
REQUESTS = (
    (date(2021, 2, 22), "Nachtopvang", "mo_night", 2, "full", ""),
    (date(2021, 3, 18), "Wijkteam", "with_others", 1, "outside_target_group", ""),
    (date(2021, 4, 8), "Maatschappelijke opvang", "mo_24h", 1, "full", ""),
    (date(2021, 4, 20), "Opvang van een andere regio", "mo_24h", 1, "outside_region", ""),
    (date(2021, 5, 3), "Kliniek, afdeling maatschappelijk werk", "clinic", 1, "more_care", ""),
    (date(2021, 5, 27), "Reclassering", "detention", 1, "full", ""),
    (date(2021, 6, 10), "Huisarts", "street", 1, "other", "Fictief: vond zelf een kamer."),
    (date(2021, 6, 23), "Nachtopvang", "mo_night", 1, "no_contact", ""),
)
REFERRED_LATER = (date(2021, 6, 15), "Beschermd wonen", "beschermd_wonen", 1, "full", "")


def add_demand(pilot: Pilot, people: dict[str, User]) -> None:
    """Requests without a referral, one of which was referred later, and a referral rejected."""
    for request in REQUESTS:
        _ask(pilot, request, by=people["teamleider"])
    later = _ask(pilot, REFERRED_LATER, by=people["teamleider"])
    withdraw(later, reason="Op 24 juni toch aangemeld", by=people["teamleider"])
    referral = refer_fictional(
        pilot, last_name="Granaat", referred_on=date(2021, 4, 12), by=people["wmo"]
    )
    decide_referral(
        referral=referral,
        decision=Referral.Decision.REJECTED,
        reason="Fictief: heeft dag en nacht iemand in de buurt nodig.",
        decided_on=date(2021, 4, 21),
        today=date(2021, 4, 21),
        by=people["wmo"],
    )


def _ask(pilot: Pilot, request: tuple[date, str, str, int, str, str], *, by: User) -> UnmetRequest:
    day, asked_by, origin, number, reason, explanation = request
    return record_unmet_request(
        pilot=pilot,
        asked_on=day,
        asked_by=asked_by,
        origin=term(f"origin.{origin}"),
        number=number,
        reason=term(f"turned_away.{reason}"),
        explanation=explanation,
        today=day,
        by=by,
    )


def add_causes(dwelling: Dwelling, *, by: User) -> None:
    """A week of June by hand, and one that was withdrawn."""
    correct_vacancy(
        dwelling=dwelling,
        starts_on=date(2021, 6, 14),
        ends_on=date(2021, 6, 18),
        cause=term("vacancy_cause.landlord"),
        why="Fictief: de verhuurder verving de kozijnen aan de achterkant.",
        today=LAST_DAY,
        by=by,
    )
    mistake = correct_vacancy(
        dwelling=dwelling,
        starts_on=date(2021, 6, 21),
        ends_on=date(2021, 6, 22),
        cause=term("vacancy_cause.other"),
        why="Fictief: verkeerde woning.",
        today=LAST_DAY,
        by=by,
    )
    withdraw(mistake, reason="Hoorde bij een andere woning", by=by)
