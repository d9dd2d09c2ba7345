"""A second pilot, in a village that does not exist; users of the first pilot do not see it.

It began in March, but its dwellings were being renovated until June: nobody has a place yet, so the
first placements can be tried.
"""

from datetime import date

from interwonen.accounts.models import Organisation, User
from interwonen.home.demonstration.cast import ACTORS_ELSEWHERE, give_roles, open_fictional_pilot
from interwonen.home.demonstration.living import accept_fictional, refer_fictional
from interwonen.pilots.models import Pilot
from participants.actions.dwellings import add_dwelling
from participants.actions.dwellings_inspections import inspect_dwelling

SLUG = "interwonen-dorp"
DWELLINGS = 8
WAITING = ("Mango", "Nectarine", "Olijf", "Papaja", "Rozijn", "Sinaasappel", "Tamarinde", "Vijg")
REFERRED_ON = date(2021, 5, 3)
ACCEPTED_ON = date(2021, 5, 17)
FOUND_READY_ON = date(2021, 5, 28)
LET_FROM = date(2021, 6, 1)


def add_second_pilot(
    organisations: dict[str, Organisation], people: dict[str, User], *, by: User
) -> None:
    """Dwellings that are ready and people who wait; the last dwelling is let for a short time."""
    pilot = open_fictional_pilot(
        "Interwonen Dorp",
        organisations,
        "Gemeente Dorp",
        slug=SLUG,
        reference_prefix="DO",
        place="Dorp",
        goal=(
            "Fictief: begonnen op 1 maart 2021. De woningen zijn na een verbouwing sinds 1 juni "
            "beschikbaar; de eerste bewoners kunnen nu een woning krijgen."
        ),
        zoning_ground="Fictief: 1 persoon per woning.",
        by=people["beleid.dorp"],
    )
    give_roles(people, pilot, by=by, actors=ACTORS_ELSEWHERE)
    for number in range(1, DWELLINGS + 1):
        _dwelling(pilot, number, organisations["Woonservice"], by=people["beleid.dorp"])
    for last_name in WAITING:
        referral = refer_fictional(
            pilot, last_name=last_name, referred_on=REFERRED_ON, by=people["wmo.dorp"]
        )
        accept_fictional(referral, on=ACCEPTED_ON, by=people["wmo.dorp"])


def _dwelling(pilot: Pilot, number: int, landlord: Organisation, *, by: User) -> None:
    dwelling = add_dwelling(
        pilot=pilot,
        name=f"Dorpswoning {number}",
        street="Fictiefpad",
        house_number=number,
        postcode="1234AB",
        place="Dorp",
        landlord=landlord,
        starts_on=LET_FROM,
        ends_on=date(2021, 9, 30) if number == DWELLINGS else date(2022, 3, 1),
        by=by,
    )
    inspect_dwelling(
        dwelling=dwelling,
        inspected_on=FOUND_READY_ON,
        is_ready=True,
        findings="Fictief: de verbouwing is klaar.",
        today=FOUND_READY_ON,
        by=by,
    )
