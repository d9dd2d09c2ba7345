"""What an earlier version kept of neighbours is removed by the migration that forbids it."""

from datetime import date
from importlib import import_module

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from neighbours.actions.consultation_hours_forgetting import forget_callers
from neighbours.models import Call, Enquirer
from tests.consultation_hour_factories import asked, make_booking, make_call
from tests.factories import TODAY, make_enquiry
from tests.refusals import breaks, tell

MIGRATION = "0004_texts_names_and_extensions"
GIVEN = {"contact_name": "Jannie Fictief", "contact_email": "jannie@buurt.example"}


def as_before(statement: str, row) -> None:
    """Write what the guards of an earlier version let pass."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, [row.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")


def upgrade() -> None:
    migration = import_module(f"neighbours.migrations.{MIGRATION}")
    loader = MigrationLoader(connection)
    # The tables of the tests are those of the last migration.
    state = loader.project_state(loader.graph.leaf_nodes("neighbours"))
    migration.remove_names(state.apps, None)


def test_who_asked_what_was_withdrawn_is_removed(pilot):
    gone, kept = make_enquiry(pilot, **GIVEN), make_enquiry(pilot, **GIVEN)
    as_before("UPDATE neighbours_enquiry SET withdrawn_because = 'x' WHERE id = %s", gone)
    tell(gone)
    upgrade()
    contact = gone.contact
    contact.refresh_from_db()
    assert (contact.is_anonymous, contact.removed_on) == (True, TODAY)
    assert contact.history.first().removed_on == TODAY
    assert Enquirer.objects.get(enquiry=kept).name == "Jannie Fictief"


def test_a_call_that_became_an_enquiry_leaves_its_words_and_its_caller_there(hour):
    call, other = make_call(hour, **asked()), make_booking(hour, caller_name="Fictief Buur")
    said = "note = 'Fictief', caller_name = 'Fictief', kind_id = 'contact_kind.question'"
    as_before(f"UPDATE neighbours_call SET {said} WHERE id = %s", call)
    upgrade()
    row = Call.objects.get(pk=call.pk)
    assert (row.note, row.caller_name, row.kind) == ("", "", None)
    assert row.history.first().note == ""
    assert call.history.count() == 2
    assert Call.objects.get(pk=other.pk).caller_name == "Fictief Buur"
    assert other.history.count() == 1


def test_a_call_that_cannot_be_emptied_holds_up_no_other(hour):
    call, other = make_call(hour, **asked()), make_booking(hour, caller_name="Fictief Buur")
    said = "note = 'Fictief', caller_name = 'Fictief'"
    as_before(f"UPDATE neighbours_call SET {said} WHERE id = %s", call)
    with breaks("neighbours_call_kept_by_enquiry"):
        forget_callers(today=date(2022, 4, 1))
    assert Call.objects.get(pk=other.pk).caller_name == ""
    upgrade()
    assert forget_callers(today=date(2022, 4, 1)) == 0
