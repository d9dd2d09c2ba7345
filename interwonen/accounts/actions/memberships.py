"""Give a person a role in a pilot, agree to it, end it and withdraw it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.roles import Role
from interwonen.accounts import rules
from interwonen.accounts.mails import send_role_answered, send_role_waits
from interwonen.accounts.models import Membership, User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.core.versions import locked


@transaction.atomic
def give_role(
    *,
    user: User,
    pilot: Any,
    role: str,
    starts_on: date,
    by: User,
    ends_on: date | None = None,
    issuer: str = "",
) -> Membership:
    """Give `user` a role in a pilot from `starts_on` up to and including `ends_on`.

    `issuer` is the key of the one at whose sign-in it is given, if so. A role that needs a second
    person waits until someone agrees; who may, gets a mail. Raises RuleBroken when the person has this
    role on that first day or later already, and for a role that someone gives to themselves.
    """
    refuse_unless(user != by, rules.ROLE_GIVEN_TO_ANOTHER)
    held = Membership.objects.not_over(starts_on).filter(user=user, pilot=pilot, role=role)
    refuse_unless(not held.exists(), rules.ONE_OF_A_ROLE)
    what = {"pilot": pilot, "role": role, "issuer": issuer}
    days = {"starts_on": starts_on, "ends_on": ends_on}
    given = save_as(Membership(user=user, given_by=by, **what, **days), by=by)
    if given.waits:
        _ask_to_agree(given)
    return given


def _ask_to_agree(given: Membership) -> None:
    waiting = Membership.objects.with_agreers(on=given.starts_on).get(pk=given.pk)
    for agreer in User.objects.filter(pk__in=waiting.agreers).order_by("pk"):
        send_role_waits(given, to=agreer.email)


@transaction.atomic
def answer_role(
    *, membership: Membership, agrees: bool, now: datetime, by: User, why: str = ""
) -> Membership:
    """Agree to a role that waits, which then holds from that day on, or withdraw it and say why.

    Who was given it gets a mail. Raises RuleBroken when it does not wait, for someone who may not
    agree to it, and for a refusal without a reason.
    """
    membership = _held(membership)
    today = now.date()
    still_waits = Membership.objects.waiting(today).with_agreers(on=today)
    waiting = still_waits.filter(pk=membership.pk).first()
    refuse_unless(waiting is not None, rules.ROLE_WAITS)
    assert waiting is not None
    refuse_unless(by not in (waiting.user, waiting.given_by), rules.ROLE_AGREED_BY_ANOTHER)
    who = _("It waits for %(who)s.") % {"who": waiting.waits_for}
    refuse_unless(by.pk in waiting.agreers, rules.ROLE_AGREED_BY_A_READER, who)
    if agrees:
        membership.agreed_at, membership.agreed_by = now, by
        membership.starts_on = max(membership.starts_on, today)
        save_as(membership, by=by)
    else:
        membership = withdraw_role(membership=membership, why=why, now=now, by=by)
    send_role_answered(membership)
    return membership


@transaction.atomic
def end_role(*, membership: Membership, ends_on: date, by: User) -> Membership:
    """End a role; `ends_on` is the last day on which it holds.

    Raises RuleBroken for a role that was withdrawn, for a day before the first or after the known
    last day, for one more than a year after the pilot, and for the last administrator of a pilot.
    """
    membership = _held(membership)
    known_end = membership.ends_on
    refuse_unless(membership.withdrawn_at is None, rules.ROLE_NOT_WITHDRAWN)
    refuse_unless(membership.starts_on <= ends_on, rules.ROLE_ENDS_AFTER_START)
    refuse_unless(ends_on <= membership.pilot.settled_by, rules.ROLE_ENDS_IN_SIGHT)
    refuse_unless(known_end is None or ends_on <= known_end, rules.ROLE_NOT_PROLONGED)
    _keep_an_administrator(membership, without_from=ends_on + ONE_DAY)
    membership.ends_on = ends_on
    return save_as(membership, by=by)


@transaction.atomic
def withdraw_role(*, membership: Membership, why: str, now: datetime, by: User) -> Membership:
    """Withdraw a role at once, also one that waits, and say why.

    Raises RuleBroken without a reason, for a role that was withdrawn already, and for the last
    administrator of a pilot.
    """
    membership = _held(membership)
    refuse_unless(membership.withdrawn_at is None, rules.ROLE_NOT_WITHDRAWN)
    refuse_unless(bool(why.strip()), rules.WITHDRAWN_SAYS_WHY)
    _keep_an_administrator(membership, without_from=now.date())
    return _withdraw(membership, why=why, now=now, by=by)


@transaction.atomic
def withdraw_claimed_role(*, membership: Membership, why: str, now: datetime) -> Membership:
    """Withdraw a role that its issuer gives no more, also of the last administrator of a pilot."""
    return _withdraw(_held(membership), why=why, now=now, by=User.system())


def _withdraw(membership: Membership, *, why: str, now: datetime, by: User) -> Membership:
    membership.withdrawn_at, membership.withdrawn_by, membership.why = now, by, why
    return save_as(membership, by=by)


def _held(membership: Membership) -> Membership:
    """The role as it is now, held for this transaction.

    Of an administrator it holds those of the others too: two who end each other's role queue.
    """
    if membership.role == Role.ADMINISTRATOR:
        peers = Membership.objects.filter(pilot=membership.pilot_id, role=Role.ADMINISTRATOR)
        list(peers.select_for_update(of=("self",)).order_by("pk"))
    return locked(membership)


def _keep_an_administrator(membership: Membership, *, without_from: date) -> None:
    """Refuse that the pilot has no administrator left from that day on."""
    if membership.role != Role.ADMINISTRATOR:
        return
    others = Membership.objects.in_force(without_from).exclude(pk=membership.pk)
    peers = others.filter(
        pilot=membership.pilot_id,
        role=Role.ADMINISTRATOR,
        ends_on=None,
        user__is_active=True,
    )
    which = _("It is about %(pilot)s.") % {"pilot": membership.pilot}
    refuse_unless(peers.exists(), rules.KEEP_AN_ADMINISTRATOR, which)
