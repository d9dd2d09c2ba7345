from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [
        ("core", "0001_refuse_rewriting"),
        ("participants", "0002_guard_stays_in_the_database"),
    ]

    operations = [
        append_only(
            "participants_historicaldwelling",
            "participants_historicalparticipant",
            "participants_historicalsupportsession",
            "participants_historicalreferral",
            "participants_historicalplacement",
            "participants_historicalassignment",
            "participants_historicalexit",
            "participants_historicalsupportsession_life_domains",
        )
    ]
