from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [("core", "0001_refuse_rewriting"), ("accounts", "0002_initial")]

    operations = [
        append_only(
            "accounts_historicalmembership",
            "accounts_historicalorganisation",
            "accounts_historicaluser",
            "accounts_historicalinvitation",
        )
    ]
