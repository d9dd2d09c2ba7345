"""Decide whether reports of a pilot show how many people moved in and out."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot
from interwonen.pilots.rules import pilots as rules


@transaction.atomic
def choose_moves_shown(
    *,
    pilot: Pilot,
    shows_moves: bool,
    moves_advice: str,
    moves_advised_on: date | None,
    today: date,
    by: User,
    version: int | None = None,
) -> Pilot:
    """Choose it, with what the privacy officer advised and when; published reports stay as they are.

    Raises RuleBroken without the advice or its date, for a date after `today` or more than a year
    before the pilot; Overtaken when the pilot is not `version` any more.
    """
    pilot = locked(pilot, version=version)
    advice = moves_advice.strip()
    refuse_unless(bool(advice) and moves_advised_on is not None, rules.MOVES_AS_ADVISED)
    if moves_advised_on is not None:
        refuse_unless(moves_advised_on <= today, rules.MOVES_ADVICE_NOT_AHEAD)
        refuse_far_from(pilot, moves_advised_on, field="moves_advised_on")
    pilot.shows_moves, pilot.moves_advice = shows_moves, advice
    pilot.moves_advised_on = moves_advised_on
    return save_as(pilot, by=by)
