from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [("core", "0001_refuse_rewriting"), ("audit", "0001_initial")]

    operations = [
        append_only(
            "audit_accessevent",
        )
    ]
