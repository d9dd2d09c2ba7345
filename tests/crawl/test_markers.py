"""Everyone follows every link and filter, and meets no mark that is not for them.

Who walks: someone in every role, who is not signed in, who had every role until yesterday, and who
has every role in another pilot. The same walk looks for what stored markup and formulas would do: no
page, file or document carries any of it other than as text.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from post_office.models import Email

from evaluations.selectors.reminders import DueInPilot
from interwonen.access.roles import Role
from interwonen.accounts.actions.memberships import end_role
from interwonen.core import clock
from interwonen.core.guarding import our_models
from interwonen.core.history import save_as
from interwonen.core.models import Draft
from interwonen.home.daily import carry_out_daily
from neighbours.actions.enquiries_follow import make_follow_link
from participants.actions.calendar_feeds import renew_calendar_link
from participants.models import Participant
from tests.access.test_routes import TABLE, address, make_scene
from tests.contact_factories import publish
from tests.crawl.markers import (
    CODES,
    NO_ROOM,
    NOBODYS,
    PUBLIC,
    SEES,
    SHARED,
    name_of,
    written_models,
)
from tests.crawl.planting import Planted
from tests.crawl.walking import MARK, Met, Walk
from tests.factories import (
    TODAY,
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_role,
    make_session,
    make_user,
    system,
)
from tests.plan_factories import make_goal

pytestmark = pytest.mark.django_db


@dataclass
class Scene:
    """A pilot of which every text is marked, and the walks through it."""

    pilot: Any
    people: dict[Role, Any]
    rows: dict[str, Any]
    planted: Planted
    links: dict[str, str]  # the secret ones, by whose they are
    walks: dict[Role, Walk] = field(default_factory=dict)

    def walk_of(self, role: Role) -> Walk:
        """What someone in this role meets, walked once."""
        if role not in self.walks:
            walk = self.walks[role] = Walk(Client())
            walk.client.force_login(self.people[role])
            walk.go([reverse("home:dashboard", args=[self.pilot.slug]), *self._feed_of(role)])
            walk.go_to_the_rest(
                address(name, self.pilot, self.rows)
                for name, (_kind, allowed) in TABLE.items()
                if role in allowed
            )
            assert "_auth_user_id" in walk.client.session
        return self.walks[role]

    def _feed_of(self, role: Role) -> list[str]:
        return [self.links[role]] if role in self.links else []

    def addresses(self) -> list[str]:
        """One of each kind that any of them met."""
        return [url for role in Role for url in sorted(self.walk_of(role).known)]


@pytest.fixture(scope="module")
def scene(shared_rows) -> Iterator[Scene]:
    """A pilot with a row of everything, its texts marked, and a file of a colleague."""
    pilot, people, rows = make_scene(make_pilot(base_capacity=60, maximum_capacity=60))
    colleague = make_user(role=Role.COUNSELLOR, pilot=pilot)
    theirs = make_participant(pilot, counsellor=colleague)
    make_placement(pilot, participant=theirs)
    make_session(theirs, by=colleague)
    make_incident(theirs, by=colleague)
    make_goal(theirs)
    publish(rows["contact_point"])
    Draft.objects.create(
        author=colleague,
        place=f"/{pilot.slug}/deelnemers/{theirs.pk}/gesprekken/nieuw/",
        title="Gesprek",
        content={"note": "Half af gesprek"},
        saved_at=clock.now(),
    )
    links = {
        role: reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=people[role])])
        for role in (Role.COUNSELLOR, Role.TEAM_LEAD)
    }
    links["neighbour"] = make_follow_link(enquiry=rows["enquiry"], today=TODAY, by=system())
    own = Participant.objects.filter(assignments__counsellor=people[Role.COUNSELLOR])
    planted = Planted()
    # A link on the overview leads to the file that is open in an emergency.
    opened = rows["emergency"].participant_id
    planted.plant([*own.values_list("pk", flat=True), opened])
    # A document is made once for all who meet the same one.
    kept = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    with override_settings(CACHES=kept):
        yield Scene(pilot, people, rows, planted, links)


def test_every_kind_of_record_says_who_may_meet_it():
    assert {model._meta.label for model in written_models()} == set(SEES)
    assert not {label for label in SEES if {label, label.split(".")[0]} & NOBODYS}


def test_what_has_no_mark_is_there():
    known = {name_of(field) for model in our_models() for field in model._meta.concrete_fields}
    assert (CODES | NO_ROOM) - known == set()


def test_a_mark_stands_in_every_column_that_says_something(scene):
    assert scene.planted.refused == []


def only_allowed(met: list[Met], scene: Scene, forbidden: set[str]) -> None:
    """Nothing that was met is for others, or does anything."""
    faults: dict[str, str] = {}
    for each in met:
        for mark in each.marks & forbidden:
            faults.setdefault(scene.planted.column[mark], each.address)
        if each.harm:
            faults.setdefault(each.harm, each.address)
    said = "\n".join(f"{what}: {where}" for what, where in faults.items())
    assert not said, said
    assert any(each.marks for each in met), "the walk met nothing at all"


@pytest.mark.parametrize("role", Role)
def test_nobody_meets_what_is_not_for_them(scene, role):
    only_allowed(scene.walk_of(role).met, scene, scene.planted.forbidden_to(role))


def nobody(pilot) -> Client:
    return Client()


def former(pilot) -> Client:
    """Who had every role until yesterday."""
    person = make_user()
    for role in Role:
        membership = make_role(person, pilot, role)
        end_role(membership=membership, ends_on=TODAY - timedelta(days=1), by=system())
    return signed_in(person)


def stranger(pilot) -> Client:
    """Who has every role in another pilot."""
    person, other = make_user(), make_pilot()
    for role in Role:
        make_role(person, other, role)
    return signed_in(person)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("who", [nobody, former, stranger])
def test_who_has_no_role_meets_what_is_public_only(scene, who: Callable[..., Client]):
    walk = Walk(who(scene.pilot), sends_forms=who is nobody)
    pages = ("public:neighbourhood", "public:survey-code", "published:published-list")
    walk.go(["/", *(reverse(page, args=[scene.pilot.slug]) for page in pages)])
    walk.go_to_the_rest(scene.addresses())
    may_meet = PUBLIC | SHARED if who is stranger else PUBLIC
    only_allowed(walk.met, scene, scene.planted.not_of(may_meet))


# What a mail may say of all that somebody wrote: in which pilot something waits.
IN_MAILS = {"pilots.Pilot.name"}


def mails() -> Iterator[Callable[..., None]]:
    """The functions that send a mail, of every app."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "mails"):
            for name, send in inspect.getmembers(import_module(f"{app.name}.mails")):
                if name.startswith("send_"):
                    yield send


