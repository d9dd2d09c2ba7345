from django.db import migrations


class Migration(migrations.Migration):
    """A session has a day, whether it was held or not."""

    dependencies = [("participants", "0003_make_history_append_only")]

    operations = [
        migrations.RenameField("supportsession", "held_on", "day"),
        migrations.RenameField("supportsession", "started_at", "starts_at"),
        migrations.RenameField("historicalsupportsession", "held_on", "day"),
        migrations.RenameField("historicalsupportsession", "started_at", "starts_at"),
    ]
