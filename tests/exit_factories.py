"""Keyword functions for keys, moves, plans and coming back; every default can be named."""

from datetime import date, timedelta
from typing import Any

from participants.actions.exits import keep_exit_plan, record_return
from participants.actions.handovers import hand_over_keys, take_keys_back
from participants.actions.placements import move
from participants.actions.referrals import decide_referral, refer_again
from participants.models import Exit, ExitPlan, Handover, Participant, Placement, Referral, Return
from participants.selectors.dwellings_inspections import found_ready
from tests.factories import TODAY, make_dwelling, make_inspection, make_intake, system, term


def make_keys(placement: Placement, **facts: Any) -> Handover:
    """Two keys on the first day of a stay, of a dwelling that was found ready by then."""
    if not found_ready(placement, placement.starts_on):
        make_inspection(placement.dwelling, inspected_on=min(placement.starts_on, TODAY))
    defaults: dict[str, Any] = {
        "handed_on": placement.starts_on,
        "keys": 2,
        "findings": "Alles heel en schoon.",
        "today": TODAY,
        "by": system(),
    }
    return hand_over_keys(placement=placement, **{**defaults, **facts})


def take_back(placement: Placement, **facts: Any) -> Handover:
    """Both keys again on 31 May 2021, from a dwelling that is ready for the next resident."""
    defaults: dict[str, Any] = {
        "handed_on": date(2021, 5, 31),
        "keys": 2,
        "is_ready": True,
        "findings": "Schoon opgeleverd.",
        "today": TODAY,
        "by": system(),
    }
    return take_keys_back(placement=placement, **{**defaults, **facts})


def make_move(placement: Placement, **facts: Any) -> Placement:
    """The stay in another dwelling from 1 August 2021 up to and including the pilot's last day."""
    pilot = placement.dwelling.pilot
    defaults: dict[str, Any] = {
        "moves_on": date(2021, 8, 1),
        "ends_on": pilot.ends_on,
        "today": TODAY,
        "by": system(),
    }
    if "new_dwelling" not in facts:
        defaults["new_dwelling"] = make_dwelling(pilot)
    return move(placement=placement, **{**defaults, **facts})


def make_comeback(participant: Participant, day: date) -> Referral:
    """A new referral of someone who is known already, made and accepted on `day`."""
    referral = refer_again(
        participant=participant,
        referred_on=day,
        referrer="Opvang Voorbeeld",
        origin=term("origin.mo_24h"),
        household_size=1,
        informed_on=day,
        today=TODAY,
        by=system(),
    )
    make_intake(referral)
    return decide_referral(
        referral=referral,
        decision=Referral.Decision.ACCEPTED,
        reason="Past bij de doelgroep.",
        decided_on=day,
        today=TODAY,
        by=system(),
    )


def make_exit_plan(placement: Placement, **facts: Any) -> ExitPlan:
    """A plan for an own home from the day after the stay, not certain yet."""
    defaults: dict[str, Any] = {
        "destination": term("exit_destination.own_rental"),
        "next_home": "Huurwoning in Emmen",
        "moves_on": placement.ends_on + timedelta(days=1),
        "is_arranged": False,
        "to_do": "Reageren op woningen.",
        "today": TODAY,
        "by": system(),
    }
    return keep_exit_plan(placement=placement, **{**defaults, **facts})


def make_return(exit: Exit, **facts: Any) -> Return:
    """Someone who left is homeless again since 15 June 2021."""
    defaults: dict[str, Any] = {
        "returned_on": date(2021, 6, 15),
        "situation": term("homeless_situation.emergency_shelter"),
        "today": TODAY,
        "by": system(),
    }
    return record_return(exit=exit, **{**defaults, **facts})
