"""After a destruction no byte of the record is left in any table, and of others everything is."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, models, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email, Log

from interwonen.access.responsibilities import Kept, personal_models, responsibility_for
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.mail_queue import queue_mail
from interwonen.core.models import Draft, LongWork
from interwonen.retention.actions.destructions import list_due
from interwonen.retention.actions.destructions_carrying_out import erase
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from interwonen.retention.selectors.destructions_plan import (
    OF_PILOT,
    Plan,
    has_rows,
    owned_models,
    plan_of,
)
from neighbours.mails import mail_about
from neighbours.models import Enquiry
from participants.actions.proposals import withdraw_proposal
from participants.models import Participant
from tests.access.test_routes import make_scene
from tests.factories import (
    TODAY,
    make_enquiry,
    make_participant,
    make_pilot,
    make_proposal,
    make_user,
    system,
)
from tests.refusals import refused_by

MARK = "MERKTEKEN"

# Models of files, neighbourhood and evaluations that no kind of record takes along, and why.
KEPT = {
    "core.Submission": "keyed hashes and the key of a record, for two days",
    "core.Mark": "a keyed hash, which wears off",
    "audit.SealedLine": "a hash",
    "audit.LogBlock": "hashes",
    "audit.SubjectHead": "a hash and a code; proves later that no line was left out",
    "retention.Destruction": "the certificate: codes, and the people who decided",
    "retention.RetentionPeriod": "the same for everyone",
    "participants.Dwelling": "of the pilot",
    "participants.Availability": "of a dwelling",
    "accounts.Organisation": "an organisation",
    "neighbours.StandardAnswer": "a text to answer with, about nobody",
    "neighbours.QuestionAsked": "for the public page, about nobody",
    "evaluations.CouncilReport": "published, or says who answers for it",
    "evaluations.ReportParagraph": "published",
    "evaluations.ReportSubmission": "says who answers for what was published",
    "evaluations.ReportApproval": "says who answers for what was published",
    "evaluations.PublishedReport": "published",
    "evaluations.PublishedFile": "published",
    "evaluations.CouncilQuestion": "asked in public about what was published",
}
APPS_WITHOUT_FILES = {"auth", "contenttypes", "sessions", "pilots", "post_office"}
# What the daily work clears, each after a time of its own.
# What libraries keep until it was sent or has expired (core/mail_queue.py, core/late_drafts.py).
EXPIRES = {"accounts.UnsentMail", "post_office.Email", "post_office.Log", "sessions.Session"}
SWEPT = {"core.Draft", "core.LongWork", "neighbours.AddressUpload", "evaluations.Reminder"}
PLANTED = {models.CharField, models.TextField, models.JSONField, models.BinaryField}
# What only points at an enquiry, and goes on without it.
LOOSE = {
    ("neighbours_enquiry", "same_as_id"),
    ("neighbours_reply", "given_with_id"),
    ("neighbours_call", "enquiry_id"),
}
KEYS = """
SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'p'
"""
LINKS = """
SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'
"""


def as_owner(tables, statements):
    """Run statements with the triggers of these tables switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        done = [statement for statement in statements if run(cursor, statement)]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return done


def run(cursor, statement):
    """Whether the database takes it; a column with a fixed list of values does not."""
    try:
        with transaction.atomic():
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True


def asked(statement: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def rows_of(root: type[models.Model], key: int) -> Plan:
    """The rows that lead to a row of `root`, and their histories.

    By the constraints of the database alone, so that the product's own plan is not believed.
    """
    own, links = dict(asked(KEYS)), asked(LINKS)
    found, before = {root._meta.db_table: {key}}, None
    while before != (before := {table: len(keys) for table, keys in found.items()}):
        for child, column, parent in links:
            if parent in found and (child, column) not in LOOSE:
                query = f"SELECT {own[child]} FROM {child} WHERE {column} = ANY(%s)"
                keys = {pk for (pk,) in asked(query, [*found[parent]])}
                found[child] = found.get(child, set()) | keys
    for table in own:
        base = table.replace("_historical", "_")
        if base != table and found.get(base):
            query = f"SELECT {own[table]} FROM {table} WHERE {own[base]} = ANY(%s)"
            found[table] = {pk for (pk,) in asked(query, [*found[base]])}
    every = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table: model for model in every if not model._meta.proxy}
    return Plan(keys={named[table]: keys for table, keys in found.items()})


