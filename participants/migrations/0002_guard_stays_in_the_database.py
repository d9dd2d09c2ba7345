from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """Rules on stays that no single-row constraint can hold; the README lists them."""

    dependencies = [("participants", "0001_initial"), ("pilots", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0002_guard_stays.sql").read_text(),
            (_SQL / "0002_guard_stays_reverse.sql").read_text(),
        )
    ]
