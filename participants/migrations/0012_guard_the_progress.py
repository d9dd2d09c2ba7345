from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """Rules on barriers, goals, steps and being ready to rent again."""

    dependencies = [("participants", "0011_guard_referring_again")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0012_guard_the_progress.sql").read_text(),
            (_SQL / "0012_guard_the_progress_reverse.sql").read_text(),
        )
    ]
