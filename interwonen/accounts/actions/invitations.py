"""Invite someone by mail, and accept or withdraw the invitation."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse

from interwonen.accounts import rules
from interwonen.accounts.actions.memberships import give_role
from interwonen.accounts.mails import about_invitation, send_invitation
from interwonen.accounts.models import Invitation, Membership, Organisation, User
from interwonen.accounts.querysets import InvitationQuerySet
from interwonen.core.history import save_as
from interwonen.core.mail_queue import withdraw_mail
from interwonen.core.routes import full_address
from interwonen.core.rules import refuse_unless
from interwonen.core.secret_links import hash_of, new_secret

VALIDITY = timedelta(days=7)


class Invited(NamedTuple):
    """An invitation and the link in its mail, of which only a hash is kept."""

    invitation: Invitation
    link: str


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    organisation: Organisation,
    pilot: Any,
    role: str,
    now: datetime,
    by: User,
) -> Invited:
    """Invite someone to a role in a pilot, by mail; an invitation that is not accepted is renewed.

    One from the server stays one from the server, whoever renews it (docs/decisions, 37). Raises
    RuleBroken when this person has the role already, for someone who invites the own address, and
    for the address of a closed account.
    """
    refuse_unless(email.lower() != by.email.lower(), rules.ROLE_GIVEN_TO_ANOTHER)
    closed = User.objects.filter(email__iexact=email, is_active=False)
    refuse_unless(not closed.exists(), rules.ACCOUNT_NOT_CLOSED, field="email")
    held = Membership.objects.not_over(now.date()).filter(
        user__email__iexact=email, pilot=pilot, role=role
    )
    refuse_unless(not held.exists(), rules.ONE_OF_A_ROLE)
    token = new_secret()
    link = full_address(reverse("invitation-accept", args=[token]))
    known = _to_renew(email, pilot, role)
    invitation = known or Invitation(email=email, pilot=pilot, role=role)
    invitation.name, invitation.organisation = name, organisation
    invitation.token_hash = hash_of(token)
    invitation.invited_at, invitation.expires_at = now, now + VALIDITY
    if known is None or known.invited_by != User.system():
        invitation.invited_by = by
    save_as(invitation, by=by)
    send_invitation(invitation, link)
    return Invited(invitation, link)


def _to_renew(email: str, pilot: Any, role: str) -> Invitation | None:
    known = Invitation.objects.of_pilot(pilot).filter(email__iexact=email, role=role)
    return known.filter(accepted_at=None).select_for_update(of=("self",)).first()


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, now: datetime, by: User) -> Invitation:
    """Withdraw an invitation at once; raises RuleBroken when it no longer works."""
    open_now = Invitation.objects.open_at(now).select_for_update(of=("self",))
    found: Invitation | None = open_now.filter(pk=invitation.pk).first()
    refuse_unless(found is not None, rules.INVITATION_OPEN)
    assert found is not None
    found.expires_at = now
    withdraw_mail(about_invitation(found))
    return save_as(found, by=by)


def find_invitation(token: str, *, now: datetime) -> Invitation | None:
    """The invitation that this secret opens at `now`, if any."""
    return _opened_by(token, now).select_related("pilot", "organisation").first()


@transaction.atomic
def accept_invitation(
    *, token: str, password: str, now: datetime, by: User | None = None
) -> Membership:
    """Give the role from today on to the account with this address, or to a new one.

    `by` is who is signed in, if anybody: an account that is there accepts for itself only, and
    keeps its password. Raises RuleBroken for someone else, and when the invitation no longer works.
    """
    invitation = _held(token, now)
    refuse_unless(invitation is not None, rules.INVITATION_WORKS)
    assert invitation is not None
    known = account_of(invitation)
    refuse_unless(known in (None, by), rules.INVITED_SIGNED_IN)
    user = _trust_password(known, invitation, now) if known else _make(invitation, password)
    membership = give_role(
        user=user,
        pilot=invitation.pilot,
        role=invitation.role,
        starts_on=now.date(),
        by=invitation.invited_by,
    )
    invitation.accepted_at = now
    invitation.accepted_by = user
    save_as(invitation, by=user)
    return membership


def _trust_password(user: User, invitation: Invitation, now: datetime) -> User:
    """An invitation after a removal of the second step stands for the password from before."""
    if user.factors_reset_at and invitation.invited_at > user.factors_reset_at:
        user.password_passed_at = now
        save_as(user, by=user)
    return user


def _held(token: str, now: datetime) -> Invitation | None:
    """The invitation that this secret opens, held with all others to its address.

    Of two that are accepted at the same moment, the second finds the account that the first made.
    """
    opened = _opened_by(token, now)
    address = opened.values_list("email", flat=True).first() or ""
    to_one_person = Invitation.objects.filter(email__iexact=address)
    list(to_one_person.select_for_update(of=("self",)).order_by("pk"))
    return opened.first()


def account_of(invitation: Invitation) -> User | None:
    """The account with the address of an invitation, if there is one already."""
    return User.objects.filter(email__iexact=invitation.email).first()


def _make(invitation: Invitation, password: str) -> User:
    user = User(
        email=invitation.email.lower(), name=invitation.name, organisation=invitation.organisation
    )
    user.set_password(password or None)
    return save_as(user, by=invitation.invited_by)


def _opened_by(token: str, now: datetime) -> InvitationQuerySet:
    return Invitation.objects.open_at(now).filter(token_hash=hash_of(token))
