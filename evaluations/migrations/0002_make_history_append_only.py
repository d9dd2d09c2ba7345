from django.db import migrations

from interwonen.core.sql import append_only


class Migration(migrations.Migration):
    """Nobody rewrites what happened."""

    dependencies = [("core", "0001_refuse_rewriting"), ("evaluations", "0001_initial")]

    operations = [
        append_only(
            "evaluations_historicalcouncilreport",
            "evaluations_historicalevaluationmoment",
            "evaluations_historicalreportparagraph",
        )
    ]
