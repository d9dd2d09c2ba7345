"""The guards: what the database refuses that no constraint of a model can say, and its views.

Each app keeps them in `guards/*.sql`, a file per subject, as they are to be now. `migrate` replaces
all of them at its end, so that a guard dropped by hand is back, and one that no file holds
any more is dropped. A migration that changes a column which a trigger names drops that trigger first;
the views are gone by themselves while there is something to migrate.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections, models, transaction
from simple_history.models import HistoricalChanges

from interwonen.core.periods import FIRST_DAY, LAST_DAY
from interwonen.core.told_changes import told_by_history
from interwonen.core.withdrawals import MayBeWithdrawn

# Functions of ours in the current schema; an extension keeps its own.
_OUR_FUNCTIONS = """
SELECT p.oid::regprocedure FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
  AND split_part(p.proname, '_', 1) = ANY(%s)
  AND NOT EXISTS (
    SELECT 1 FROM pg_depend
    WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
"""
# Views of ours: those in the files, and those that bear our mark since a file held them once. Nothing
# else goes with a function or a view: what someone else made of one makes `migrate` fail, and is not
# lost unnoticed.
_MARK = "Made by migrate of Interwonen"
_OUR_VIEWS = f"""
SELECT c.oid::regclass FROM pg_class c
WHERE c.relkind = 'v' AND c.relnamespace = current_schema()::regnamespace
  AND (c.relname = ANY(%s) OR obj_description(c.oid, 'pg_class') = '{_MARK}')
"""
# The triggers that call our functions; they go with them.
_OUR_TRIGGERS = f"""
SELECT quote_ident(tgname), tgrelid::regclass FROM pg_trigger
WHERE NOT tgisinternal AND tgfoid IN ({_OUR_FUNCTIONS.replace("::regprocedure", "")})
"""


def our_apps() -> list[AppConfig]:
    """The apps of this project, in the order in which they are installed."""
    return [app for app in apps.get_app_configs() if app.name in settings.OUR_APPS]


def guard_files() -> list[Path]:
    """All files with guards, app by app."""
    return [path for app in our_apps() for path in _files_of(app)]


def append_only_models() -> list[type[models.Model]]:
    """Models whose rows are added but never changed or deleted: history, and the access log."""
    return [
        model
        for model in our_models()
        if issubclass(model, HistoricalChanges) or getattr(model, "append_only", False)
    ]


def withdrawn_models() -> list[type[models.Model]]:
    """Models whose rows say why they were withdrawn; they are never deleted and never come back."""
    return [model for model in our_models() if issubclass(model, MayBeWithdrawn)]


def fixed_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a model that never change: what its rows belong to, or what they asked."""
    return getattr(model, "fixed_fields", ())


def date_fields(model: type[models.Model]) -> "list[models.DateField[Any, Any]]":
    """The fields of a model that hold a day, not a moment."""
    fields = model._meta.concrete_fields
    return [field for field in fields if field.get_internal_type() == "DateField"]  # type: ignore[misc]


def drop_views(
    *, using: str, plan: Any = None, app_config: AppConfig | None = None, **_signal: Any
) -> None:
    """Drop our views before the first migration; a receiver of `pre_migrate`.

    PostgreSQL refuses to change or drop a column that a view shows. Does nothing when there is
    nothing to migrate, so that no page is without its view meanwhile.
    """
    if plan and app_config == migrated_apps()[0]:
        with _changing(using) as cursor:
            if drops := _drop("VIEW", cursor, _OUR_VIEWS, _view_names()):
                cursor.execute(drops)


def apply_guards(
    *, using: str, plan: Any = None, app_config: AppConfig | None = None, **_signal: Any
) -> None:
    """Replace all guards, once all apps have been migrated; a receiver of `post_migrate`.

    Does nothing after a flush, which has no plan and leaves the guards in place, and nothing while
    tables are missing, such as after migrating back.
    """
    if plan is None or app_config != migrated_apps()[-1]:
        return
    tables = {model._meta.db_table for model in our_models()}
    if not tables <= set(connections[using].introspection.table_names()):
        return
    with _changing(using) as cursor:
        cursor.execute(_OUR_TRIGGERS, [_labels()])
        drops = [f"DROP TRIGGER {name} ON {table};" for name, table in cursor.fetchall()]
        drops.append(_drop("VIEW", cursor, _OUR_VIEWS, _view_names()))
        drops.append(_drop("ROUTINE", cursor, _OUR_FUNCTIONS, _labels()))
        files = [path.read_text() for path in guard_files()]
        marks = [f"COMMENT ON VIEW {name} IS '{_MARK}';" for name in _view_names()]
        cursor.execute(
            "\n".join(
                [*drops, *files, *marks, *_generated_triggers(), *told_by_history(our_models())]
            )
        )


@contextmanager
def _changing(using: str) -> Iterator[Any]:
    """A cursor in a transaction of its own.

    A long transaction elsewhere makes it fail, instead of every page wait behind it.
    """
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        yield cursor


def _drop(kind: str, cursor: Any, ours: str, names: list[str]) -> str:
    """The statement that drops all of ours at once, whichever uses which; "" without any."""
    cursor.execute(ours, [names])
    found = ", ".join(name for (name,) in cursor.fetchall())
    return f"DROP {kind} {found};" if found else ""


def _view_names() -> list[str]:
    """The views that the files hold."""
    texts = (path.read_text() for path in guard_files())
    return [name for text in texts for name in re.findall(r"^CREATE VIEW (\w+)", text, re.M)]


def _labels() -> list[str]:
    return [app.label for app in our_apps() if _files_of(app)]


def _files_of(app: AppConfig) -> list[Path]:
    return sorted(Path(app.path).glob("guards/*.sql"))


def migrated_apps() -> list[AppConfig]:
    """Our apps that `pre_migrate` and `post_migrate` are sent for, in that order."""
    return [app for app in our_apps() if app.models_module is not None]


def our_models() -> list[type[models.Model]]:
    """The models with a table of their own; those of a view have none, nor does a proxy."""
    known = [model for app in our_apps() for model in app.get_models(include_auto_created=True)]
    return [model for model in known if model._meta.managed and not model._meta.proxy]


def _generated_triggers() -> Iterator[str]:
    for model in append_only_models():
        yield (
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {model._meta.db_table}"
            " FOR EACH ROW EXECUTE FUNCTION core_refuse_rewriting();"
        )
    for model in withdrawn_models():
        comes_back = "OLD.withdrawn_because <> '' AND NEW.withdrawn_because = ''"
        yield (
            f"CREATE TRIGGER never_deleted BEFORE DELETE ON {model._meta.db_table}"
            " FOR EACH ROW EXECUTE FUNCTION core_refuse_undoing();"
            f"CREATE TRIGGER stays_withdrawn BEFORE UPDATE ON {model._meta.db_table}"
            f" FOR EACH ROW WHEN ({comes_back}) EXECUTE FUNCTION core_refuse_undoing();"
        )
    for model in our_models():
        columns = {field.name: field.column for field in model._meta.concrete_fields}
        fixed = [columns[name] for name in fixed_fields(model)]
        if fixed:
            changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in fixed)
            yield (
                f"CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON {model._meta.db_table}"
                f" FOR EACH ROW WHEN ({changed})"
                " EXECUTE FUNCTION core_refuse_another_owner();"
            )
        if (dates := date_fields(model)) and model not in append_only_models():
            outside = f"NOT BETWEEN '{FIRST_DAY}' AND '{LAST_DAY}'"
            far = " OR ".join(f"NEW.{field.column} {outside}" for field in dates)
            yield (
                f"CREATE TRIGGER dates_in_reach BEFORE INSERT OR UPDATE ON {model._meta.db_table}"
                f" FOR EACH ROW WHEN ({far}) EXECUTE FUNCTION core_refuse_date();"
            )