def planted(plan: Plan) -> set[str]:
    """Put the mark in every text of every row of a plan; gives the columns that took it."""
    statements = {}
    for model, keys in plan.keys.items():
        for field in model._meta.concrete_fields:
            longest = field.max_length or 10_000
            value = {
                models.CharField: f"left('{MARK} ' || {field.column}, {longest})",
                models.TextField: f"left('{MARK} ' || {field.column}, {longest})",
                models.JSONField: f"""'{{"said": ["{MARK}"]}}'""",
                models.BinaryField: f"convert_to('{MARK}', 'UTF8')",
            }.get(next(filter(PLANTED.__contains__, type(field).mro()), None))
            if value is None or field.primary_key or not keys or longest < len(MARK):
                continue
            ids = ", ".join(str(key) for key in keys)
            statement = (
                f"UPDATE {model._meta.db_table} SET {field.column} = {value}"
                f" WHERE {model._meta.pk.column} IN ({ids})"
            )
            statements[statement] = f"{model._meta.label}.{field.name}"
    tables = {model._meta.db_table for model, keys in plan.keys.items() if keys}
    return {statements[each] for each in as_owner(tables, list(statements))}


def tables_with_mark() -> set[str]:
    """Every table of the database, of libraries too, with the mark in a row: as text or as bytes."""
    as_bytes = MARK.encode().hex()
    found = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {table} t WHERE t::text LIKE %s OR t::text LIKE %s)",
                [f"%{MARK}%", f"%{as_bytes}%"],
            )
            if cursor.fetchone()[0]:
                found.add(table)
        cursor.execute("SELECT count(*) FROM pg_largeobject_metadata")
        assert cursor.fetchone() == (0,)
    return found


def listed(pilot, kind, record, reference) -> Destruction:
    return Destruction(
        pilot=pilot, kind=kind, record=record, reference=reference, months=1,
        ended_on=date(2021, 1, 1), due_on=date(2021, 2, 1),
    )  # fmt: skip


def put_elsewhere(user, address, to="someone@demo.example"):
    """What was typed or sent about a record, in tables that know no record."""
    Draft.objects.create(
        author=user,
        place=address,
        title=MARK,
        content={"text": [MARK]},
        saved_at=timezone.now(),
    )
    queue_mail(f"Over {MARK}", f"https://interwonen.example{address}", to=to)
    mail = Email.objects.latest("pk")
    Log.objects.create(email=mail, status=1, exception_type="SMTPError", message=MARK)
    LongWork.objects.create(
        kind="try", place="x", started_by=user, back="/", finished_at=timezone.now(),
        order={"text": MARK}, content=MARK.encode(),
    )  # fmt: skip
    Session.objects.create(
        session_key="late", session_data=MARK, expire_date=timezone.now() + timezone.timedelta(1)
    )


@pytest.fixture
def user(pilot):
    return make_user(role="team_lead", pilot=pilot)


def test_nothing_of_a_person_is_left_and_all_of_another_is(pilot, user):
    _pilot, _people, rows = make_scene(pilot)
    person = rows["participant"]
    other = make_participant(pilot)
    took = planted(rows_of(Participant, person.pk))
    put_elsewhere(user, reverse("participants:session-create", args=[pilot.slug, person.pk]))
    assert {f"participants.{name}" for name in (
        "Participant.last_name", "SupportSession.note", "Incident.what_happened", "Goal.text",
        "HistoricalParticipant.last_name",
    )} <= took  # fmt: skip
    assert len(took) > 60
    assert len(tables_with_mark()) > 30
    kept = plan_of(listed(pilot, Kind.CASE, other.pk, other.reference)).counts()
    erase(plan_of(listed(pilot, Kind.CASE, person.pk, person.reference)))
    assert tables_with_mark() == set()
    assert not Participant.objects.filter(pk=person.pk).exists()
    assert plan_of(listed(pilot, Kind.CASE, other.pk, other.reference)).counts() == kept


def test_what_was_deleted_before_goes_too(pilot):
    """A proposal that was withdrawn is there in the history only."""
    person = make_participant(pilot)
    proposal = make_proposal(person, why=f"{MARK} past goed")
    withdraw_proposal(proposal=proposal, by=system())
    assert tables_with_mark() == {"participants_historicalplacementproposal"}
    erase(plan_of(listed(pilot, Kind.CASE, person.pk, person.reference)))
    assert tables_with_mark() == set()


