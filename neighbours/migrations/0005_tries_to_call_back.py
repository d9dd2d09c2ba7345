"""A call to call back says how often that was tried without an answer, and when last."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("neighbours", "0004_texts_names_and_extensions")]
    operations = [
        *[
            migrations.AddField(model, name, field)
            for model in ("call", "historicalcall")
            for name, field in (
                (
                    "tries",
                    models.PositiveSmallIntegerField(
                        "times tried without an answer", default=0, editable=False
                    ),
                ),
                (
                    "tried_at",
                    models.DateTimeField("last tried at", blank=True, editable=False, null=True),
                ),
            )
        ],
        migrations.AddConstraint(
            "call",
            models.CheckConstraint(
                name="neighbours_call_tried_at_some_time",
                condition=Q(tries=0, tried_at=None)
                | Q(outcome="call_back", tries__gt=0, tried_at__isnull=False),
            ),
        ),
    ]
