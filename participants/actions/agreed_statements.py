"""Record what a participant agreed to have told, correct it, and note that a report told it."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.participants_recognised import refuse_names_in
from participants.actions.records import refuse_outside, set_fields
from participants.models import AgreedStatement, Exit, Participant
from participants.rules import agreed_statements as rules


class Agreed(TypedDict):
    """The exact sentence, when and how it was agreed on, and what it makes known.

    `agreed_how` and `outcome` are codes of AgreedStatement.How and AgreedStatement.Outcome.
    """

    sentence: str
    agreed_on: date
    agreed_how: str
    outcome: str


@transaction.atomic
def record_agreed_statement(
    *,
    participant: Participant,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **agreed: Unpack[Agreed],
) -> AgreedStatement:
    """Record a sentence that a participant agreed to have told.

    Raises RuleBroken without a sentence, for a day after `today` or before the first referral, for
    an outcome of who has not left or when another sentence tells one, and, unless confirmed, for an
    outcome that is not that of the exit, and when someone may be recognised.
    """
    statement = AgreedStatement(participant=participant, recorded_by=by)
    return _save(statement, agreed, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_agreed_statement(
    *,
    statement: AgreedStatement,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **agreed: Unpack[Agreed],
) -> AgreedStatement:
    """Correct what was recorded, as long as no report has told it.

    Raises RuleBroken as `record_agreed_statement` does, and when it was withdrawn or published;
    Overtaken when it is not `version` any more.
    """
    statement = standing(statement, version=version)
    refuse_unless(not statement.is_published, rules.PUBLISHED_STAYS)
    return _save(statement, agreed, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def withdraw_agreed_statement(
    statement: AgreedStatement, *, reason: str, by: User
) -> AgreedStatement:
    """Withdraw a statement: reports from now on leave it out, and published ones stay as they are.

    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    lock_pilot(statement.participant.pilot)  # a report that is being published waits, or goes first
    return withdraw(statement, reason=reason, by=by)


@transaction.atomic
def note_published(*, pilot: Pilot, as_of: date, today: date, by: User) -> list[AgreedStatement]:
    """Note that a report with this cut-off, published on `today`, tells the statements that stand.

    Gives those that were not told before. Call it in the transaction that publishes, which locks the
    pilot before it looks whether a statement changed: nobody then withdraws one in between.
    """
    lock_pilot(pilot)
    told = AgreedStatement.objects.of_pilot(pilot).standing().known(as_of=as_of)
    new = list(told.filter(published_on=None).select_for_update())
    for statement in new:
        statement.published_on = today
        save_as(statement, by=by)
    return new


def _save(
    statement: AgreedStatement,
    agreed: Agreed,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> AgreedStatement:
    participant = statement.participant
    lock_pilot(participant.pilot)
    set_fields(statement, agreed)
    refuse_unless(bool(statement.sentence.strip()), rules.SAYS_A_SENTENCE)
    refuse_outside(participant, statement.agreed_on, today, field="agreed_on")
    if statement.says_outcome:
        _refuse_outcome(statement, confirmed)
    refuse_names_in(
        {"sentence": statement.sentence},
        pilot=participant.pilot,
        by=by,
        on=today,
        confirmed=confirmed,
    )
    return save_as(statement, by=by)


def _refuse_outcome(statement: AgreedStatement, confirmed: Collection[str]) -> None:
    exits = Exit.objects.filter(placement__participant=statement.participant)
    last = exits.select_related("destination").order_by("exited_on").last()
    if last is None:
        raise RuleBroken(rules.OUTCOME_OF_WHO_LEFT)
    others = AgreedStatement.objects.standing().filter(participant=statement.participant)
    others = others.exclude(pk=statement.pk).exclude(outcome=statement.Outcome.NOTHING)
    refuse_unless(not others.exists(), rules.ONE_OUTCOME)
    refuse_unless(
        last.destination.meaning == statement.outcome,
        rules.OUTCOME_AS_RECORDED,
        _("It says: %(destination)s.") % {"destination": last.destination},
        confirmed=confirmed,
    )
