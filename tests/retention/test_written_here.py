"""Nothing is destroyed on the word of someone who writes rows of the database by hand."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from interwonen.accounts.models import Membership
from interwonen.audit.models import AccessEvent
from interwonen.audit.verification import Verification
from interwonen.core import clock
from interwonen.retention.actions.destructions import (
    agree_to_destruction,
    list_due,
    propose_destruction,
    stop_destruction,
)
from interwonen.retention.actions.destructions_carrying_out import (
    carry_out_destruction,
    destroy_again,
)
from interwonen.retention.actions.destructions_certificates import certificate_of, seal_of
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from participants.models import Participant
from tests.refusals import breaks

LATER = date(2040, 1, 2)
THEN = datetime(2040, 1, 2, 3, 30, tzinfo=UTC)
RULE = "retention_destruction_written_here"


@pytest.fixture(autouse=True)
def web_role(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE iw_hand")
    call_command("grant", "iw_hand")


def by_hand(statement, *values):
    """Write as the web server's role can, and end the transaction as far as the rules go."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE iw_hand")
        cursor.execute(statement, values)
        cursor.execute("RESET ROLE")


def settled():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def history_by_hand(row, who):
    """The row of the history that tells a record as it is now, in the name of someone."""
    model, past = type(row), type(row).history.model
    told = ", ".join(f'"{field.column}"' for field in past.tracked_fields)
    by_hand(
        f"INSERT INTO {past._meta.db_table} ({told}, history_date, history_change_reason,"
        f" history_type, history_user_id, signature) SELECT {told}, now(), '', '~', %s, ''"
        f" FROM {model._meta.db_table} WHERE id = %s",
        who.pk,
        row.pk,
    )
    settled()


def told_by_the_check():
    return list(Verification(now=clock.now(), anchors={}).broken_links())


@pytest.fixture
def listed(gone):
    list_due(today=LATER)
    return Destruction.objects.get(kind=Kind.CASE)


@pytest.fixture
def agreed(listed, first, second):
    propose_destruction(destruction=listed, now=THEN, by=first)
    return agree_to_destruction(destruction=listed, now=THEN, by=second)


def is_kept(row):
    """Whether the destruction is refused, and all that shows why is there and is told."""
    before = Destruction.history.count()
    with breaks(RULE):
        carry_out_destruction(destruction=row, now=THEN)
    assert Destruction.history.count() == before
    return Participant.objects.filter(pk=row.record).exists() and bool(told_by_the_check())


def test_in_two_names_by_hand(listed, first, second):
    by_hand(
        "UPDATE retention_destruction SET proposed_at = now(), proposed_by_id = %s,"
        " agreed_at = now(), agreed_by_id = %s",
        first.pk,
        second.pk,
    )
    history_by_hand(listed, first)
    assert is_kept(listed)


def test_agreed_to_by_a_copy_of_an_older_row(agreed, second):
    stop_destruction(destruction=agreed, by=second)
    past = Destruction.history.model
    names = ", ".join(
        f'"{field.column}"' for field in past._meta.concrete_fields if not field.primary_key
    )
    table = past._meta.db_table
    by_hand(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE agreed_at IS NOT NULL"
    )
    by_hand(
        "UPDATE retention_destruction d SET (proposed_at, proposed_by_id, agreed_at, agreed_by_id)"
        f" = (SELECT proposed_at, proposed_by_id, agreed_at, agreed_by_id FROM {table}"
        " ORDER BY history_id DESC LIMIT 1)"
    )
    settled()
    assert is_kept(agreed)


def test_agreed_to_in_the_name_of_another(listed, first, second):
    """Even when the application signed the row: it has to be an act of that person."""
    propose_destruction(destruction=listed, now=THEN, by=first)
    listed.refresh_from_db()
    listed._history_user = first
    listed.agreed_at, listed.agreed_by = THEN, second
    listed.save()
    with breaks(RULE):
        carry_out_destruction(destruction=listed, now=THEN)


@pytest.mark.parametrize("what", ["hold", "period", "role"])
def test_what_it_rests_on(agreed, second, what):
    row = {
        "hold": agreed,
        "period": RetentionPeriod.objects.get(kind=Kind.CASE),
        "role": Membership.objects.get(user=second),
    }[what]
    history_by_hand(row, second)
    assert is_kept(agreed)


def test_what_would_go(gone, first, second):
    history_by_hand(gone, second)
    list_due(today=LATER)
    row = Destruction.objects.get(kind=Kind.CASE)
    propose_destruction(destruction=row, now=THEN, by=first)
    assert is_kept(agree_to_destruction(destruction=row, now=THEN, by=second))


def test_destroyed_again_after_a_backup(agreed, gone, first):
    agreed.destroyed_at = THEN
    kept = {**certificate_of(agreed), "seal": seal_of(agreed)}
    history_by_hand(gone, first)
    with breaks(RULE):
        destroy_again(kept)
    assert Participant.objects.filter(pk=gone.pk).exists()


def test_a_month_of_the_access_log_with_a_line_by_hand(pilot, first, second):
    AccessEvent.objects.create(at=datetime(2030, 3, 2, 12, tzinfo=UTC), act="read", outcome="done")
    kept = {"id", "event_id", "signature"}
    columns = [field.column for field in AccessEvent._meta.concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns if name not in kept)
    by_hand(
        f"INSERT INTO audit_accessevent ({names}, event_id, signature)"
        f" SELECT {names}, gen_random_uuid(), signature FROM audit_accessevent"
    )
    list_due(today=LATER)
    row = Destruction.objects.get(kind=Kind.ACCESS_LOG, record=203003)
    propose_destruction(destruction=row, now=THEN, by=first)
    with breaks(RULE):
        agree_to_destruction(destruction=row, now=THEN, by=second)
        carry_out_destruction(destruction=row, now=THEN)
    assert AccessEvent.objects.count() == 2
