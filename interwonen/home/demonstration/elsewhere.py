"""A second pilot, in a village that does not exist; users of the first pilot do not see it."""

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
REFERRED_ON = date(2021, 2, 8)


def add_second_pilot(
    organisations: dict[str, Organisation], people: dict[str, User], *, by: User
) -> None:
    """Dwellings that are ready and people who wait for one; the last is let for a short time."""
    pilot = open_fictional_pilot(
        "Interwonen Dorp",
        organisations,
        "Gemeente Dorp",
        slug=SLUG,
        reference_prefix="DO",
        place="Dorp",
        goal="Fictief: de volgende pilot in de regio is een regel erbij.",
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
        accept_fictional(referral, on=date(2021, 2, 22), by=people["wmo.dorp"])


def _dwelling(pilot: Pilot, number: int, landlord: Organisation, *, by: User) -> None:
    dwelling = add_dwelling(
        pilot=pilot,
        name=f"Dorpswoning {number}",
        street="Fictiefpad",
        house_number=number,
        postcode="1234AB",
        place="Dorp",
        landlord=landlord,
        starts_on=date(2021, 3, 1),
        ends_on=date(2021, 9, 30) if number == DWELLINGS else date(2022, 3, 1),
        by=by,
    )
    inspect_dwelling(
        dwelling=dwelling,
        inspected_on=date(2021, 2, 26),
        is_ready=True,
        findings="Fictief.",
        today=date(2021, 2, 26),
        by=by,
    )
