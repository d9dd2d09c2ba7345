from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [("core", "0001_refuse_rewriting"), ("neighbours", "0001_initial")]

    operations = [
        append_only(
            "neighbours_historicalenquiry",
            "neighbours_historicalreply",
        )
    ]
