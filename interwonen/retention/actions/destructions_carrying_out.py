"""Destroy what two people agreed to destroy: only who owns the tables can.

The triggers that keep a history from being rewritten, and a record from being deleted, are switched
off for the tables concerned, within the transaction that destroys; the role of the web server has no
right to do that (decision 66). Foreign keys stay on: nothing is left that points at nothing.
"""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import sql

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.models import LongWork
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot
from interwonen.retention.actions.destructions import is_as_counted, still_decide
from interwonen.retention.actions.destructions_certificates import FIELDS, is_genuine, seal_of
from interwonen.retention.models import Destruction
from interwonen.retention.rules import destructions as rules
from interwonen.retention.selectors.destructions_due import (
    is_due,
    is_restricted,
    is_there,
)
from interwonen.retention.selectors.destructions_plan import Plan, plan_of, root_of
from interwonen.retention.selectors.destructions_written import (
    goes_as_written,
    is_decided_by_both,
)


@transaction.atomic
def carry_out_destruction(*, destruction: Destruction, now: datetime) -> Destruction:
    """Destroy a record and all that belongs to it, and leave a certificate.

    Everyone signs in anew afterwards: a session may hold what someone typed. Raises RuleBroken when
    two people did not agree or decide no longer, when it is not due any more or not as they saw it, and
    when someone wrote their decision, or any row of a history that would go, round the application;
    ProgrammingError for who does not own the tables.
    """
    row: Destruction = Destruction.objects.select_for_update().get(pk=destruction.pk)
    refuse_unless(row.destroyed_at is None, rules.CERTIFICATE_STANDS)
    refuse_unless(row.agreed_at is not None and not row.held_because, rules.AGREED_FIRST)
    refuse_unless(is_due(row, on=now.date()), rules.STILL_DUE)
    refuse_unless(still_decide(row, on=now.date()), rules.STILL_DECIDE)
    refuse_unless(is_as_counted(row), rules.AS_COUNTED)
    refuse_unless(is_decided_by_both(row), rules.WRITTEN_HERE)
    plan = plan_of(row)
    refuse_unless(goes_as_written(plan), rules.WRITTEN_HERE)
    row.counts, row.destroyed_at = plan.counts(), now
    # The reasons for which it was held are about this record too.
    plan.keys[Destruction.history.model] = set(row.history.values_list("pk", flat=True))
    erase(plan)
    row.seal = seal_of(row)
    save_as(row, by=User.system())
    note_destruction(row, Outcome.DONE)
    return row


@transaction.atomic
def destroy_again(kept: dict[str, Any]) -> bool:
    """Destroy what a backup brought back, by its kept certificate; gives whether it was there.

    The record must have the same code still. The certificate comes back too, if both people are known.
    Raises RuleBroken for a certificate that was not written here, and when what the backup brought
    back is held or restricted, or has a history that was not.
    """
    refuse_unless(is_genuine(kept), rules.CERTIFICATE_GENUINE)
    pilot = Pilot.objects.filter(slug=kept["pilot"]).first()
    if pilot is None:
        return False
    row = Destruction(pilot=pilot, **{name: kept[name] for name in FIELDS}, seal=kept["seal"])
    listed = Destruction.objects.filter(pilot=pilot, kind=row.kind, record=row.record)
    if listed.filter(seal=row.seal).exists() or not is_there(row):
        return False
    same = listed.listed()
    held = Destruction.objects.filter(pilot=pilot, record=row.record).exclude(held_because="")
    refuse_unless(root_of(row.kind) not in {root_of(each.kind) for each in held}, rules.NOT_HELD)
    refuse_unless(not is_restricted(row), rules.LEFT_ALONE)
    plan = plan_of(row)
    plan.keys[Destruction] = set(same.values_list("pk", flat=True))
    past = Destruction.history.filter(id__in=plan.keys[Destruction])
    plan.keys[Destruction.history.model] = set(past.values_list("pk", flat=True))
    refuse_unless(goes_as_written(plan), rules.WRITTEN_HERE)
    erase(plan)
    people = {kept["proposed_by_id"], kept["agreed_by_id"]}
    if User.objects.filter(pk__in=people).count() == len(people):
        save_as(row, by=User.system())
    note_destruction(row, Outcome.DONE)
    return True


def note_destruction(row: Destruction, outcome: Outcome) -> None:
    """Write in the access log what was destroyed or could not be, and whose it was, by its code."""
    record(
        Visit(
            None,
            Act.DESTROY,
            outcome,
            page="command:destroy",
            pilot_id=row.pilot_id,
            object_type=row._meta.label_lower,
            object_id=str(row.pk or ""),
            subject=row.access_subject,
        )
    )


def erase(plan: Plan) -> None:
    """Delete all rows of a plan in the transaction that is open, and what may hold a part of them."""
    models = [model for model, keys in plan.keys.items() if keys]
    touched = {each._meta.db_table for each in [*models, *(row for row, _name in plan.loose)]}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '30s'")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no trigger waits that is switched off
        _switch(cursor, "DISABLE", sorted(touched))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # rows go in any order
        for row, name in plan.loose:
            setattr(row, name, None)
            save_as(row, by=User.system(), reason=_("What it pointed at was destroyed"))
        for model in models:
            statement = sql.SQL("DELETE FROM {} WHERE {} = ANY(%s)").format(
                sql.Identifier(model._meta.db_table),
                sql.Identifier(model._meta.pk.column),  # type: ignore[arg-type]
            )
            cursor.execute(statement, [list(plan.keys[model])])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch(cursor, "ENABLE", sorted(touched))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    Session.objects.all().delete()
    LongWork.objects.all().delete()  # one that is busy ends without a result
    cache.clear()


def _switch(cursor: Any, how: str, tables: list[str]) -> None:
    for table in tables:
        act = sql.SQL("ALTER TABLE {} {} TRIGGER USER").format(sql.Identifier(table), sql.SQL(how))
        cursor.execute(act)
