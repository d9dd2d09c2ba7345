"""What the web server's own role may do in the database: what the pages do, and no more.

It owns nothing, so it cannot disable a trigger, replace a guard or empty a table. The history and the
access log it can only read and add to, and what seals the log (`owner_adds`) it can only read.
"""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning
from django.db import connections, transaction
from django.db.models import AutoField
from psycopg import sql

from interwonen.core.guarding import append_only_models, migrated_apps

WRITABLE = "SELECT, INSERT, UPDATE, DELETE"
ADD_ONLY = "SELECT, INSERT ({columns})"
READ_ONLY = "SELECT"
# A role that may add browser sessions is one that serves pages.
_WEB_ROLES = """
SELECT DISTINCT grantee::text FROM information_schema.role_table_grants
WHERE table_schema = current_schema() AND table_name = 'django_session'
  AND privilege_type = 'INSERT' AND grantee <> current_user
"""
_RELATIONS = """
SELECT relname::text, relkind::text FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
"""
# A temporary table hides the one of the same name that a guard reads.
_CAN_GO_ROUND = """
SELECT has_schema_privilege(current_schema(), 'CREATE')
  OR has_database_privilege(current_database(), 'TEMPORARY') OR EXISTS (
  SELECT FROM pg_tables
  WHERE schemaname = current_schema() AND pg_has_role(current_user, tableowner, 'MEMBER'))
"""


def grant_to(role: str, cursor: Any) -> None:
    """Give `role` what the web server needs, and take away what it had besides.

    Run as the owner of the tables. Raises ProgrammingError when there is no such role.
    """
    to = sql.Identifier(role)
    cursor.execute("SELECT current_database(), current_schema()")
    database, schema = map(sql.Identifier, cursor.fetchone())
    # Everyone may add temporary tables and, in a database from before PostgreSQL 15, all else too.
    for act in (
        "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {to}",
        "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {to}",
    ):
        cursor.execute(sql.SQL(act).format(database=database, schema=schema, to=to))
    cursor.execute(_RELATIONS)
    for relation, kind in cursor.fetchall():
        names = {"on": sql.Identifier(relation), "to": to}
        rights = _rights_on(relation, kind)
        for act in ("REVOKE ALL ON {on} FROM {to}", "GRANT {rights} ON {on} TO {to}"):
            cursor.execute(sql.SQL(act).format(rights=rights, **names))


def renew_grants(
    *, using: str, plan: Any = None, app_config: AppConfig | None = None, **_signal: Any
) -> None:
    """Give each role that serves pages what it needs of new tables; a receiver of `post_migrate`."""
    if plan is None or app_config != migrated_apps()[-1]:
        return
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for role in web_roles(connections[using]):
            grant_to(role, cursor)


def web_roles(connection: Any) -> list[str]:
    """The database roles that serve pages."""
    with connection.cursor() as cursor:
        cursor.execute(_WEB_ROLES)
        return [role for (role,) in cursor.fetchall()]


def web_role_owns_nothing(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """A system check: the role of the web server cannot go round the rules of the database."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(_CAN_GO_ROUND)
        can_go_round = cursor.fetchone()[0]
    if not can_go_round:
        return []
    hint = (
        "Let the web server sign in as a role of its own: see `manage.py grant` in docs/running.md."
    )
    text = (
        "The database role of the web server owns tables or may add tables or functions, "
        "and so can go round the rules."
    )
    return [Warning(text, hint=hint, id="interwonen.W002")]


def _rights_on(relation: str, kind: str) -> sql.Composable:
    """What the web server's role may do; the number of a line is for the database to give."""
    if kind == "S":
        return sql.SQL("USAGE")
    if kind in "vm" or relation == "django_migrations":
        return sql.SQL(READ_ONLY)
    model: Any = {model._meta.db_table: model for model in append_only_models()}.get(relation)
    if model is None:
        return sql.SQL(WRITABLE)
    if getattr(model, "owner_adds", False):
        return sql.SQL(READ_ONLY)
    given = [each for each in model._meta.concrete_fields if not isinstance(each, AutoField)]
    columns = sql.SQL(", ").join(sql.Identifier(each.column) for each in given)
    return sql.SQL(ADD_ONLY).format(columns=columns)
