from django.db import migrations

from interwonen.core.sql import HISTORY_GUARD


class Migration(migrations.Migration):
    """The function that append-only tables of every app share."""

    operations = [migrations.RunSQL(HISTORY_GUARD, "DROP FUNCTION core_refuse_rewriting()")]
