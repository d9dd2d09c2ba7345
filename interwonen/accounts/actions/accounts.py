"""Close an account and open it again, end its sessions, and correct its name and address."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts import rules
from interwonen.accounts.actions.memberships import withdraw_role
from interwonen.accounts.mails import send_address_changed
from interwonen.accounts.models import Identity, Membership, User
from interwonen.accounts.own_sessions import end, own_sessions
from interwonen.accounts.second_factor import has_had_one
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked


@transaction.atomic
def close_account(*, membership: Membership, reason: str, now: datetime, by: User) -> User:
    """Close the account of who has or had this role: its sessions end, and its roles everywhere.

    A link for a new password that was sent before works no more. Raises RuleBroken as `_held` does,
    for an account that is closed, and for the last administrator of any pilot.
    """
    user = _held(membership, now=now, by=by)
    refuse_unless(user.is_active, rules.ACCOUNT_NOT_CLOSED)
    standing = Membership.objects.not_over(now.date()).filter(user=user)
    why = _("The account was closed: %(reason)s") % {"reason": reason}
    for role in standing.select_related("pilot").order_by("pilot", "pk"):
        withdraw_role(membership=role, why=why, now=now, by=by)
    user.is_active, user.newest_reset = False, ""
    return _save_signed_out(user, reason=reason, now=now, by=by)


@transaction.atomic
def reopen_account(*, membership: Membership, reason: str, now: datetime, by: User) -> User:
    """Open an account that was closed; it has no role until someone gives one.

    Raises RuleBroken as `_held` does, and for an account that is open.
    """
    user = _held(membership, now=now, by=by)
    refuse_unless(not user.is_active, rules.ACCOUNT_CLOSED)
    user.is_active = True
    return _save_signed_out(user, reason=reason, now=now, by=by)


@transaction.atomic
def end_sessions(*, membership: Membership, reason: str, now: datetime, by: User) -> User:
    """End all sessions of an account, however one signs in with it; raises RuleBroken as `_held`."""
    user = _held(membership, now=now, by=by)
    return _save_signed_out(user, reason=reason, now=now, by=by)


@transaction.atomic
def correct_account(
    *, membership: Membership, name: str, email: str, reason: str, now: datetime, by: User
) -> User:
    """Correct the name and the address of a person; of another address, the one before is told.

    Raises RuleBroken as `_held` does, for a closed account, for an address of someone else, for one
    with which an organisation lets people in, and before the first second step.
    """
    user = _held(membership, now=now, by=by)
    refuse_unless(user.is_active, rules.ACCOUNT_NOT_CLOSED)
    former, user.name = user.email, name
    if email.lower() != former.lower():
        _refuse_address(user, email)
        user.email = email.lower()
        send_address_changed(former)
    return save_as(user, by=by, reason=reason)


def _held(membership: Membership, *, now: datetime, by: User) -> User:
    """The account of who has or had this role, held for this transaction.

    Raises RuleBroken for one's own, for that of the application, and for that of someone whose roles
    are all in other pilots now.
    """
    refuse_unless(membership.user_id != by.pk, rules.ACCOUNT_OF_ANOTHER)
    user = locked(membership.user)
    refuse_unless(user.email != User.SYSTEM_EMAIL, rules.ACCOUNT_OF_A_PERSON)
    standing = Membership.objects.not_over(now.date()).filter(user=user)
    pilots = set(standing.order_by().values_list("pilot", flat=True))
    refuse_unless(not pilots or membership.pilot_id in pilots, rules.ACCOUNT_WORKS_HERE)
    return user


def _save_signed_out(user: User, *, reason: str, now: datetime, by: User) -> User:
    """Save with the reason, and leave no session that could be taken up again later."""
    end(own_sessions(user, now=now))
    return save_as(user, by=by, reason=reason)


def _refuse_address(user: User, email: str) -> None:
    taken = User.objects.filter(email__iexact=email).exclude(pk=user.pk)
    refuse_unless(not taken.exists(), rules.ADDRESS_OF_ONE)
    came_in = has_had_one(user) or not settings.SECOND_FACTOR
    refuse_unless(came_in, rules.ADDRESS_OF_WHO_CAME_IN)
    domain = email.rpartition("@")[2].lower()
    vouched = any(domain in each.email_domains for each in settings.OPENID_ISSUERS.values())
    is_known_there = Identity.objects.filter(user=user).exists()
    refuse_unless(not (vouched or is_known_there), rules.ADDRESS_OF_ORGANISATION)
