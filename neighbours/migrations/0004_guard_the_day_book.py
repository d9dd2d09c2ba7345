from pathlib import Path

from django.db import migrations

from interwonen.core.sql import append_only

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """What the database refuses in the day book of the support point."""

    dependencies = [
        ("core", "0001_refuse_rewriting"),
        ("neighbours", "0003_add_the_day_book"),
    ]

    operations = [
        append_only(
            "neighbours_historicalsupportpointday",
            "neighbours_historicalsupportpointday_staff",
            "neighbours_historicalwalkin",
        ),
        migrations.RunSQL(
            (_SQL / "0004_guard_the_day_book.sql").read_text(),
            (_SQL / "0004_guard_the_day_book_reverse.sql").read_text(),
        ),
    ]
