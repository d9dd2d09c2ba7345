"""Many pilots from one: copies are whole, keep every rule and keep to themselves."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from interwonen.accounts.models import Membership, User
from interwonen.home.demonstration.scale import SESSIONS, scale_demonstration
from interwonen.pilots.models import Pilot
from participants.models import Assignment, FollowUp, Participant, SupportSession
from tests.factories import TODAY, make_participant, make_pilot
from tests.stress import invariants

COPIES = ("schaaldorp-1", "schaaldorp-2")
SMALL = (
    "participants",
    "dwellings",
    "capacity_steps",
    "enquiries",
    "support_point_days",
    "evaluation_moments",
    "council_reports",
    "memberships",
)
REFERENCES = """
  SELECT conrelid::regclass::text, of.attname, confrelid::regclass::text, key.attname
  FROM pg_constraint
    JOIN pg_attribute of ON of.attrelid = conrelid AND of.attnum = conkey[1]
    JOIN pg_attribute key ON key.attrelid = confrelid AND key.attnum = confkey[1]
  WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"""


@pytest.fixture(scope="module")
def scaled(shared_rows):
    """A demonstration and two copies of it."""
    call_command("seed_demo", stdout=StringIO())
    assert scale_demonstration(3) == 2


def rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def test_an_empty_database_stays_empty(db, settings):
    settings.EMBEDDED = True
    with pytest.raises(CommandError, match="the demonstration is not there"):
        call_command("seed_scale", pilots=2)
    assert not Pilot.objects.exists()


def test_a_copy_has_what_the_demonstration_has(db, scaled):
    original = Pilot.objects.get(slug="interwonen-veenoord")
    for slug in COPIES:
        copy = Pilot.objects.get(slug=slug)
        for related in SMALL:
            assert getattr(copy, related).count() == getattr(original, related).count(), related
        sessions = SupportSession.objects.filter(participant__pilot=copy)
        assert sessions.count() == SESSIONS
        assert not sessions.filter(status="held", life_domains=None).exists()
        assert copy.history.count() == original.history.count()


def test_every_rule_holds_for_the_copies(db, scaled):
    assert invariants.broken() == []


def test_every_reference_leads_to_a_row(db, scaled):
    found = rows(REFERENCES)
    assert len(found) > 100
    for table, column, target, key in found:
        lost = f"""SELECT 1 FROM {table} WHERE "{column}" IS NOT NULL
          AND "{column}" NOT IN (SELECT "{key}" FROM {target})"""
        assert rows(lost) == [], f"{table}.{column}"


def test_whoever_works_with_a_copy_is_of_that_copy(db, scaled):
    roles = set(Membership.objects.values_list("user", "pilot"))
    for model, person in (
        (Assignment, "counsellor"),
        (SupportSession, "counsellor"),
        (FollowUp, "owner"),
    ):
        worked = model.objects.values_list(person, "participant__pilot")
        assert set(worked) <= roles
    history = SupportSession.history.values_list("history_user", "participant__pilot")
    assert set(history) <= roles


def test_a_copied_counsellor_sees_the_own_caseload_and_cannot_sign_in(db, scaled):
    counsellor = User.objects.get(email="begeleider.2@schaal.example")
    seen = Participant.objects.visible_to(counsellor, on=TODAY)
    original = User.objects.get(email="begeleider@demo.example")
    assert seen.count() == Participant.objects.visible_to(original, on=TODAY).count() > 0
    assert set(seen.values_list("pilot__slug", flat=True)) == {"schaaldorp-2"}
    assert not counsellor.has_usable_password()


def test_what_is_added_afterwards_gets_a_key_of_its_own(db, scaled):
    person = make_participant(Pilot.objects.get(slug="schaaldorp-2"))
    assert person.pk == Participant.objects.latest("pk").pk


def test_it_goes_on_where_it_was(db, scaled):
    assert scale_demonstration(3) == 0
    assert scale_demonstration(4) == 1
    assert Pilot.objects.filter(slug="schaaldorp-3").exists()
    assert invariants.broken() == []


def test_it_is_not_done_beside_another_pilot(db, scaled, settings):
    settings.EMBEDDED = True
    make_pilot(slug="echt")
    pilots = Pilot.objects.count()
    with pytest.raises(CommandError, match="holds another pilot"):
        call_command("seed_scale", pilots=9)
    assert Pilot.objects.count() == pilots


@pytest.mark.parametrize("changed", [{"CLOCK_DATE": None}, {"LOCAL": False}])
def test_only_a_demonstration_is_filled(db, scaled, settings, changed):
    for name, value in changed.items():
        setattr(settings, name, value)
    with pytest.raises(CommandError, match="Only a demonstration"):
        call_command("seed_scale", pilots=9)
    assert Pilot.objects.count() == 4
