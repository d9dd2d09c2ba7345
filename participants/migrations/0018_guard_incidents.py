from pathlib import Path

from django.db import migrations

from interwonen.core.sql import append_only

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """What the database refuses of incidents and cards."""

    dependencies = [
        ("core", "0001_refuse_rewriting"),
        ("participants", "0017_add_incidents"),
    ]

    operations = [
        append_only(
            "participants_historicalincident",
            "participants_historicalincident_reported_to",
            "participants_historicalneighbourhoodsignal",
        ),
        migrations.RunSQL(
            (_SQL / "0018_guard_incidents.sql").read_text(),
            (_SQL / "0018_guard_incidents_reverse.sql").read_text(),
        ),
    ]
