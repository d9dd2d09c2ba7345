"""Acts that put right what was recorded, or take it back; drawn as in `acts`."""

from collections.abc import Callable
from typing import Any

from participants.actions import exits_corrections, handovers, proposals, sessions_withdrawal
from participants.models import Handover, PlacementProposal, Return, SupportSession
from tests.stress.acts import ACTS, Attempt, World, moment


def change_exit(world: World) -> Attempt | None:
    exit = world.one_of(world.exits)
    if exit is None:
        return None
    return exits_corrections.change_exit, {
        "exit": exit,
        "exited_on": world.day(),
        "reason": world.term("exit_reason"),
        "destination": world.term("exit_destination"),
        "aftercare_until": world.day_or_none(),
        "today": world.today(),
        "by": world.by,
    }


def withdraw_exit(world: World) -> Attempt | None:
    exit = world.one_of(world.exits)
    if exit is None:
        return None
    return exits_corrections.withdraw_exit, {
        "exit": exit,
        "ends_on": world.day(),
        "reason": world.mostly("Bleef toch.", [" "]),
        "by": world.by,
    }


def change_return(world: World) -> Attempt | None:
    came_back = world.one_of(Return.objects.filter(exit__in=world.exits).order_by("pk"))
    if came_back is None:
        return None
    return exits_corrections.change_return, {
        "came_back": came_back,
        "returned_on": world.day(),
        "situation": world.term("homeless_situation"),
        "today": world.today(),
        "by": world.by,
    }


def change_handover(world: World) -> Attempt | None:
    handover = world.one_of(Handover.objects.filter(placement__in=world.placements).order_by("pk"))
    if handover is None:
        return None
    return handovers.change_handover, {
        "handover": handover,
        "handed_on": world.day(),
        "keys": world.mostly(2, [0, 21]),
        "findings": "",
        "today": world.today(),
        "by": world.by,
    }


def withdraw_session(world: World) -> Attempt | None:
    rows = SupportSession.objects.filter(participant__in=world.participants).order_by("pk")
    session = world.one_of(rows)
    if session is None:
        return None
    return sessions_withdrawal.withdraw_session, {
        "session": session,
        "reason": world.mostly("Verkeerd dossier.", [" "]),
        "right_participant": world.pick([None, *world.participants]),
        "now": moment(world),
        "by": world.by,
    }


def propose_placement(world: World) -> Attempt | None:
    referral, dwelling = world.one_of(world.referrals), world.one_of(world.dwellings)
    if referral is None or dwelling is None:
        return None
    first, last = world.period()
    return proposals.propose_placement, {
        "referral": referral,
        "dwelling": dwelling,
        "starts_on": first,
        "ends_on": last,
        "why": world.mostly("Gelijkvloers.", [" "]),
        "today": world.day(),
        "by": world.by,
    }


def withdraw_proposal(world: World) -> Attempt | None:
    rows = PlacementProposal.objects.filter(referral__in=world.referrals).order_by("pk")
    proposal = world.one_of(rows)
    facts: dict[str, Any] = {"proposal": proposal, "by": world.by}
    return (proposals.withdraw_proposal, facts) if proposal else None


ALL_ACTS: list[Callable[[World], Attempt | None]] = [
    *ACTS,
    *[change_exit] * 2,
    withdraw_exit,
    change_return,
    change_handover,
    withdraw_session,
    propose_placement,
    withdraw_proposal,
]
