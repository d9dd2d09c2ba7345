"""Withdraw a record that was made by mistake: one page for every kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import UUIDField
from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.audit.changes import facts_of
from interwonen.audit.histories import offered_kinds
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page
from interwonen.core.routes import page
from participants.actions.records_withdrawal import withdraw
from participants.models import (
    Agreement,
    Availability,
    Barrier,
    BarrierStatus,
    Checklist,
    Dwelling,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Inspection,
    NeighbourhoodSignal,
    Return,
)
from participants.views.dwellings import dwellings_trail, part_trail
from participants.views.follow_ups import follow_up_trail
from participants.views.goals import record_trail
from participants.views.incidents import incident_trail
from participants.views.neighbourhood_signals import neighbourhood_signal_trail
from participants.views.placements_blocks import placement_trail


@dataclass(frozen=True)
class Withdrawal:
    """How records of a kind are withdrawn: who may, and to which page that leads back.

    `name` names the page; `note` says what the user should know before.
    """

    model: type[Any]
    name: str
    permission: Permission
    trail: Callable[[Any], Breadcrumbs]
    note: str | Promise = ""


_WITHDRAWALS = (
    Withdrawal(FollowUp, "follow_up", Permission.SESSION_LOG, follow_up_trail),
    Withdrawal(
        Goal,
        "goal",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("The steps of this goal are withdrawn too."),
    ),
    Withdrawal(GoalStep, "goal_step", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Barrier,
        "barrier",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("All statuses of this barrier are withdrawn too."),
    ),
    Withdrawal(BarrierStatus, "barrier_status", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Return,
        "return",
        Permission.PARTICIPANT_WRITE,
        lambda row: placement_trail(row.exit.placement),
    ),
    Withdrawal(Inspection, "inspection", Permission.DWELLING_INSPECT, part_trail),
    Withdrawal(
        Handover,
        "handover",
        Permission.PARTICIPANT_WRITE,
        lambda row: placement_trail(row.placement),
        gettext_lazy(
            "The inspection of the dwelling on that day stays; withdraw it as well if needed."
        ),
    ),
    Withdrawal(Availability, "availability", Permission.PILOT_WRITE, part_trail),
    Withdrawal(
        Dwelling,
        "dwelling",
        Permission.PILOT_WRITE,
        lambda row: dwellings_trail(row.pilot),
        gettext_lazy("Its availability and its inspections are withdrawn too."),
    ),
    Withdrawal(Agreement, "agreement", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Checklist,
        "checklist",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("All answers are withdrawn too."),
    ),
    Withdrawal(
        Incident,
        "incident",
        Permission.INCIDENT_WRITE,
        lambda row: incident_trail(row)[:-1],
        gettext_lazy("Only for what did not happen, or belongs in another file."),
    ),
    Withdrawal(
        NeighbourhoodSignal,
        "neighbourhood_signal",
        Permission.NEIGHBOURHOOD_SIGNAL_READ,
        neighbourhood_signal_trail,
    ),
)


def _page_of(kind: Withdrawal) -> Callable[..., HttpResponse]:
    def record_withdraw(request: PilotRequest, row: Any) -> HttpResponse:
        form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
        name = {"kind": row._meta.verbose_name}
        return form_page(
            request,
            form,
            withdraw,
            {"row": row},
            done=capfirst(_("%(kind)s has been withdrawn; the history keeps it.") % name),
            title=capfirst(_("withdraw: %(kind)s") % name),
            lead=_("For what was recorded by mistake. It no longer counts; the history keeps it."),
            template="confirm_page.html",
            facts=facts_of(row),
            warning=kind.note,
            breadcrumbs=kind.trail(row),
        )

    record_withdraw.__name__ = f"{kind.name}_withdraw"
    return require(kind.permission, kind.model)(record_withdraw)


def withdrawal_urls() -> list[URLPattern]:
    """The addresses of these pages: `doelen/5/intrekken/` is "goal-withdraw".

    They begin with the word of the kind's history, so call it when the histories are offered.
    """
    words = offered_kinds()
    return [
        page(f"{words[kind.model]}/<{_key_in_address(kind.model)}:pk>/intrekken/", _page_of(kind))
        for kind in _WITHDRAWALS
    ]


def _key_in_address(model: type[Any]) -> str:
    """The converter of a key in an address."""
    return "uuid" if isinstance(model._meta.pk, UUIDField) else "int"