def test_nothing_of_an_enquiry_is_left_and_others_go_on(pilot, user):
    _pilot, _people, rows = make_scene(pilot)
    enquiry = rows["enquiry"]
    other = make_enquiry(pilot)
    other.same_as = enquiry
    save_as(other, by=system())
    assert planted(rows_of(Enquiry, enquiry.pk))
    put_elsewhere(user, reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk]))
    queue_mail(MARK, MARK, to="buur@demo.example", about=mail_about(enquiry))
    erase(plan_of(listed(pilot, Kind.NEIGHBOUR_CONTACT, enquiry.pk, str(enquiry.number))))
    assert tables_with_mark() == set()
    other.refresh_from_db()
    assert other.same_as is None
    assert other.history.first().same_as_id is None


def test_a_mail_and_a_draft_about_another_stay(pilot, user):
    person, other = make_participant(pilot), make_participant(pilot)
    put_elsewhere(user, reverse("participants:session-create", args=[pilot.slug, other.pk]))
    erase(plan_of(listed(pilot, Kind.CASE, person.pk, person.reference)))
    assert (Draft.objects.count(), Email.objects.count()) == (1, 1)


def test_every_model_goes_along_or_has_a_reason_to_stay():
    owned = set().union(*(owned_models(kind) for kind in Kind))
    without = {
        getattr(model, "instance_type", model)._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model not in owned
        and model._meta.app_label not in APPS_WITHOUT_FILES
    }
    without = {label for label in without if not apps.get_model(label)._meta.auto_created}
    assert without == KEPT.keys() | SWEPT


def test_every_personal_datum_has_a_rule_that_ends_it(db):
    for model in personal_models():
        said = responsibility_for(model)
        assert said is not None
        label = model._meta.label
        match said.kept:
            case Kept.FOR_GOOD:
                assert label in KEPT, label
            case Kept.SHORT:
                assert label in SWEPT | EXPIRES, label
            case kind:
                assert model in owned_models(kind), label
                assert RetentionPeriod.objects.filter(kind=kind).exists()


@pytest.mark.parametrize("kind", OF_PILOT)
def test_nothing_of_a_kind_is_left_in_a_pilot_and_all_of_another_is(pilot, kind):
    elsewhere = make_pilot()
    for where in (pilot, elsewhere):
        make_scene(where)
    row, other = (listed(where, kind, where.pk, where.slug) for where in (pilot, elsewhere))
    assert planted(plan_of(row))
    kept = plan_of(other).counts()
    assert has_rows(pilot, kind)
    erase(plan_of(row))
    assert tables_with_mark() == set()
    assert not has_rows(pilot, kind)
    assert plan_of(other).counts() == kept


def test_an_account_goes_once_nothing_says_what_someone_did(pilot, first_left, user):
    today = TODAY + timedelta(days=400)
    list_due(today=today)
    row = Destruction.objects.get(kind=Kind.ACCOUNT)
    assert (row.record, row.ended_on) == (first_left.pk, TODAY)
    assert "@" not in row.reference
    assert first_left.name not in str(row)
    assert row.counts["rol in een pilot"] == 1
    queue_mail(MARK, MARK, to=first_left.email)
    plan = plan_of(row)  # before the mark is in the address of the account too
    assert planted(plan)
    erase(plan)
    assert tables_with_mark() == set()
    assert not User.objects.filter(pk=first_left.pk).exists()


def test_an_account_stays_while_the_log_or_a_history_names_it(pilot, first_left):
    save_as(make_participant(pilot), by=first_left)
    list_due(today=TODAY + timedelta(days=400))
    assert not Destruction.objects.filter(kind=Kind.ACCOUNT).exists()


@pytest.fixture
def first_left(pilot):
    """A colleague who left today."""
    person = make_user(role="counsellor", pilot=pilot)
    membership = person.memberships.get()
    membership.ends_on = TODAY
    save_as(membership, by=system())
    return person


def test_the_triggers_are_back_on_afterwards(pilot):
    person, other = make_participant(pilot), make_participant(pilot)
    erase(plan_of(listed(pilot, Kind.CASE, person.pk, person.reference)))
    statement = "DELETE FROM participants_historicalparticipant WHERE id = %s"
    assert refused_by(statement, [other.pk]) == "core_append_only"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
