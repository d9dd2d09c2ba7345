"""Rows of the table of routes about evaluation moments, their minutes and action points."""

from datetime import date
from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.evaluation_factories import hold, make_moment, make_point

_WRITE = {Role.POLICY_OFFICER}
_CONTRIBUTE = {Role.COUNSELLOR, Role.TEAM_LEAD}
_READ = {*_WRITE, *_CONTRIBUTE, Role.CASE_MANAGER, Role.CONTACT_OFFICER}

EVALUATION_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "evaluations:moment-list": ("", _READ),
    "evaluations:moment-create": ("", _WRITE),
    "evaluations:moment-series-create": ("", _WRITE),
    "evaluations:moment-detail": ("moment", _READ),
    "evaluations:moment-hold": ("moment", _WRITE),
    "evaluations:moment-change": ("moment", _WRITE),
    "evaluations:moment-withdraw": ("moment", _WRITE),
    "evaluations:judgement-change": ("held_moment", _WRITE),
    # The owner may close and move a point too; this one is of an organisation.
    "evaluations:action-point-list": ("", _READ),
    "evaluations:action-point-create": ("held_moment", _WRITE),
    "evaluations:action-point-change": ("action_point", _WRITE),
    "evaluations:action-point-move": ("action_point", _WRITE),
    "evaluations:action-point-close": ("action_point", _WRITE),
    "evaluations:action-point-reopen": ("action_point", _WRITE),
    "evaluations:action-point-withdraw": ("action_point", _WRITE),
}

EVALUATION_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "evaluaties": ("moment", _READ),
    "actiepunten": ("action_point", _READ),
}


def evaluation_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    held = hold(make_moment(pilot, date(2021, 6, 1), theme="Begin"))
    return {
        "moment": make_moment(pilot, date(2021, 9, 1), theme="Halverwege"),
        "held_moment": held,
        "action_point": make_point(held),
    }
