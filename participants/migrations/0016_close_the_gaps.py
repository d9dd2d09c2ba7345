from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


def _earlier(source: str, name: str) -> str:
    """A function as it was in an earlier migration."""
    text = (_SQL / source).read_text()
    start = text.index(f"FUNCTION {name}(")
    end = text.index("END $$;", start) + len("END $$;")
    return f"CREATE OR REPLACE {text[start:end]}\n"


class Migration(migrations.Migration):
    """Rules on what rows belong to, on sessions when a decision or a stay changes, and on keys."""

    dependencies = [("participants", "0015_calendar_links")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0016_close_the_gaps.sql").read_text(),
            _earlier("0008_guard_the_way.sql", "participants_guard_return")
            + _earlier("0008_guard_the_way.sql", "participants_guard_handover")
            + _earlier("0010_guard_sessions.sql", "participants_guard_session")
            + _earlier("0008_guard_the_way.sql", "participants_guard_aftercare")
            + _earlier("0008_guard_the_way.sql", "participants_is_supported")
            + (_SQL / "0016_close_the_gaps_reverse.sql").read_text(),
        )
    ]
