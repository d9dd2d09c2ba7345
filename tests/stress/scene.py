"""The small pilot on which everything is tried."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.pilots.actions.capacity_steps import decide_capacity
from interwonen.pilots.models import Pilot, Term
from participants.actions.exits import record_exit
from participants.models import Dwelling, Handover, Participant, Placement, Return
from tests.factories import (
    make_dwelling,
    make_inspection,
    make_intake,
    make_participant,
    make_pilot,
    make_placement,
    make_referral,
    make_session,
    make_user,
    term,
)


def make_scene() -> tuple[Pilot, User]:
    """One place, three at most; four dwellings, four people accepted and two who wait."""
    pilot = make_pilot(base_capacity=1, maximum_capacity=3)
    actor = make_user(role="counsellor", pilot=pilot)
    make_dwelling(pilot, name="Woning 1")
    make_inspection(make_dwelling(pilot, name="Woning 2"))
    make_dwelling(pilot, name="Woning 3", available_from=date(2021, 6, 1))
    make_dwelling(pilot, name="Woning 4", available_until=date(2021, 8, 31))
    for _ in range(3):
        make_participant(pilot)
    make_participant(pilot, accepted_on=date(2021, 6, 1))
    make_referral(pilot)
    make_intake(make_referral(pilot, referred_on=date(2021, 6, 1)))
    return pilot, actor


def furnish(pilot: Pilot, actor: User) -> None:
    """Let people come, move on and leave, so that there are rows of every kind."""
    first, second, third, *_ = Participant.objects.filter(pilot=pilot).order_by("pk")
    homes = list(Dwelling.objects.filter(pilot=pilot).order_by("pk"))
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 3, 1),
        capacity=2,
        reason="Zo besloten.",
        reference="2021-001",
        by=actor,
    )
    left = make_placement(pilot, participant=first, dwelling=homes[0], ends_on=date(2021, 5, 31))
    make_placement(pilot, participant=second, dwelling=homes[1], ends_on=date(2021, 8, 31))
    make_placement(
        pilot, participant=third, dwelling=homes[0], starts_on=date(2021, 6, 1), ends_on=None
    )
    for day in (date(2021, 2, 28), date(2021, 6, 1)):
        make_session(first, by=actor, day=day)
    make_session(second, by=actor, day=date(2021, 6, 1))
    _leave(left, actor)


def _leave(placement: Placement, actor: User) -> None:
    make_inspection(placement.dwelling)
    for phase, day in (("start", placement.starts_on), ("end", placement.ends_on)):
        keys = Handover(placement=placement, phase=phase, handed_on=day, keys=2, recorded_by=actor)
        save_as(keys, by=actor)
    exit = record_exit(
        placement=placement,
        exited_on=placement.ends_on,
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        aftercare_until=date(2021, 8, 31),
        today=date(2021, 6, 1),
        by=actor,
    )
    back = Return(
        exit=exit,
        returned_on=date(2021, 9, 1),
        situation=Term.objects.filter(vocabulary="homeless_situation").earliest("position"),
    )
    save_as(back, by=actor)
