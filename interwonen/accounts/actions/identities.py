"""Let someone in whom their own organisation vouches for, with the roles that it gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts import rules
from interwonen.accounts.actions.memberships import give_role, withdraw_claimed_role
from interwonen.accounts.issuers import Issuer, Roles
from interwonen.accounts.models import Identity, Membership, Organisation, User
from interwonen.core.clean_text import clean_line
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import RuleBroken, refuse_unless

Claims = Mapping[str, Any]
NAME_LENGTH = 100


@dataclass(frozen=True)
class Recognised:
    """Someone who may come in, and the roles that this sign-in gave."""

    user: User
    given: list[Membership]


def known_as(issuer: Issuer, claims: Claims) -> User | None:
    """Whose account this is, of someone who came in from there before."""
    known = Identity.objects.filter(issuer=issuer.url, subject=claims["sub"])
    identity = known.select_related("user__organisation").first()
    return identity.user if identity else None


@transaction.atomic
def end_claimed_roles(*, issuer: Issuer, claims: Claims, now: datetime) -> list[Membership]:
    """Withdraw the roles that the issuer gave this person once and gives no more.

    Also of who is then refused, and of whose address the issuer gave to someone else. Roles that were
    given on a screen are left alone.
    """
    user, still = known_as(issuer, claims), issuer.roles_in(claims)
    if user is None:
        user, still = _had_the_address(issuer, claims), frozenset()
    if user is None:
        return []
    why = _("No longer given at the sign-in with %(name)s.") % {"name": issuer.name}
    given = Membership.objects.not_over(now.date()).filter(user=user).exclude(issuer="")
    lost = [m for m in given.select_related("pilot") if (m.pilot.slug, m.role) not in still]
    return [withdraw_claimed_role(membership=each, why=why, now=now) for each in lost]


@transaction.atomic
def recognise(*, issuer: Issuer, claims: Claims, now: datetime) -> Recognised:
    """The account of whom the issuer vouches for, made or found by address the first time.

    It gets the roles that the claims give; one that needs a second person waits. Raises
    RuleBroken without a second factor or a role at the issuer, without an address of its own, for
    an organisation that is not here, and for the account of another organisation, a closed one or that of someone else.
    """
    roles = issuer.roles_in(claims)
    refuse_unless(issuer.proves_a_second_factor(claims), rules.SECOND_FACTOR_AT_ISSUER)
    refuse_unless(bool(roles), rules.ROLE_AT_ISSUER)
    user = known_as(issuer, claims) or _first_time(issuer, claims)
    refuse_unless(user.is_active, rules.OPEN_ACCOUNT)
    return Recognised(user, _give(user, issuer, roles, now))


@transaction.atomic
def forget_identity(*, identity: Identity, by: User) -> None:
    """Let who has the address of this account be recognised by it once more.

    For someone who got another account at the own organisation, never for another person.
    """
    delete_as(identity, by=by)


def _first_time(issuer: Issuer, claims: Claims) -> User:
    """The account with this address, from now on known by the subject; a new one if there is none.

    Others who come in for the first time from the same organisation wait meanwhile.
    """
    email = _email(claims)
    refuse_unless(issuer.knows_address(email, claims), rules.ADDRESS_OF_ISSUER)
    named = Organisation.objects.select_for_update().filter(name=issuer.organisation)
    organisation = named.first()
    if organisation is None:
        raise RuleBroken(rules.KNOWN_ORGANISATION)
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email, name=_name(claims) or email, organisation=organisation)
        user.set_unusable_password()
        save_as(user, by=User.system())
    refuse_unless(user.organisation_id == organisation.pk, rules.SAME_ORGANISATION)
    refuse_unless(not Identity.objects.filter(user=user).exists(), rules.ONE_IDENTITY)
    save_as(Identity(user=user, issuer=issuer.url, subject=claims["sub"]), by=User.system())
    return user


def _had_the_address(issuer: Issuer, claims: Claims) -> User | None:
    """Who came in from there before with the address that the issuer says is of this person."""
    email = _email(claims)
    known = Identity.objects.filter(issuer=issuer.url, user__email__iexact=email)
    identity = known.select_related("user__organisation").first()
    return identity.user if identity and issuer.knows_address(email, claims) else None


def _email(claims: Claims) -> str:
    return clean_line(str(claims.get("email", ""))).strip().lower()


def _name(claims: Claims) -> str:
    return clean_line(str(claims.get("name", ""))).strip()[:NAME_LENGTH].strip()


def _give(user: User, issuer: Issuer, roles: Roles, now: datetime) -> list[Membership]:
    """Give the roles that the person lacks, save those that someone here ended or withdrew."""
    today = now.date()
    slugs = {slug for slug, _role in roles}
    pilots = {p.slug: p for p in apps.get_model("pilots", "Pilot").objects.filter(slug__in=slugs)}
    known = Membership.objects.filter(user=user).select_related("pilot", "withdrawn_by")
    has = {(m.pilot.slug, m.role) for m in known.not_over(today)}
    ended = {(m.pilot.slug, m.role) for m in known if m.issuer and _was_ended_here(m)}
    return [
        give_role(
            user=user,
            pilot=pilots[slug],
            role=role,
            starts_on=today,
            issuer=issuer.key,
            by=User.system(),
        )
        for slug, role in sorted(roles - has - ended)
        if slug in pilots
    ]


def _was_ended_here(membership: Membership) -> bool:
    by_someone = membership.withdrawn_by and membership.withdrawn_by.email != User.SYSTEM_EMAIL
    return bool(by_someone) or membership.ends_on is not None
