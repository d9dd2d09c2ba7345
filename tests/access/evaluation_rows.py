"""Rows of the table of routes about evaluation moments, minutes, action points and words."""

from datetime import date
from typing import Any

from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from tests.evaluation_factories import (
    hold,
    make_contribution,
    make_minutes,
    make_moment,
    make_point,
    offer,
)
from tests.factories import system
from tests.words_factories import make_words

_WRITE = {Role.POLICY_OFFICER}
_CONTRIBUTE = {Role.COUNSELLOR, Role.TEAM_LEAD}
_ADOPT = {*_WRITE, Role.TEAM_LEAD}
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
    "evaluations:moment-agenda": ("moment", _READ),
    "evaluations:moment-agenda-pdf": ("moment", _READ),
    "evaluations:minutes-pdf": ("held_moment", _READ),
    "evaluations:attendance-record": ("held_moment", _WRITE),
    "evaluations:findings-record": ("held_moment", _WRITE),
    "evaluations:minutes-offer": ("held_moment", _WRITE),
    "evaluations:minutes-take-back": ("offered_moment", _WRITE),
    "evaluations:minutes-adopt": ("offered_moment", _ADOPT),
    "evaluations:minutes-return": ("offered_moment", _ADOPT),
    "evaluations:contribution-create": ("moment", _CONTRIBUTE),
    # Only who wrote it.
    "evaluations:contribution-change": ("contribution", {Role.COUNSELLOR}),
    "evaluations:contribution-withdraw": ("contribution", {Role.COUNSELLOR}),
    "evaluations:resident-words-list": ("", _READ),
    "evaluations:resident-words-create": ("", _CONTRIBUTE),
    "evaluations:resident-words-change": ("words", _CONTRIBUTE),
    "evaluations:resident-words-approve": ("words", _ADOPT),
    "evaluations:resident-words-withdraw": ("words", {*_CONTRIBUTE, *_WRITE}),
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
    "bijdragen": ("contribution", _READ),
    "bevindingen": ("finding", _READ),
    "bewonerswoorden": ("words", _ADOPT),
}


def evaluation_rows(pilot: Pilot, *, author: User) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    held = hold(make_moment(pilot, date(2021, 6, 1), theme="Begin"))
    coming = make_moment(pilot, date(2021, 9, 1), theme="Halverwege")
    offered = make_minutes(make_moment(pilot, date(2021, 5, 3), theme="Start"))
    return {
        "moment": coming,
        "held_moment": held,
        "offered_moment": offer(offered, by=system()),
        "action_point": make_point(held),
        "finding": offered.findings.first(),
        "contribution": make_contribution(coming, author),
        "words": make_words(pilot),
    }
