from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [("core", "0001_refuse_rewriting"), ("pilots", "0001_initial")]

    operations = [
        append_only(
            "pilots_historicalpilot",
            "pilots_historicalquestion",
            "pilots_historicalterm",
            "pilots_historicalcapacitystep",
        )
    ]
