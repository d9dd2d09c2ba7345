"""The guards: what the database refuses that no constraint of a model can say.

Each app keeps them in `guards/*.sql`, a file per subject, as they are to be now. `migrate` replaces
all of them at its end, so that a guard dropped by hand is back, and one that no file holds
any more is dropped. A migration that changes a column which a trigger names drops that trigger first.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections, models, transaction
from simple_history.models import HistoricalChanges

# Functions of ours in the current schema; an extension keeps its own.
_OUR_FUNCTIONS = """
SELECT p.oid::regprocedure FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
  AND split_part(p.proname, '_', 1) = ANY(%s)
  AND NOT EXISTS (
    SELECT 1 FROM pg_depend
    WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
"""
# The triggers that call them. Nothing else goes with a function: a view that someone made of one
# makes `migrate` fail, and is not lost unnoticed.
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
        for model in _our_models()
        if issubclass(model, HistoricalChanges) or getattr(model, "append_only", False)
    ]


def fixed_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a model that say what its rows belong to, and that never change."""
    return getattr(model, "fixed_fields", ())


def apply_guards(
    *, using: str, plan: Any = None, app_config: AppConfig | None = None, **_signal: Any
) -> None:
    """Replace all guards, once all apps have been migrated; a receiver of `post_migrate`.

    Does nothing after a flush, which has no plan and leaves the guards in place, and nothing while
    tables are missing, such as after migrating back.
    """
    if plan is None or app_config != _last_migrated():
        return
    connection = connections[using]
    tables = {model._meta.db_table for model in _our_models()}
    if not tables <= set(connection.introspection.table_names()):
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        # A long transaction elsewhere makes this fail, instead of every page wait behind it.
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        labels = [[app.label for app in our_apps() if _files_of(app)]]
        cursor.execute(_OUR_TRIGGERS, labels)
        drops = [f"DROP TRIGGER {name} ON {table};" for name, table in cursor.fetchall()]
        cursor.execute(_OUR_FUNCTIONS, labels)
        if names := ", ".join(name for (name,) in cursor.fetchall()):
            drops.append(f"DROP ROUTINE {names};")
        files = [path.read_text() for path in guard_files()]
        cursor.execute("\n".join([*drops, *files, *_generated_triggers()]))


def _files_of(app: AppConfig) -> list[Path]:
    return sorted(Path(app.path).glob("guards/*.sql"))


def _last_migrated() -> AppConfig:
    """The last of our apps that `post_migrate` is sent for."""
    return [app for app in our_apps() if app.models_module is not None][-1]


def _our_models() -> list[type[models.Model]]:
    return [model for app in our_apps() for model in app.get_models(include_auto_created=True)]


def _generated_triggers() -> Iterator[str]:
    for model in append_only_models():
        yield (
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {model._meta.db_table}"
            " FOR EACH ROW EXECUTE FUNCTION core_refuse_rewriting();"
        )
    for model in _our_models():
        columns = {field.name: field.column for field in model._meta.concrete_fields}
        fixed = [columns[name] for name in fixed_fields(model)]
        if fixed:
            changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in fixed)
            yield (
                f"CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON {model._meta.db_table}"
                f" FOR EACH ROW WHEN ({changed})"
                " EXECUTE FUNCTION core_refuse_another_owner();"
            )
