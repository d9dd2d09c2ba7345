from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


def _earlier_guard() -> str:
    """The function on stays as it was before availability came in periods."""
    text = (_SQL / "0002_guard_stays.sql").read_text()
    start = text.index("CREATE FUNCTION participants_guard_placement()")
    end = text.index("END $$;", start) + len("END $$;")
    return text[start:end].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


class Migration(migrations.Migration):
    """Rules on availability, intake, keys, exits and sessions; the README lists them."""

    dependencies = [("participants", "0007_drop_single_availability")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0008_guard_the_way.sql").read_text(),
            _earlier_guard() + (_SQL / "0008_guard_the_way_reverse.sql").read_text(),
        )
    ]