def facts_for_mails(scene: Scene) -> dict[str, Any]:
    """Rows as they are in the database, marks and all, by the names that those functions have."""
    rows = {**scene.rows, "pilot": scene.pilot, "person": scene.people[Role.TEAM_LEAD]}
    rows |= {"giver": rows["person"], "getter": scene.people[Role.COUNSELLOR]}
    names = {name for send in mails() for name in inspect.signature(send).parameters}
    facts = {
        name: type(row)._base_manager.get(pk=row.pk) for name, row in rows.items() if name in names
    }
    return {
        **facts,
        "found": [(facts["pilot"], due) for due in DueInPilot(facts["pilot"], TODAY).rows()],
        "to": "lead@zorg.example",
        "email": "lead@zorg.example",
        "link": "https://interwonen.example/x/",
        "on": TODAY,
        "works_for": timedelta(days=1),
    }


def test_no_mail_says_what_somebody_wrote(scene, client):
    """Every mail there is, also the reminders of a day and a link for a new password."""
    facts, sent = facts_for_mails(scene), set()
    Email.objects.all().delete()
    for send in mails():
        send(**{name: facts[name] for name in inspect.signature(send).parameters})
        sent.add(send)
    carry_out_daily(today=TODAY)
    forgetful = facts["person"]
    forgetful.email = facts["email"]
    save_as(forgetful, by=system())
    client.post(reverse("account_reset_password"), {"email": facts["email"]})
    said = [f"{mail.subject} {mail.message} {mail.html_message}" for mail in Email.objects.all()]
    found = {scene.planted.column[mark] for mail in said for mark in MARK.findall(mail)}
    assert found == IN_MAILS
    assert len(said) > len(sent) > 10
