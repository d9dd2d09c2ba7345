"""Rows of the table of routes about the location and the money of a pilot."""

from datetime import date
from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.pilot_factories import make_amount, make_line, make_location_assessment

_READ = {
    Role.POLICY_OFFICER,
    Role.CASE_MANAGER,
    Role.COUNSELLOR,
    Role.TEAM_LEAD,
    Role.CONTACT_OFFICER,
}
_WRITE = {Role.POLICY_OFFICER}

PILOT_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "pilots:location-assessment-overview": ("", _READ),
    "pilots:location-assessment-create": ("", _WRITE),
    "pilots:location-criteria-change": ("", _WRITE),
    "pilots:location-assessment-detail": ("location_assessment", _READ),
    "pilots:location-assessment-change": ("location_assessment", _WRITE),
    "pilots:location-assessment-withdraw": ("location_assessment", _WRITE),
    "pilots:funding-overview": ("", _READ),
    "pilots:funding-line-create": ("", _WRITE),
    "pilots:funding-line-detail": ("funding_line", _READ),
    "pilots:funding-line-change": ("funding_line", _WRITE),
    "pilots:funding-line-withdraw": ("funding_line", _WRITE),
    "pilots:funding-amount-create": ("funding_line", _WRITE),
    "pilots:funding-amount-change": ("funding_amount", _WRITE),
    "pilots:funding-amount-withdraw": ("funding_amount", _WRITE),
}

PILOT_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "locatietoets": ("location_assessment", _READ),
    "locatietoets-criteria": ("location_finding", _READ),
    "financiering": ("funding_line", _READ),
    "financiering-bedragen": ("funding_amount", _READ),
}


def pilot_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    assessment, line = make_location_assessment(pilot), make_line(pilot)
    make_amount(line, quarter_starts_on=date(2021, 1, 1), kind="granted")
    return {
        "location_assessment": assessment,
        "location_finding": assessment.findings.first(),
        "funding_line": line,
        "funding_amount": make_amount(line),
    }
