"""Rows of the table of routes about composing a report, and the comments on it."""

from typing import Any

from evaluations.actions.reports import start_report
from evaluations.actions.reports_comments import comment_on_report, resolve_comment
from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.factories import system
from tests.report_factories import write_texts

_WRITE = {Role.POLICY_OFFICER}
_COMMENT = {*_WRITE, Role.TEAM_LEAD}
_READ = {*_COMMENT, Role.CASE_MANAGER}

COMPOSING_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "evaluations:report-compose": ("quarter", _COMMENT),
    "evaluations:report-particulars": ("quarter", _WRITE),
    "evaluations:report-block": ("block", _WRITE),
    "evaluations:report-comment-create": ("block", _COMMENT),
    # Only who wrote it.
    "evaluations:report-comment-change": ("comment", {Role.TEAM_LEAD}),
    "evaluations:report-comment-withdraw": ("comment", {Role.TEAM_LEAD}),
    "evaluations:report-comment-resolve": ("comment", _WRITE),
    "evaluations:report-comment-reopen": ("resolved_comment", _WRITE),
}

COMPOSING_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "rapportages": ("report", _READ),
    "rapportageteksten": ("paragraph", _READ),
    "opmerkingen": ("comment", _COMMENT),
}


def composing_rows(pilot: Pilot, *, lead: User) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    quarter, now = Quarter(2021, 2), clock.now()
    report = start_report(pilot=pilot, quarter=quarter, by=system())
    comments = [
        comment_on_report(pilot=pilot, quarter=quarter, block="places", text=text, now=now, by=lead)
        for text in ("Noem ook de groei.", "Noem ook de start.")
    ]
    (paragraph,) = write_texts(report, progress="Kort.")
    return {
        "report": report,
        "paragraph": paragraph,
        "comment": comments[0],
        "resolved_comment": resolve_comment(comment=comments[1], now=now, by=system()),
    }
