from pathlib import Path

from django.db import migrations

from interwonen.core.sql import append_only

_SQL = Path(__file__).parent / "sql"


def _earlier_guard() -> str:
    """The function on sessions as it was before one could cancel them."""
    text = (_SQL / "0008_guard_the_way.sql").read_text()
    start = text.index("CREATE FUNCTION participants_guard_session()")
    end = text.index("END $$;", start) + len("END $$;")
    return text[start:end].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


class Migration(migrations.Migration):
    """Rules on series, goals and cancelled sessions; nobody rewrites what happened."""

    dependencies = [("participants", "0009_keep_more_of_sessions")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0010_guard_sessions.sql").read_text(),
            _earlier_guard() + (_SQL / "0010_guard_sessions_reverse.sql").read_text(),
        ),
        append_only(
            "participants_historicalsessionseries",
            "participants_historicalsupportsession_goals",
        ),
    ]
