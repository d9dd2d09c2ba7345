"""Rows of the history and the access log that are written by hand are found, or are refused."""

import copy
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core.guarding import our_models
from interwonen.core.history import save_as
from interwonen.core.signatures import Signed, is_signed
from interwonen.core.told_changes import linked_fields, untold, with_history
from participants.models import Dwelling, Goal, SupportSession
from tests.factories import (
    TODAY,
    make_dwelling,
    make_participant,
    make_pilot,
    make_session,
    make_user,
)
from tests.plan_factories import make_goal
from tests.refusals import compare_with_history

SIGNED = [model for model in our_models() if issubclass(model, Signed)]


def at_the_end(statement, *values):
    """Carry out a statement as if the transaction ended there; gives the rule that refused, or ""."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            compare_with_history()
    except IntegrityError as refusal:
        return refusal.__cause__.diag.constraint_name
    return ""


@pytest.fixture
def resident(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


class TestASignature:
    def test_is_right_on_every_row_as_it_is_read_again(self, client, pilot, counsellor, resident):
        make_session(resident, by=counsellor)
        make_goal(resident)
        client.force_login(counsellor)
        client.get(reverse("participants:participant-detail", args=[pilot.slug, resident.pk]))
        rows = [row for model in SIGNED for row in model._default_manager.all()]
        assert len(rows) > 100
        assert [row for row in rows if not is_signed(row)] == []

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("history_user_id", 0),
            ("street", "Elders"),
            ("history_date", datetime(2021, 3, 1, tzinfo=UTC)),
            ("history_type", "-"),
            ("signature", ""),
        ],
    )
    def test_is_wrong_once_one_value_differs(self, pilot, column, value):
        row = make_dwelling(pilot).history.get()
        other = copy.copy(row)
        setattr(other, column, value)
        assert (is_signed(row), is_signed(other)) == (True, False)

    def test_of_a_line_in_the_name_of_another_is_wrong(self, client, pilot, counsellor):
        client.force_login(counsellor)
        client.get(reverse("participants:participant-list", args=[pilot.slug]))
        line = AccessEvent.objects.latest("pk")
        line.user = make_user(name="Fictief Ander")
        assert not is_signed(line)

    def test_stays_right_with_a_new_key_as_long_as_the_old_one_is_known(self, pilot, settings):
        row = make_dwelling(pilot).history.get()
        settings.LOG_KEYS = ["a new key", *settings.LOG_KEYS]
        assert is_signed(row)
        settings.LOG_KEYS = ["a new key"]
        assert not is_signed(row)

    def test_stays_right_when_a_column_comes_that_is_empty_on_older_rows(self, pilot):
        row = make_dwelling(pilot).history.get()
        row.history_change_reason = ""
        assert is_signed(row)


class TestAChangeWithoutItsHistory:
    def test_is_refused_at_the_end(self, resident, counsellor):
        goal = make_goal(resident)
        changed = "UPDATE participants_goal SET text = 'Iets anders' WHERE id = %s"
        assert at_the_end(changed, goal.pk) == "core_history_tells"
        assert at_the_end("DELETE FROM participants_goal WHERE id = %s", goal.pk) == (
            "core_history_tells"
        )
        assert Goal.objects.get() == goal

    def test_is_refused_for_a_new_row_too(self, resident, counsellor):
        goal = make_goal(resident)
        columns = [f.column for f in Goal._meta.concrete_fields if not f.primary_key]
        names = ", ".join(f'"{name}"' for name in columns)
        copied = f"INSERT INTO participants_goal ({names}) SELECT {names} FROM participants_goal"
        assert at_the_end(f"{copied} WHERE id = %s", goal.pk) == "core_history_tells"

    def test_is_refused_for_a_link_to_another_record_too(self, resident, counsellor):
        goal, other = make_goal(resident), make_goal(resident)
        session = make_session(resident, by=counsellor, goals=[goal])
        make_session(resident, by=counsellor, day=TODAY - timedelta(days=1))
        links = "participants_supportsession_goals"
        added = f"INSERT INTO {links} (supportsession_id, goal_id) VALUES (%s, %s)"
        assert at_the_end(added, session.pk, other.pk) == "core_history_tells"
        assert at_the_end(f"DELETE FROM {links}") == "core_history_tells"
        assert at_the_end(f"UPDATE {links} SET goal_id = %s", other.pk) == "core_history_tells"
        moved = f"UPDATE {links} SET supportsession_id = supportsession_id + 1"
        assert at_the_end(moved) == "core_owner_is_fixed"
        session.goals.set([other])  # which leaves a row of the history by itself
        assert at_the_end("SELECT 1") == ""

    def test_is_found_when_the_owner_of_the_tables_made_it(self, resident, counsellor):
        session = make_session(resident, by=counsellor, goals=[make_goal(resident)])
        goal = make_goal(resident)
        assert untold(SupportSession) == untold(Goal) == []
        compare_with_history()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("DELETE FROM participants_supportsession_goals")
            cursor.execute("DELETE FROM participants_goal WHERE id = %s", [goal.pk])
            cursor.execute("SET LOCAL session_replication_role = origin")
        assert untold(SupportSession) == [session.pk]
        assert untold(Goal) == [goal.pk]

    def test_is_refused_in_autocommit_at_once(self, transactional_db):
        home = make_dwelling(make_pilot())
        with pytest.raises(IntegrityError, match="core_history_tells"):
            Dwelling.objects.filter(pk=home.pk).update(street="Stiekemstraat")
        assert Dwelling.objects.get().street == home.street

    def test_may_concern_what_the_history_leaves_out(self, counsellor):
        secret = "UPDATE accounts_user SET newest_reset = 'abc' WHERE id = %s"
        assert at_the_end(secret, counsellor.pk) == ""
        named = "UPDATE accounts_user SET name = 'Fictief Ander' WHERE id = %s"
        assert at_the_end(named, counsellor.pk) == "core_history_tells"

    def test_is_none_when_it_came_with_its_history(self, resident, counsellor):
        session = make_session(resident, by=counsellor)
        save_as(session, by=counsellor)
        assert at_the_end("SELECT 1") == ""
        assert SupportSession.objects.get().history.count() == 2


def test_every_field_with_several_links_stands_in_the_history():
    for model in with_history(our_models()):
        assert set(linked_fields(model)) == set(model._meta.local_many_to_many), model


def test_who_saves_an_account_saves_its_history(transactional_db):
    person = make_user()
    person.set_password("een heel ander wachtwoord")
    person.save()
    assert get_user_model().objects.get(pk=person.pk).history.count() == 2
