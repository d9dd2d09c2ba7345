from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """The database refuses dates of enquiries and answers that cannot be."""

    dependencies = [("neighbours", "0004_guard_the_day_book")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0005_guard_the_dates.sql").read_text(),
            (_SQL / "0005_guard_the_dates_reverse.sql").read_text(),
        ),
    ]
