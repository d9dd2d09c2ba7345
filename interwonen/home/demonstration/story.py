"""Builds the demonstration through the actions, in order of time."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import Organisation, User
from interwonen.home.demonstration.accounting import add_location_and_money, assess_growth
from interwonen.home.demonstration.agenda import add_agenda
from interwonen.home.demonstration.asking import add_council_questions
from interwonen.home.demonstration.cast import (
    make_accounts,
    make_organisations,
    open_fictional_pilot,
    staff_first_pilot,
)
from interwonen.home.demonstration.daily import add_daily_life
from interwonen.home.demonstration.demand import add_causes, add_demand
from interwonen.home.demonstration.elsewhere import add_second_pilot
from interwonen.home.demonstration.emergencies import add_emergencies
from interwonen.home.demonstration.evaluating import add_evaluations
from interwonen.home.demonstration.keeping import add_keeping
from interwonen.home.demonstration.living import (
    add_placements,
    add_sessions,
    propose_to_the_waiting,
)
from interwonen.home.demonstration.minutes import add_minutes
from interwonen.home.demonstration.neighbourhood import add_neighbourhood
from interwonen.home.demonstration.progress import add_inspections, add_progress
from interwonen.home.demonstration.publishing import publish_first_report
from interwonen.home.demonstration.reporting import write_first_report, write_second_report
from interwonen.home.demonstration.told import add_told
from interwonen.pilots.actions.capacity_steps import decide_capacity
from interwonen.pilots.models import Pilot
from participants.actions.dwellings import add_availability, add_dwelling
from participants.models import Dwelling

SLUG = "interwonen-veenoord"
FACTS = {
    "slug": SLUG,
    "reference_prefix": "IW",
    "place": "Veenoord",
    "goal": (
        "Doorstroom uit de maatschappelijke opvang: bewoners oefenen met zelfstandig wonen, met "
        "ondersteuning en begeleiding van het Leger des Heils."
    ),
    "zoning_ground": (
        "De pilot past binnen het bestemmingsplan zolang 1 persoon per woning woont en dus "
        "1 huishouden vormt (brief aan de raad)."
    ),
}


@transaction.atomic
def build_demonstration() -> bool:
    """Build the demonstration; when it exists already, change nothing and return False."""
    if Pilot.objects.filter(slug=SLUG).exists():
        return False
    system = User.system()
    organisations = make_organisations(system)
    people = make_accounts(organisations, by=system)
    policy_officer = people["beleid"]
    pilot = open_fictional_pilot(
        "Interwonen Veenoord", organisations, "Gemeente Emmen", by=policy_officer, **FACTS
    )
    staff_first_pilot(people, pilot, by=system)
    dwellings = _add_dwellings(pilot, organisations["Woonservice"], by=policy_officer)
    add_neighbourhood(pilot, people)
    add_location_and_money(pilot, by=policy_officer)
    add_inspections(dwellings, by=people["teamleider"])
    residents = add_placements(pilot, dwellings, people)
    add_sessions(residents, people)
    add_agenda(residents, people)
    add_progress(residents, people)
    add_demand(pilot, people)
    add_causes(dwellings[2], by=people["teamleider"])
    add_daily_life(pilot, residents, people)
    add_evaluations(pilot, by=policy_officer)
    add_minutes(pilot, people)
    _report(pilot, dwellings[-1], people)
    add_told(pilot, residents, people)
    add_emergencies(residents, people)
    add_keeping(pilot, people)
    add_second_pilot(organisations, people, by=system)
    return True


def _report(pilot: Pilot, newest: Dwelling, people: dict[str, User]) -> None:
    """The two reports, with the growth between them, of which the first knows nothing."""
    publish_first_report(write_first_report(pilot, by=people["beleid"]), people)
    _grow(pilot, newest, people)
    add_council_questions(pilot, people)
    write_second_report(pilot, people)


def _grow(pilot: Pilot, dwelling: Dwelling, people: dict[str, User]) -> None:
    by = people["beleid"]
    growth = decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Fictief besluit: de eerste vijf plekken zijn bezet.",
        reference="DEMO-2021-06",
        by=by,
    )
    assess_growth(pilot, growth, by=by)
    propose_to_the_waiting(pilot, dwelling, people)


def _add_dwellings(pilot: Pilot, landlord: Organisation, *, by: User) -> list[Dwelling]:
    dwellings = []
    for number in range(1, 8):
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
        dwellings.append(dwelling)
    return dwellings
