"""Pieces of SQL that migrations of several apps need."""

from pathlib import Path

from django.db import migrations

HISTORY_GUARD = """
CREATE FUNCTION core_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = 'core_append_only';
END $$;
"""


def append_only(*tables: str) -> migrations.RunSQL:
    """An operation after which rows of these tables can be added but not changed or deleted."""
    return migrations.RunSQL(
        [
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION core_refuse_rewriting()"
            for table in tables
        ],
        [f"DROP TRIGGER append_only ON {table}" for table in tables],
    )


def function_in(sql: Path, name: str) -> str:
    """The statement by which the file `sql` makes the function `name`, as one that replaces it.

    A migration that replaces a function goes back to how an earlier one made it.
    """
    text = sql.read_text()
    start = text.index(f"FUNCTION {name}(")
    end = text.index("END $$;", start) + len("END $$;")
    return f"CREATE OR REPLACE {text[start:end]}\n"
