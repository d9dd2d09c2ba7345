"""Rows of the table of routes about empty days and the demand for places."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.demand_factories import make_correction, make_unmet_request
from tests.factories import make_dwelling

_SUPPORT = {Role.COUNSELLOR, Role.TEAM_LEAD}
_INSPECT = _SUPPORT | {Role.POLICY_OFFICER}
_REFER = _SUPPORT | {Role.CASE_MANAGER}
_READ = _REFER | {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}

DEMAND_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "participants:vacancy-overview": ("", _READ),
    "participants:vacancy-correct": ("empty_dwelling", _INSPECT),
    "participants:vacancy-correction-change": ("correction", _INSPECT),
    "participants:vacancy-correction-withdraw": ("correction", _INSPECT),
    "participants:unmet-request-list": ("", _REFER | {Role.POLICY_OFFICER}),
    "participants:unmet-request-record": ("", _REFER),
    "participants:unmet-request-change": ("unmet_request", _REFER),
    "participants:unmet-request-withdraw": ("unmet_request", _REFER),
}

DEMAND_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "leegstand": ("correction", _INSPECT),
    "verzoeken": ("unmet_request", _REFER),
}


def demand_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    empty = make_dwelling(pilot)
    return {
        "empty_dwelling": empty,
        "correction": make_correction(empty),
        "unmet_request": make_unmet_request(pilot),
    }
