"""Fictional users and organisations of the demonstration, and what its pilots have in common."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from interwonen.access.roles import Role
from interwonen.accounts.actions.memberships import answer_role, give_role
from interwonen.accounts.actions.role_reviews import digest_of, review_roles
from interwonen.accounts.models import Membership, Organisation, User
from interwonen.core.history import save_as
from interwonen.pilots.actions.pilots import open_pilot
from interwonen.pilots.models import Pilot

PASSWORD = "proef-interwonen-2021"
FIRST_DAY = date(2021, 1, 1)
REVIEWED_AT = timezone.make_aware(datetime.combine(date(2021, 3, 30), time(11)))


@dataclass(frozen=True)
class Actor:
    """An account of the demonstration."""

    email: str
    name: str
    organisation: str
    role: Role


ACTORS = (
    Actor("beleid@demo.example", "Bea Beleid", "Gemeente Emmen", Role.POLICY_OFFICER),
    Actor("teamleider@demo.example", "Tea Teamleider", "Leger des Heils", Role.TEAM_LEAD),
    Actor("wmo@demo.example", "Wim Wmo", "Gemeente Emmen", Role.CASE_MANAGER),
    Actor("begeleider@demo.example", "Lies Begeleider", "Leger des Heils", Role.COUNSELLOR),
    Actor("collega@demo.example", "Bram Begeleider", "Leger des Heils", Role.COUNSELLOR),
    Actor("contact@demo.example", "Cor Contact", "Gemeente Emmen", Role.CONTACT_OFFICER),
    Actor("audit@demo.example", "Ada Audit", "Gemeente Emmen", Role.AUDITOR),
    Actor("beheer@demo.example", "Fien Functioneel", "Gemeente Emmen", Role.ADMINISTRATOR),
    Actor("beleid2@demo.example", "Berend Beleid", "Gemeente Emmen", Role.POLICY_OFFICER),
)

# Someone who begins today, and whose role nobody has agreed to yet.
NEWCOMER = Actor("invaller@demo.example", "Nel Nieuw", "Leger des Heils", Role.COUNSELLOR)

# Who works in the second pilot, of a village that does not exist.
ACTORS_ELSEWHERE = (
    Actor("beleid.dorp@demo.example", "Dora Dorpsbeleid", "Gemeente Dorp", Role.POLICY_OFFICER),
    Actor("teamleider.dorp@demo.example", "Ties Dorpsteam", "Leger des Heils", Role.TEAM_LEAD),
    Actor("wmo.dorp@demo.example", "Door Dorpswmo", "Gemeente Dorp", Role.CASE_MANAGER),
    Actor("begeleider.dorp@demo.example", "Bo Dorpshulp", "Leger des Heils", Role.COUNSELLOR),
    Actor("beheer.dorp@demo.example", "Feie Dorpsbeheer", "Gemeente Dorp", Role.ADMINISTRATOR),
)

EVERYONE = (*ACTORS, NEWCOMER, *ACTORS_ELSEWHERE)

ORGANISATIONS = {
    "Gemeente Emmen": Organisation.Kind.MUNICIPALITY,
    "Leger des Heils": Organisation.Kind.CARE_PROVIDER,
    "Woonservice": Organisation.Kind.LANDLORD,
    "Gemeente Dorp": Organisation.Kind.MUNICIPALITY,
}


def open_fictional_pilot(
    name: str, organisations: dict[str, Organisation], municipality: str, *, by: User, **facts: str
) -> Pilot:
    """Open a pilot of a year with five to seven places; `facts` differ from pilot to pilot."""
    return open_pilot(
        name=name,
        municipality=organisations[municipality],
        care_provider=organisations["Leger des Heils"],
        landlord=organisations["Woonservice"],
        starts_on=date(2021, 3, 1),
        ends_on=date(2022, 3, 1),
        base_capacity=5,
        maximum_capacity=7,
        by=by,
        **facts,
    )


def make_organisations(by: User) -> dict[str, Organisation]:
    """The parties of the letter, by name."""
    return {
        name: save_as(Organisation(name=name, kind=kind), by=by)
        for name, kind in ORGANISATIONS.items()
    }


def make_accounts(organisations: dict[str, Organisation], *, by: User) -> dict[str, User]:
    """The accounts of the cast, by the part of the address before the @, without roles yet."""
    people = {}
    for actor in EVERYONE:
        user = User(
            email=actor.email, name=actor.name, organisation=organisations[actor.organisation]
        )
        user.set_password(PASSWORD)
        people[actor.email.partition("@")[0]] = save_as(user, by=by)
    return people


def give_roles(
    people: dict[str, User], pilot: Pilot, *, by: User, actors: tuple[Actor, ...] = ACTORS
) -> None:
    """Give each of the actors their role in the pilot, to which one of those before agrees."""
    opening = timezone.make_aware(datetime.combine(FIRST_DAY, time(9)))
    for actor in actors:
        given = give_role(
            user=people[actor.email.partition("@")[0]],
            pilot=pilot,
            role=actor.role,
            starts_on=FIRST_DAY,
            by=by,
        )
        if given.waits:
            waiting = Membership.objects.with_agreers(on=FIRST_DAY).get(pk=given.pk)
            agreer = User.objects.get(pk=min(waiting.agreers))
            answer_role(membership=given, agrees=True, now=opening, by=agreer)


def staff_first_pilot(people: dict[str, User], pilot: Pilot, *, by: User) -> None:
    """Give everyone in the first pilot a role, and review these; the newcomer's comes later and waits."""
    give_roles(people, pilot, by=by)
    seen = Membership.objects.of_pilot(pilot).not_over(REVIEWED_AT.date())
    review_roles(
        pilot=pilot,
        digest=digest_of(seen),
        remark="Iedereen heeft de rol nodig.\nWie uitvalt, meldt de teamleider bij de beheerder.",
        now=REVIEWED_AT,
        by=people["beleid"],
    )
    give_role(
        user=people["invaller"],
        pilot=pilot,
        role=NEWCOMER.role,
        starts_on=date(2021, 6, 30),
        by=people["beheer"],
    )
