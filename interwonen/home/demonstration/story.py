"""What happens in the demonstration, told through the actions, in order of time."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import Organisation, User
from interwonen.home.demonstration.agenda import tell_agenda
from interwonen.home.demonstration.cast import give_roles, make_accounts, make_organisations
from interwonen.home.demonstration.daily import tell_daily_life
from interwonen.home.demonstration.elsewhere import tell_elsewhere
from interwonen.home.demonstration.evaluating import tell_evaluations, tell_report
from interwonen.home.demonstration.living import tell_placements, tell_sessions
from interwonen.home.demonstration.neighbourhood import tell_enquiries
from interwonen.home.demonstration.progress import tell_preparing, tell_progress
from interwonen.pilots.actions.pilots import decide_capacity, open_pilot
from interwonen.pilots.models import Pilot
from participants.actions.dwellings import add_availability, add_dwelling
from participants.models import Dwelling

SLUG = "interwonen-veenoord"
GOAL = (
    "Doorstroom uit de maatschappelijke opvang: bewoners oefenen met zelfstandig wonen, met "
    "ondersteuning en begeleiding van het Leger des Heils."
)
ZONING_GROUND = (
    "De pilot past binnen het bestemmingsplan zolang 1 persoon per woning woont en dus "
    "1 huishouden vormt (brief aan de raad)."
)


@transaction.atomic
def tell_story() -> bool:
    """Build the demonstration; gives False when it was there already and changes nothing then."""
    if Pilot.objects.filter(slug=SLUG).exists():
        return False
    system = User.system()
    organisations = make_organisations(system)
    people = make_accounts(organisations, by=system)
    pilot = _open(organisations, by=people["beleid"])
    give_roles(people, pilot, by=system)
    dwellings = _dwellings(pilot, organisations["Woonservice"], by=people["beleid"])
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Fictief besluit: de eerste vijf plekken zijn bezet en de buurt is geïnformeerd.",
        reference="DEMO-2021-06",
        by=people["beleid"],
    )
    tell_preparing(dwellings, by=people["teamleider"])
    residents = tell_placements(pilot, dwellings, people)
    tell_sessions(residents, people)
    tell_agenda(residents, people)
    tell_progress(residents, people)
    tell_enquiries(pilot, people)
    tell_daily_life(pilot, residents, people)
    tell_evaluations(pilot, by=people["beleid"])
    tell_report(pilot, by=people["beleid"])
    tell_elsewhere(organisations, people, by=system)
    return True


def _open(organisations: dict[str, Organisation], *, by: User) -> Pilot:
    return open_pilot(
        name="Interwonen Veenoord",
        slug=SLUG,
        reference_prefix="IW",
        place="Veenoord",
        municipality=organisations["Gemeente Emmen"],
        care_provider=organisations["Leger des Heils"],
        landlord=organisations["Woonservice"],
        starts_on=date(2021, 3, 1),
        ends_on=date(2022, 3, 1),
        base_capacity=5,
        maximum_capacity=7,
        goal=GOAL,
        zoning_ground=ZONING_GROUND,
        by=by,
    )


def _dwellings(pilot: Pilot, landlord: Organisation, *, by: User) -> list[Dwelling]:
    return [_dwelling(pilot, number, landlord, by=by) for number in range(1, 8)]


def _dwelling(pilot: Pilot, number: int, landlord: Organisation, *, by: User) -> Dwelling:
    dwelling = add_dwelling(
        pilot=pilot,
        name=f"Woning {number}",
        street="Voorbeeldhof",
        house_number=number,
        postcode="7844ZZ",
        place="Veenoord",
        landlord=landlord,
        by=by,
    )
    first = date(2021, 3, 1) if number <= 5 else date(2021, 6, 1)
    add_availability(dwelling=dwelling, starts_on=first, ends_on=date(2022, 3, 1), by=by)
    return dwelling
