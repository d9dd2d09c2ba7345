"""The role of the web server does what the pages do, and cannot go round the rules."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.db.models import AutoField
from django.urls import reverse

from interwonen.core.guarding import append_only_models
from interwonen.pilots.models import Question
from participants.models import SupportSession
from tests.factories import TODAY, make_dwelling, make_participant, make_user

ROLE = "iw_web"


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refused(statement: str) -> bool:
    """Whether the statement fails for want of a right, and for nothing else."""
    with (
        pytest.raises(ProgrammingError, match="permission denied|must be owner"),
        transaction.atomic(),
    ):
        run(statement)
    return True


def warned_of() -> list[str]:
    """What the checks of the database say, by their names."""
    found = run_checks(tags=[Tags.database], include_deployment_checks=True, databases=["default"])
    return [warning.id for warning in found]


@pytest.fixture
def web_role(db):
    """Until the end of the test all statements are those of the web server."""
    run(f"CREATE ROLE {ROLE}")
    call_command("grant", ROLE)

    def sign_in() -> None:
        run(f"SET LOCAL ROLE {ROLE}")

    return sign_in


def test_it_serves_pages_and_keeps_history_and_access_log(client, pilot, web_role):
    user = make_user(role="counsellor", pilot=pilot)
    participant = make_participant(pilot, counsellor=user)
    make_dwelling(pilot)
    client.force_login(user)
    web_role()
    for name in ("participant-list", "dwelling-list"):
        assert client.get(reverse(f"participants:{name}", args=[pilot.slug])).status_code == 200
    url = reverse("participants:session-create", args=[pilot.slug, participant.pk])
    sent = {
        "status": "held",
        "day": TODAY.isoformat(),
        "starts_at": "09:00",
        "duration_minutes": "45",
        "contact_type": "contact_type.home_visit",
        "life_domains": Question.objects.filter(question_set="life_domain").first().pk,
        "note": "Samen de post gedaan.",
        "submission": "one",
    }
    assert client.post(url, sent).status_code == 302
    assert SupportSession.objects.get().history.count() == 1


def test_it_changes_no_history_and_no_guard(web_role):
    web_role()
    for model in append_only_models():
        table, column = model._meta.db_table, model._meta.concrete_fields[0].column
        assert refused(f"UPDATE {table} SET {column} = {column}")
        assert refused(f"DELETE FROM {table}")
        assert refused(f"TRUNCATE {table}")
        assert refused(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        key = model._meta.pk
        if isinstance(key, AutoField):  # the database numbers the lines
            number = f"INSERT INTO {table} ({key.column}) OVERRIDING SYSTEM VALUE VALUES (1)"
            assert refused(number)
    assert refused("TRUNCATE participants_placement CASCADE")
    assert refused("DROP TRIGGER owner_is_fixed ON participants_placement")
    assert refused(
        "CREATE OR REPLACE FUNCTION core_refuse(rule text) RETURNS void AS '' LANGUAGE sql"
    )
    assert refused("SET LOCAL session_replication_role = replica")
    assert refused("INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())")


def test_what_it_had_besides_is_taken_away(web_role):
    run(f"GRANT ALL ON audit_accessevent TO {ROLE}")
    call_command("grant", ROLE)
    web_role()
    assert refused("DELETE FROM audit_accessevent")


@pytest.mark.parametrize("right", ["CREATE ON SCHEMA public", "TEMPORARY ON DATABASE {}"])
def test_it_adds_nothing_to_a_database_that_lets_everyone_add(web_role, right):
    run(f"GRANT {right.format(connection.settings_dict['NAME'])} TO PUBLIC")
    web_role()
    assert warned_of()
    run("RESET ROLE")
    call_command("grant", ROLE)
    web_role()
    assert refused("CREATE FUNCTION core_refuse(rule varchar) RETURNS void AS '' LANGUAGE sql")
    assert refused("CREATE TEMPORARY TABLE accounts_membership (id bigint)")
    assert not warned_of()


def test_an_unknown_role_is_named(db):
    with pytest.raises(CommandError, match="iw_nobody"):
        call_command("grant", "iw_nobody")


def test_the_check_warns_the_owner_of_tables_only(web_role):
    assert warned_of() == ["interwonen.W002"]
    web_role()
    assert warned_of() == []
