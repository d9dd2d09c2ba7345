"""A decision to grow begins a letter by itself, and takes it back when it is withdrawn."""

from typing import Any

from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.actions.letters import begin_letter, withdraw_letter
from neighbours.models import LetterRound
from neighbours.selectors.letters_growth import growth_of


def letters_after_decision(*, pilot: Pilot, by: User, **_signal: Any) -> None:
    """Begin a letter for every decision by which the pilot grows and that has none yet; withdraw
    the unsent letter about one by which it grows no more, and let a sent one go.

    A receiver of `capacity_decided`, in the transaction of the decision.
    """
    growth = growth_of(pilot)
    for each in growth:
        if each.round is None:
            purpose = LetterRound.Purpose.GROWTH
            begin_letter(pilot=pilot, purpose=purpose, capacity_step=each.step, by=by)
    grows = [each.step.pk for each in growth]
    rounds = LetterRound.objects.of_pilot(pilot).standing().filter(capacity_step__isnull=False)
    reason = _("The pilot does not grow by this decision any more.")
    for round in rounds.exclude(capacity_step__in=grows):
        if round.is_open:
            withdraw_letter(round=round, reason=reason, by=by)
        else:
            _let_go(round, reason, by)


def letters_before_change(*, step: CapacityStep, by: User, **_signal: Any) -> None:
    """Let go of a decision that gets another day or number, if a letter told what it was before.

    A receiver of `capacity_changed`, before the decision changes; `letters_after_decision` then
    begins a new letter.
    """
    reason = _("The capacity decision was changed after this letter was sent.")
    for round in LetterRound.objects.filter(capacity_step=step).sent():
        _let_go(round, reason, by)


def letters_before_withdrawal(*, step: CapacityStep, by: User, **_signal: Any) -> None:
    """Withdraw the unsent letter about a decision that is withdrawn; one that was sent lets it go.

    A receiver of `capacity_withdrawn`, before the decision goes.
    """
    reason = _("The capacity decision was withdrawn.")
    for round in LetterRound.objects.filter(capacity_step=step):
        if round.is_open:
            round = withdraw_letter(round=round, reason=reason, by=by)
        _let_go(round, reason, by)


def _let_go(round: LetterRound, reason: str, by: User) -> None:
    round.capacity_step = None
    save_as(round, by=by, reason=reason)
