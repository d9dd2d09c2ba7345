from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """Rules on an intake after the decision, and on referring someone again."""

    dependencies = [("participants", "0010_guard_sessions")]

    operations = [
        migrations.RunSQL(
            (_SQL / "0011_guard_referring_again.sql").read_text(),
            (_SQL / "0011_guard_referring_again_reverse.sql").read_text(),
        )
    ]
